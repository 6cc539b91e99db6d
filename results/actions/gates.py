"""What the gates of sitting, marking and ranking find now: facts from here, judged by the rules.

Reads only: the page before a transition, the process map and the transition itself ask the same.
"""

from datetime import date
from typing import Any

from django.utils import timezone

from accounts.rules.duties import Duty
from candidates.actions.consequences import undecided_of
from candidates.actions.disqualify import proposed_numbers
from candidates.actions.eligible_list import fallen_short, unanswered_of_positions_held
from candidates.actions.open_complaints import blocking_kinds, undecided_complaints
from candidates.actions.unattended import without_secretary
from candidates.rules.complaints import ComplaintKind
from candidates.rules.gates import (
    SealFacts,
    seal_checks,
    unattended_files,
    undecided_relations,
)
from exams.actions.body_gates import incomplete_bodies
from exams.actions.clock import calendar_profile, working_calendar
from exams.models import Campaign, ExamPart
from exams.rules.bodies import BodyKind
from exams.rules.checks import Check, error
from exams.rules.stages import Step
from grading.actions import hearings, panel, readiness
from grading.actions.rank import compute_results
from grading.actions.settle import freezing_checks, outstanding
from grading.rules.enums import PositionState
from grading.rules.gates import DefenceFacts, close_defence_checks, results_checks
from grading.rules.readiness import examiner_checks
from results.actions import lateness, paper_codes, summons, verification_gates
from results.actions.publish import unlisted
from results.rules.enums import PublicationKind

AT_THE_SITTING = (
    BodyKind.QUESTION_BOARD,
    BodyKind.PRINTING_TEAM,
    BodyKind.INVIGILATION_BOARD,
    BodyKind.CODING_BOARD,
    BodyKind.MARKING_BOARD,  # marking opens next
)


def of_place(campaign: Campaign, *steps: Step) -> tuple[Check, ...]:
    """Return why nothing of these steps can be done now: cancelled, suspended, another step."""
    if campaign.cancelled_on:
        day = f"{campaign.cancelled_on:%d/%m/%Y}"
        return (error("CAMPAIGN_CANCELLED", Duty.ANNOUNCE, day=day),)
    if campaign.suspended_on:
        day = f"{campaign.suspended_on:%d/%m/%Y}"
        return (error("CAMPAIGN_SUSPENDED", Duty.ANNOUNCE, "results:tiep-tuc", day=day),)
    if steps and campaign.step not in steps:
        needed = " ".join(map(str, steps))
        return (error("WRONG_STAGE", Duty.PREPARE, now=campaign.step, needed=needed),)
    return ()


def of_allocation(part: ExamPart) -> tuple[Check, ...]:
    """Return what keeps the scripts from being given out to examiners."""
    given_out = part.scripts.filter(assignments__isnull=False).exists()
    return (error("ALREADY_ALLOCATED", Duty.ALLOCATE),) if given_out else ()


def of_opening(part: ExamPart) -> tuple[Check, ...]:
    """Return what keeps the sealed mapping from being opened."""
    if part.closed_at is None:
        return (error("MARKS_NOT_FROZEN", Duty.SETTLE, "results:khoa-diem"),)
    if part.opened_at:
        return (error("ALREADY_OPENED", Duty.OPEN_SEALS),)
    if part.campaign.binds_late:
        return (error("STUBS_BIND", Duty.OPEN_SEALS, "results:stubs"),)
    return ()


def of_seal(part: ExamPart, *, today: date) -> tuple[Check, ...]:
    """Return what keeps the scripts of a part from being sealed, or has to be named."""
    campaign = part.campaign
    day = timezone.localdate(part.starts_at) if part.starts_at else None
    posted = campaign.publications.filter(kind=PublicationKind.ELIGIBLE).order_by("version").first()
    least = calendar_profile(campaign).posting_min_working_days
    checks = seal_checks(
        SealFacts(
            on=today,
            exam_day=day,
            numbered=campaign.entries.exists(),
            posted_on=posted.published_on if posted else None,
            post_by=working_calendar(campaign).before(day, least) if day else None,
            unlisted=unlisted([campaign.pk]).get(campaign.pk, ()),
            uncalled=_uncalled(part, campaign.entries.all()),
            proposed=proposed_numbers(part),
            special_cases=unanswered_of_positions_held(campaign),
            relations=undecided_of(campaign),
            complaints=undecided_complaints(campaign),
            complaints_block=ComplaintKind.ELIGIBILITY.code in blocking_kinds(campaign),
            short=fallen_short(campaign),
            paper=paper_codes.facts_of(part) if campaign.binds_late else None,
        )
    )
    hands = examiner_checks(readiness.examiner_facts(campaign, today))
    late = (*lateness.of_written_exam(campaign), *summons.late_summons(campaign, day))
    tied = unattended_files(without_secretary(campaign, today))
    people = (*checks, *tied, *verification_gates.of_approved_list(campaign))
    return (*people, *hands, *late, *incomplete_bodies(campaign, *AT_THE_SITTING))


def _uncalled(part: ExamPart, entries: Any) -> tuple[str, ...]:
    """Return the numbers of whom nobody said whether they came to a part."""
    called = part.sittings.values("entry")
    return tuple(entries.exclude(pk__in=called).order_by("number").values_list("number", flat=True))


def of_close_marking(part: ExamPart) -> tuple[Check, ...]:
    """Return what keeps the marks of the written part from being frozen, or has to be named."""
    return freezing_checks(part, outstanding(part))


def of_close_defence(part: ExamPart) -> tuple[Check, ...]:
    """Return what keeps the defence from being closed, or has to be named."""
    drawn = part.campaign.entries.filter(lots__part=part)
    unseated = readiness.defended_positions(part).exclude(seats__part=part)
    unfinished, unscored = hearings.open_slips(part)
    checks = close_defence_checks(
        DefenceFacts(
            pending=panel.outstanding(part),
            unseated=tuple(unseated.values_list("code", flat=True)),
            uncalled=_uncalled(part, drawn),
            proposed=proposed_numbers(part),
            unfinished=unfinished,
            unscored=unscored,
        )
    )
    return (
        *checks,
        *undecided_relations(undecided_of(part.campaign)),
        *incomplete_bodies(part.campaign, BodyKind.DEFENCE_BOARD),
    )


def of_results(campaign: Campaign) -> tuple[Check, ...]:
    """Return why there is no ranking that holds, or the positions that the latest leaves open."""
    snapshot = campaign.rankings.first()
    if snapshot is None:
        return (error("NOT_RANKED", Duty.RANK, "results:xep-hang"),)
    results = compute_results(campaign)
    digests = results.inputs_digest, results.outcome_digest
    if digests != (snapshot.inputs_digest, snapshot.outcome_digest):
        return (error("RANKING_OUTDATED", Duty.RANK, "results:xep-hang"),)
    positions = snapshot.outcome["positions"]
    checks = results_checks({row["code"]: PositionState(row["state"]) for row in positions})
    ties = undecided_relations(undecided_of(campaign))
    return (*checks, *ties, *incomplete_bodies(campaign))
