"""Which numbers of the register are taken, and by which paper.

Source: regulations 7: numbers of a symbol begin with 01 every year, whatever the campaign.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import NoReturn

from django.utils import timezone

from exams.documents.paper import numbered
from exams.models import Campaign
from exams.rules.refusals import Refusal
from results.actions.document_kinds import DocumentKind
from results.models import IssuedDocument
from results.rules.document_states import numbers_from


def next_number(symbol: str, at: datetime) -> int:
    """Return the number after the last that was issued in the year."""
    return max(_by_figure(symbol, at), default=0) + 1


def numbers_in_row(symbol: str, first: int, count: int, at: datetime) -> list[str]:
    """Return so many numbers in a row. Raises Refusal NUMBER_TAKEN."""
    papers = _by_figure(symbol, at)
    try:
        numbers = numbers_from(first, frozenset(papers), count)
    except ValueError as taken:
        _refuse(f"{taken.args[0]}", papers[taken.args[0]])
    return [f"{number:02d}" for number in numbers]


def require_free(
    campaign: Campaign, kind: DocumentKind, numbers: Mapping[str, str], at: datetime
) -> None:
    """Refuse (NUMBER_TAKEN) a number under which another paper of the symbol was issued.

    `numbers`: of each thing that a paper is issued about; what takes the place of a paper about the
    same thing may have its number.
    """
    for paper in _issued(kind.symbol, at):
        for subject, number in numbers.items():
            is_same = (campaign.pk, kind.name, subject) == (
                paper.campaign_id,
                paper.kind,
                paper.about,
            )
            if not is_same and _whole(number, paper) == _whole(paper.number, paper):
                _refuse(number, paper)


def _whole(number: str, paper: IssuedDocument) -> str:
    return numbered(number, paper.symbol).casefold()


def _refuse(number: str, paper: IssuedDocument) -> NoReturn:
    names = {"paper": paper.kind, "about": paper.about}
    raise Refusal("NUMBER_TAKEN", number=number, field="first", **names)


def _by_figure(symbol: str, at: datetime) -> dict[int, IssuedDocument]:
    """Return the papers of a symbol that were issued in the year, by the figure they begin with."""
    figures = [(re.match(r"\d+", paper.number), paper) for paper in _issued(symbol, at)]
    return {int(figure[0]): paper for figure, paper in figures if figure}


def _issued(symbol: str, at: datetime) -> list[IssuedDocument]:
    year = timezone.localdate(at).year
    return list(IssuedDocument.objects.filter(symbol=symbol, issued_at__year=year))
