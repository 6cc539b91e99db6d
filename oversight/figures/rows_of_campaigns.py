"""The papers of a campaign as a frame: how far each of them came.

Nothing is read that was not made public to those who watch: whoever passed or was selected is
known from what was published, never from marks.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from candidates.models import Application, FindingRecord, Seal
from candidates.rules.enums import ApplicationState
from exams.actions.advance import first_sitting
from exams.models import Campaign, Sitting
from exams.rules.enums import AWAY
from exams.rules.stages import IN_ORDER, Step
from grading.rules.enums import Result, ScoreStatus
from oversight.figures.frames import frame_of
from oversight.figures.funnel import Milestone
from results.actions.appointments import SELECTED, appointments_of
from results.actions.published_ranking import numbers_with_result
from results.rules.enums import AppointmentOutcome, PublicationKind

if TYPE_CHECKING:
    from pandas import DataFrame

POSITION, SOURCE = "position", "source"
NOT_SCREENED = "NOT_SCREENED"
PASSED = frozenset(
    {
        Result.SELECTED,
        Result.PASSED_NOT_SELECTED,
        Result.PASSED_NOT_RANKED_YET,
        Result.TIE_PENDING,
    }
)


def is_past(campaign: Campaign, step: Step) -> bool:
    """Tell whether a campaign has left a step behind."""
    return IN_ORDER.index(campaign.step) > IN_ORDER.index(step)


def papers_of(campaign: Campaign) -> QuerySet[Application]:
    """Return every registration that was handed in, whatever became of it."""
    return campaign.applications.handed_in().order_by("reg_no")


def funnel_frame(campaign: Campaign, milestones: Iterable[Milestone]) -> "DataFrame":
    """Return one row for each paper: position, source, and whether it reached each milestone."""
    sources, reached = _sources(campaign), reached_by(campaign, milestones)
    rows = (
        (code, sources.get(pk, NOT_SCREENED), *reached.flags_of(pk))
        for pk, code in papers_of(campaign).values_list("pk", "position_code")
    )
    return frame_of(rows, (POSITION, SOURCE, *reached.milestones))


@dataclass(frozen=True, slots=True)
class Reached:
    """Who reached each milestone of a campaign: papers by key, others by their numbers."""

    milestones: Mapping[Milestone, set[object]]
    numbers: Mapping[UUID, str]

    def flags_of(self, paper: UUID) -> Iterator[bool]:
        """Yield whether a paper reached each milestone, in their order."""
        for milestone, those in self.milestones.items():
            yield (paper if milestone in _OF_PAPERS else self.numbers.get(paper)) in those


def reached_by(campaign: Campaign, milestones: Iterable[Milestone]) -> Reached:
    """Return who reached each of these milestones."""
    seals = Seal.objects.filter(entry__campaign=campaign)
    reached = {milestone: _READERS[milestone](campaign) for milestone in milestones}
    return Reached(reached, dict(seals.values_list("application_id", "entry__number")))


def _sources(campaign: Campaign) -> dict[UUID, str]:
    """Return on what each paper rests, as the last run of the rules found (E01)."""
    findings = FindingRecord.objects.filter(screening=campaign.screenings.first(), rule="E01")
    return {
        paper: str(dict(figures).get("group", NOT_SCREENED))
        for paper, figures in findings.values_list("application_id", "figures")
    }


def _registered(campaign: Campaign) -> set[object]:
    return set(papers_of(campaign).values_list("pk", flat=True))


def _eligible(campaign: Campaign) -> set[object]:
    papers = papers_of(campaign).filter(state=ApplicationState.ELIGIBLE)
    return set(papers.values_list("pk", flat=True))


def _present(campaign: Campaign) -> set[object]:
    """Return the numbers that came to the first sitting, whatever happened there later."""
    sittings = Sitting.objects.filter(
        part__campaign=campaign, part__kind=first_sitting(campaign).part
    ).exclude(state__in=AWAY)
    return set(sittings.values_list("entry__number", flat=True))


def _passed_written(campaign: Campaign) -> set[object]:
    latest = campaign.publications.filter(kind=PublicationKind.REMARK).order_by("-version").first()
    lines = latest.content["lines"] if latest else []
    return {line["number"] for line in lines if line["status"] == ScoreStatus.PASSED_WRITTEN}


def _passed_all(campaign: Campaign) -> set[object]:
    return set(numbers_with_result(campaign, PASSED))


def _selected(campaign: Campaign) -> set[object]:
    return set(numbers_with_result(campaign, SELECTED))


def _appointed(campaign: Campaign) -> set[object]:
    decided = appointments_of(campaign).items()
    return {paper for paper, last in decided if last.outcome == AppointmentOutcome.APPOINTED}


# Known by paper, the others by number.
_OF_PAPERS = (Milestone.REGISTERED, Milestone.ELIGIBLE, Milestone.APPOINTED)
_READERS = {
    Milestone.REGISTERED: _registered,
    Milestone.ELIGIBLE: _eligible,
    Milestone.PRESENT: _present,
    Milestone.PASSED_WRITTEN: _passed_written,
    Milestone.PASSED_ALL: _passed_all,
    Milestone.SELECTED: _selected,
    Milestone.APPOINTED: _appointed,
}
