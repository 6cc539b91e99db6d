"""What keeps the written results from being published, or has to be named before."""

from datetime import date

from candidates.actions.consequences import undecided_of
from candidates.actions.disqualify import proposed_numbers
from candidates.actions.eligible_list import unanswered_of_positions_held
from candidates.rules.gates import unanswered_cases, undecided_relations
from exams.actions.advance import parts_of
from exams.actions.body_gates import incomplete_bodies
from exams.models import Campaign, ExamPart
from exams.rules.bodies import BodyKind
from exams.rules.checks import Check
from exams.rules.enums import PartKind
from grading.actions import readiness
from grading.actions.rank import compute_results
from grading.rules.enums import Pending
from grading.rules.gates import (
    OfficialFacts,
    draw_checks,
    official_checks,
)
from grading.rules.readiness import panel_checks
from results.actions import complaint_gates, lateness
from results.rules.enums import ActName


def of_official(part: ExamPart, *, today: date) -> tuple[Check, ...]:
    """Return what keeps the written results from becoming official, or has to be named."""
    checks = official_checks(
        OfficialFacts(
            on=today,
            remark_until=part.remark_until,
            pending=open_written(part.campaign) if part.opened_at else {},
            proposed=proposed_numbers(part),
        )
    )
    return (
        *checks,
        *lateness.of_act(part.campaign, ActName.PUBLISH_OFFICIAL, today),
        *complaint_gates.of_written_results(part.campaign),
        *undecided_relations(undecided_of(part.campaign)),
        *incomplete_bodies(part.campaign, BodyKind.REMARK_BOARD),
    )


def of_draw(campaign: Campaign) -> tuple[Check, ...]:
    """Return what keeps the order of the defence from being drawn, or has to be named before."""
    kinds = parts_of(campaign)
    is_sat_before = PartKind.WRITTEN in kinds
    checks = draw_checks(open_written(campaign) if is_sat_before else {})
    return (
        *checks,
        *unanswered_cases(() if is_sat_before else unanswered_of_positions_held(campaign)),
        *panel_checks(readiness.panel_facts(campaign.parts.get(kind=PartKind.PROPOSAL))),
        *undecided_relations(undecided_of(campaign)),
        *incomplete_bodies(campaign, BodyKind.DEFENCE_BOARD),
    )


def open_written(campaign: Campaign) -> dict[str, tuple[Pending, ...]]:
    """Return what each written score still waits for, by candidate number."""
    return {
        number: score.pending
        for position in compute_results(campaign).decided
        for number, score in position.written
        if score.pending
    }
