"""Letters that follow from what is published or approved, to those whom it touches.

Like all that does not answer what the receiver has just done, they wait in the outbox.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from candidates.actions.dossiers import postponed_positions
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from candidates.rules.position_outcomes import HELD
from exams.actions.letters import compose
from exams.models import Campaign, Letter, Position
from exams.rules.letters import LetterKind
from results.rules.corrections import Change

TAKES_PART = (ApplicationState.ELIGIBLE, ApplicationState.SPECIAL_CASE_PENDING)


def touched_by(campaign: Campaign, changes: Iterable[Change]) -> Any:
    """Return the registrations, made online, of those whose lines a correction changes."""
    numbers = {what.partition(" ")[0] for what, _, _ in changes}
    papers = Application.objects.filter(campaign=campaign, seal__entry__number__in=numbers)
    return papers.exclude(person=None)


def of_correction(
    campaign: Campaign, number: str, changes: Sequence[Change], at: datetime
) -> list[Letter]:
    """Compose what tells those whose lines a new version changes where to read it (row N18).

    It tells neither points nor results: they are read after signing in, or in the list.
    """
    day = f"{timezone.localtime(at):%d/%m/%Y}"
    return [
        compose(
            LetterKind.CORRECTION,
            campaign=campaign,
            to=paper.person,
            about=paper.reg_no,
            facts={"registration": paper.reg_no, "number": number, "day": day},
            at=at,
        )
        for paper in touched_by(campaign, changes).select_related("person").order_by("reg_no")
    ]


def not_held(campaign: Campaign, positions: Iterable[Position]) -> Any:
    """Return the registrations, made online, of those who may sit for a position not held."""
    codes = [position.code for position in positions if position.opening not in HELD]
    papers = campaign.applications.filter(position__code__in=codes, state__in=TAKES_PART)
    return papers.exclude(person=None)


def of_positions_not_held(
    campaign: Campaign, positions: Iterable[Position], at: datetime
) -> list[Letter]:
    """Compose what tells those who may sit that their position is not held for want of people.

    Of one that was postponed they were told when that was decided.
    """
    informed = postponed_positions(campaign)
    papers = not_held(campaign, positions).exclude(position__code__in=informed)
    papers = papers.select_related("person", "position", "position__post")
    return [
        compose(
            LetterKind.NOT_HELD,
            campaign=campaign,
            to=paper.person,
            about=paper.reg_no,
            facts={
                "registration": paper.reg_no,
                "position": f"{paper.position.code} – {paper.position.title}",
            },
            at=at,
        )
        for paper in papers.order_by("reg_no")
    ]


def still_not_held(campaign: Campaign, letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters whose position is still not held."""
    about = set(not_held(campaign, campaign.positions.all()).values_list("reg_no", flat=True))
    return [letter for letter in letters if letter.about in about]
