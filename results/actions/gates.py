"""What each gate of a campaign finds now: the facts are gathered here, the rules judge them.

Reads only: the page before a transition, the process map and the transition itself ask the same.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from accounts.rules.duties import Duty
from candidates.actions import eligible_list
from candidates.rules.enums import ApplicationState
from candidates.rules.gates import ListFacts, SealFacts, eligible_list_checks, seal_checks
from exams.actions.advance import first_sitting, parts_of
from exams.actions.announce import REQUIRED, unreadable_parameters
from exams.actions.clock import calendar_profile, working_calendar
from exams.models import Campaign, ExamPart
from exams.rules import profile as profiles
from exams.rules.announcement_facts import AnnouncedPart, AnnouncementFacts
from exams.rules.calendar_profile import CalendarProfile, calendar_profile_of
from exams.rules.checks import Check, error
from exams.rules.enums import PartKind
from exams.rules.gates import announcement_checks
from exams.rules.refusals import Refusal
from exams.rules.stages import Step
from grading.actions import panel, seating
from grading.actions.rank import compute_results
from grading.actions.settle import outstanding
from grading.rules.enums import Pending, PositionState
from grading.rules.gates import (
    DefenceFacts,
    OfficialFacts,
    close_defence_checks,
    close_marking_checks,
    draw_checks,
    official_checks,
    results_checks,
)
from results.actions.publish import unlisted


def of_announcement(
    campaign: Campaign, content: Mapping[str, Any], *, today: date
) -> tuple[Check, ...]:
    """Return what keeps a draft from being announced with this text on this day."""
    profile = campaign.profile
    values = profile.values if profile else profiles.defaults()
    return announcement_checks(
        AnnouncementFacts(
            **_announced_facts(campaign, values, content, campaign.parts.all()),
            on=today,
            has_profile=profile is not None,
            unconfirmed=tuple(profiles.unconfirmed(profile.confirmed)) if profile else (),
            unreadable=unreadable_parameters(values),
            opens=campaign.registration_opens,
            lacking=tuple(name for name in REQUIRED if not content.get(name)),
        )
    )


def of_change_content(
    campaign: Campaign, content: Mapping[str, Any], parts: list[ExamPart], *, today: date
) -> tuple[Check, ...]:
    """Return what keeps changed days and places from being announced; registration restarts."""
    facts = _announced_facts(campaign, campaign.regulations, content, parts)
    return announcement_checks(AnnouncementFacts(**facts, on=today, has_profile=True, opens=today))


def _announced_facts(
    campaign: Campaign, values: profiles.Values, content: Mapping[str, Any], parts: Any
) -> dict[str, Any]:
    """Return what both announcements are judged by: positions, days, parts and text."""
    return {
        "positions": campaign.positions.count(),
        "closes": campaign.registration_closes,
        "days": _planned_days(campaign),
        "kinds": profiles.parts_of(values),
        "parts": tuple(_announced(part) for part in parts),
        "contact": campaign.contact or str(content.get("reception", "")),
        "calendar": _calendar(values),
    }


def _calendar(values: profiles.Values) -> CalendarProfile:
    """Return the periods of a profile; the default ones where it has any that cannot be read.

    That it cannot be read is an ERROR of its own, so that nothing is announced by the default.
    """
    try:
        return calendar_profile_of(values["calendar"])
    except Refusal:
        return calendar_profile_of(profiles.defaults()["calendar"])


def _planned_days(campaign: Campaign) -> dict[str, date]:
    return {
        name: date.fromisoformat(campaign.dates[name])
        for name in ("written_exam", "defence")
        if campaign.dates.get(name)
    }


def _announced(part: ExamPart) -> AnnouncedPart:
    day = timezone.localdate(part.starts_at) if part.starts_at else None
    return AnnouncedPart(kind=PartKind(part.kind), place=part.place, day=day, minutes=part.minutes)


def of_place(campaign: Campaign, *steps: Step) -> tuple[Check, ...]:
    """Return why nothing of these steps can be done now: cancelled, suspended, another step."""
    if campaign.cancelled_on:
        return (error("CAMPAIGN_CANCELLED", Duty.ANNOUNCE),)
    if campaign.suspended_on:
        return (error("CAMPAIGN_SUSPENDED", Duty.ANNOUNCE, "results:tiep-tuc"),)
    if steps and campaign.step not in steps:
        needed = " ".join(map(str, steps))
        return (error("WRONG_STAGE", Duty.PREPARE, now=campaign.step, needed=needed),)
    return ()


def of_registration(campaign: Campaign, *, today: date) -> tuple[Check, ...]:
    """Return what keeps the registration from being closed."""
    closes = campaign.registration_closes
    if closes and today <= closes:
        return (error("REGISTRATION_STILL_OPEN", Duty.ANNOUNCE, until=f"{closes:%d/%m/%Y}"),)
    return ()


def of_numbering(campaign: Campaign) -> tuple[Check, ...]:
    """Return what keeps the candidates from being numbered."""
    if elsewhere := of_place(campaign, first_sitting(campaign)):
        return elsewhere
    return (error("ALREADY_NUMBERED", Duty.PREPARE),) if campaign.entries.exists() else ()


def of_allocation(part: ExamPart) -> tuple[Check, ...]:
    """Return what keeps the scripts from being given out to examiners."""
    given_out = part.scripts.filter(assignments__isnull=False).exists()
    return (error("ALREADY_ALLOCATED", Duty.ALLOCATE),) if given_out else ()


def of_opening(part: ExamPart) -> tuple[Check, ...]:
    """Return what keeps the sealed mapping from being opened."""
    if part.closed_at is None:
        return (error("MARKS_NOT_FROZEN", Duty.SETTLE, "results:khoa-diem"),)
    return (error("ALREADY_OPENED", Duty.OPEN_SEALS),) if part.opened_at else ()


def of_publishing_eligible(campaign: Campaign) -> tuple[Check, ...]:
    """Return what keeps the list of candidates from being published."""
    if elsewhere := of_place(campaign, first_sitting(campaign)):
        return elsewhere
    if not campaign.entries.exists():
        return (error("NOT_NUMBERED", Duty.PREPARE, "results:danh-so"),)
    return ()


JUDGED = (
    ApplicationState.ELIGIBLE,
    ApplicationState.INELIGIBLE,
    ApplicationState.WITHDRAWN,
    ApplicationState.REJECTED,
    ApplicationState.SPECIAL_CASE_PENDING,
)


def of_eligible_list(campaign: Campaign, *, run_rules: bool = True) -> tuple[Check, ...]:
    """Return what keeps the eligible list from being approved, or has to be named.

    Whether the rules would move anybody is the one costly question; `run_rules=False` leaves it.
    """
    states = dict(
        campaign.applications.exclude(state=ApplicationState.DRAFT).values_list("reg_no", "state")
    )
    screened = campaign.screenings.exists()
    return eligible_list_checks(
        ListFacts(
            screened=screened,
            registrations=len(states),
            counted=sum(state in JUDGED for state in states.values()),
            undecided=eligible_list.undecided(campaign),
            changed=eligible_list.changed_since_decided(campaign),
            moved=eligible_list.moved_by_rules(campaign) if screened and run_rules else (),
            special_cases=waiting_special_cases(campaign),
            too_few=eligible_list.positions_with_too_few(campaign) if screened else (),
        )
    )


def waiting_special_cases(campaign: Campaign) -> tuple[str, ...]:
    """Return the papers of special cases that their authority has not answered."""
    pending = campaign.applications.filter(state=ApplicationState.SPECIAL_CASE_PENDING)
    return tuple(pending.order_by("reg_no").values_list("reg_no", flat=True))


def of_seal(part: ExamPart, *, today: date) -> tuple[Check, ...]:
    """Return what keeps the scripts of a part from being sealed, or has to be named."""
    campaign = part.campaign
    day = timezone.localdate(part.starts_at) if part.starts_at else None
    posted = campaign.publications.filter(kind="ELIGIBLE").order_by("version").first()
    least = calendar_profile(campaign).posting_min_working_days
    return seal_checks(
        SealFacts(
            on=today,
            exam_day=day,
            numbered=campaign.entries.exists(),
            posted_on=posted.published_on if posted else None,
            post_by=working_calendar(campaign).before(day, least) if day else None,
            unlisted=unlisted([campaign.pk]).get(campaign.pk, ()),
            uncalled=_uncalled(part, campaign.entries.all()),
            special_cases=waiting_special_cases(campaign),
        )
    )


def _uncalled(part: ExamPart, entries: Any) -> tuple[str, ...]:
    """Return the numbers of whom nobody said whether they came to a part."""
    called = part.sittings.values("entry")
    return tuple(entries.exclude(pk__in=called).order_by("number").values_list("number", flat=True))


def of_close_marking(part: ExamPart) -> tuple[Check, ...]:
    """Return what keeps the marks of the written part from being frozen, or has to be named."""
    if part.closed_at:
        return (error("ALREADY_CLOSED", Duty.SETTLE),)
    return close_marking_checks(outstanding(part))


def of_provisional(part: ExamPart) -> tuple[Check, ...]:
    """Return what keeps the first written results from being published."""
    if part.opened_at is None:
        return (error("NOT_OPENED", Duty.OPEN_SEALS, "results:rap-phach"),)
    if part.provisional_at:
        return (error("ALREADY_PUBLISHED", Duty.PUBLISH),)
    return ()


def of_official(part: ExamPart, *, today: date) -> tuple[Check, ...]:
    """Return what keeps the written results from becoming official, or has to be named."""
    return official_checks(
        OfficialFacts(
            on=today,
            remark_until=part.remark_until,
            pending=open_written(part.campaign) if part.opened_at else {},
        )
    )


def of_draw(campaign: Campaign) -> tuple[Check, ...]:
    """Return what has to be named before the order of the defence is drawn."""
    kinds = parts_of(campaign)
    return draw_checks(open_written(campaign) if PartKind.WRITTEN in kinds else {})


def open_written(campaign: Campaign) -> dict[str, tuple[Pending, ...]]:
    """Return what each written score still waits for, by candidate number."""
    return {
        number: score.pending
        for position in compute_results(campaign).decided
        for number, score in position.written
        if score.pending
    }


def of_close_defence(part: ExamPart) -> tuple[Check, ...]:
    """Return what keeps the defence from being closed, or has to be named."""
    drawn = part.campaign.entries.filter(lots__part=part)
    seated = part.seats.values("position")
    unseated = drawn.exclude(position__in=seated).order_by("position__code")
    unfinished, unscored = seating.open_slips(part)
    return close_defence_checks(
        DefenceFacts(
            pending=panel.outstanding(part),
            unseated=tuple(unseated.values_list("position__code", flat=True).distinct()),
            uncalled=_uncalled(part, drawn),
            unfinished=unfinished,
            unscored=unscored,
        )
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
    return results_checks({row["code"]: PositionState(row["state"]) for row in positions})
