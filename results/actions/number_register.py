"""Every number that an office has given in a year: of papers, announcements, lists and decisions.

Source: regulations 7: numbers of a symbol begin with 01 every year, whatever the campaign. What
another authority numbers bears its own symbol, or is of a campaign that another office holds.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, NoReturn
from uuid import UUID

from exams.documents import decision
from exams.documents.announced import SYMBOL as ANNOUNCED
from exams.documents.founding_decision import FOUNDED_ABOVE
from exams.documents.paper import numbered
from exams.models import Announcement, Body, Campaign
from exams.rules.refusals import Refusal
from results.models import IssuedDocument, Publication

FOUNDING = "FOUNDING_DECISION"


class Registered(NamedTuple):
    """A number, and of which paper: its kind, of what in which campaign it speaks."""

    number: str
    paper: str
    about: str
    campaign: UUID


def registered(campaign: Campaign, symbol: str, year: int) -> list[Registered]:
    """Return the papers of a symbol that were issued in a year, and what the office of a campaign
    announced, published and founded then, under numbers that were typed.
    """
    typed = {ANNOUNCED: _published, decision.SYMBOL: _founded}.get(symbol)
    return [*issued(symbol, year), *(typed(campaign.host, year) if typed else ())]


def issued(symbol: str, year: int) -> Iterator[Registered]:
    """Yield the papers of a symbol that were issued in a year."""
    papers = IssuedDocument.objects.filter(symbol=symbol, issued_at__year=year)
    for each in papers.values_list("number", "kind", "about", "campaign"):
        yield Registered(*each)


def require_unregistered(number: str, symbol: str, on: date, but: str = "") -> None:
    """Refuse (NUMBER_TAKEN) a typed number that a paper issued in the year bears.

    A paper of the kind `but` may bear it: it says the same.
    """
    paper = paper_under(number, symbol, on)
    if paper and paper.paper != but:
        refuse(number, paper, "number")


def paper_under(number: str, symbol: str, on: date) -> Registered | None:
    """Return the paper that was issued under a number in the year of a day, if there is one."""
    papers = issued(symbol, on.year)
    return next((each for each in papers if is_same_number(number, each.number, symbol)), None)


def is_same_number(number: str, other: str, symbol: str) -> bool:
    """Say whether two numbers are the same, however they are typed; blank is none."""
    return bool(number and other) and _plain(number, symbol) == _plain(other, symbol)


def figure_of(number: str, symbol: str) -> int | None:
    """Return the figure of a number that bears this symbol; None of any other."""
    figure = re.match(r"\d+", _plain(number, symbol))
    return int(figure[0]) if figure and is_same_number(number, figure[0], symbol) else None


def refuse(number: str, paper: Registered, field: str) -> NoReturn:
    """Raise Refusal NUMBER_TAKEN, naming the paper that has the number."""
    raise Refusal("NUMBER_TAKEN", number=number, field=field, paper=paper.paper, about=paper.about)


def _plain(number: str, symbol: str) -> str:
    """Return a number as 5/tb/hđtt: the state's form and the Party's differ in signs alone."""
    return numbered(number, symbol).casefold().replace("-", "/").lstrip("0")


def _published(host: str, year: int) -> Iterator[Registered]:
    """Yield the numbers of announcements and of published lists."""
    dated = {"campaign__host": host, "published_on__year": year}
    announcements = Announcement.objects.filter(**dated)
    for number, version, campaign in announcements.values_list("number", "version", "campaign"):
        yield Registered(number, "ANNOUNCEMENT_PAPER", f"{version}", campaign)
    lists = Publication.objects.filter(**dated)
    for each in lists.only("number", "kind", "version", "campaign"):
        yield Registered(each.number, f"{each.kind}_NOTICE", f"{each.version}", each.campaign_id)


def _founded(host: str, year: int) -> Iterator[Registered]:
    """Yield the numbers of the decisions by which the council founded its boards."""
    bodies = Body.objects.filter(campaign__host=host, decided_on__year=year)
    by_council = bodies.exclude(founded_at=None).exclude(kind__in=FOUNDED_ABOVE)
    for number, kind, campaign in by_council.values_list("number", "kind", "campaign"):
        yield Registered(number, FOUNDING, kind, campaign)
