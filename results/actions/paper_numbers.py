"""The numbers under which papers are issued: brought along, or next in the register.

Source: regulations 7: numbers of a symbol begin with 01 every year, whatever the campaign.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone

from exams.models import Campaign
from results.actions.document_kinds import DocumentKind
from results.actions.number_register import (
    FOUNDING,
    Registered,
    figure_of,
    is_same_number,
    issued,
    refuse,
    registered,
)
from results.rules.document_states import numbers_from

FIELD = "first"  # of the form that issues


def next_number(campaign: Campaign, symbol: str, at: datetime) -> int:
    """Return the number after the last that was given in the year."""
    papers = registered(campaign, symbol, timezone.localdate(at).year)
    return max(_by_figure(papers, symbol), default=0) + 1


def numbers_in_row(
    campaign: Campaign,
    kind: DocumentKind,
    first: int,
    count: int,
    at: datetime,
    typed: Mapping[str, str],
) -> list[str]:
    """Return so many numbers in a row. Raises Refusal NUMBER_TAKEN.

    `typed` are the numbers of papers issued at the same time, by what each is about.
    """
    papers = registered(campaign, kind.symbol, timezone.localdate(at).year)
    by_figure = _by_figure([*papers, *_of_batch(campaign, kind, typed)], kind.symbol)
    try:
        numbers = numbers_from(first, frozenset(by_figure), count)
    except ValueError as taken:
        refuse(f"{taken.args[0]}", by_figure[taken.args[0]], FIELD)
    return [f"{number:02d}" for number in numbers]


def require_free(
    campaign: Campaign, kind: DocumentKind, numbers: Mapping[str, str], at: datetime
) -> None:
    """Refuse (NUMBER_TAKEN) a number that another paper of the symbol bears, of this batch too.

    `numbers`: of each thing that a paper is issued about; what takes the place of a paper about the
    same thing may have its number.
    """
    register = [*_papers(campaign, kind, at), *_of_batch(campaign, kind, numbers)]
    for paper in register:
        for subject, number in numbers.items():
            is_same = (subject, kind.name, campaign.pk) == (
                paper.about,
                paper.paper,
                paper.campaign,
            )
            if not is_same and is_same_number(number, paper.number, kind.symbol):
                refuse(number, paper, FIELD)


def _papers(campaign: Campaign, kind: DocumentKind, at: datetime) -> list[Registered]:
    """Return what a number brought along is compared with.

    Of a founding, papers alone: a decision taken outside of the register may found several boards.
    """
    year = timezone.localdate(at).year
    if kind.name == FOUNDING:
        return list(issued(kind.symbol, year))
    return registered(campaign, kind.symbol, year)


def _of_batch(
    campaign: Campaign, kind: DocumentKind, numbers: Mapping[str, str]
) -> Iterable[Registered]:
    """Return the numbers that papers bring along that are issued at the same time."""
    named = numbers.items()
    return (Registered(number, kind.name, about, campaign.pk) for about, number in named if number)


def _by_figure(papers: Iterable[Registered], symbol: str) -> dict[int, Registered]:
    """Return the papers by the figure of their number, of those that bear the symbol."""
    figures = ((figure_of(paper.number, symbol), paper) for paper in papers)
    return {figure: paper for figure, paper in figures if figure is not None}
