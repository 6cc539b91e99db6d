"""Every action that moves a campaign to its next step. No other module moves one.

Each locks the campaign, asks its gate (`results/rules/gates.py`), writes and moves on, in one
transaction.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import Duty
from candidates.actions import chance, eligible_list, screen, statements
from exams.actions.advance import step_forward
from exams.actions.announce import (
    announcement_of,
    catalogue_announced_with,
    freeze,
    judged_by,
    places_of,
    title_positions,
)
from exams.actions.day_history import days_changed, fixed_days
from exams.actions.gates import pass_gate
from exams.actions.preconditions import lock_campaign
from exams.documents.announced import SYMBOL
from exams.models import Announcement, Campaign, ExamPart, Lot, Script, Stub
from exams.rules.enums import ChannelKind
from exams.rules.refusals import Refusal
from exams.rules.stages import (
    ANNOUNCE,
    MARK_PROPOSAL,
    MARK_WRITTEN,
    RANK,
    REGISTER,
    SCREEN,
    SIT_PROPOSAL,
    SIT_WRITTEN,
)
from grading.actions import panel, rank
from results.actions import (
    announcement_gates,
    candidate_gates,
    gates,
    notices,
    paper_codes,
    publish,
    publishing_gates,
    written_gates,
)
from results.actions.number_register import require_unregistered
from results.models import Publication
from results.rules.enums import PublicationKind


@action(duty=Duty.ANNOUNCE, steps=[ANNOUNCE], two_persons=TwoPersonKind.PUBLISH)
def announce(
    *,
    campaign: Campaign,
    number: str,
    content: Mapping[str, Any],
    channels: tuple[str, ...] = (ChannelKind.PORTAL,),
    by: Person,
    at: datetime,
) -> Announcement:
    """Announce a campaign: its profile, catalogue, calendar, positions and dates are frozen.

    Source: NĐ 170/2025 art. 15. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NUMBER_TAKEN, or what
    its gate finds (`exams.rules.gates.announcement_checks`).
    """
    locked = lock_campaign(campaign)
    today = timezone.localdate(at)
    pass_gate(announcement_gates.of_announcement(locked, content, today=today))
    require_unregistered(number, SYMBOL, today)
    before = fixed_days(locked)
    freeze(locked, today)
    step_forward(locked)
    catalogue = catalogue_announced_with(locked)
    whole = {
        **content,
        "judged_by": judged_by(locked, catalogue),
        "places": places_of(locked.parts.all()),
    }
    announcement = announcement_of(locked, number, today, whole, channels)
    locked.record(
        "campaign.announced",
        about=locked.code,
        rows=[locked, *title_positions(locked), catalogue, announcement],
        number=number,
        digest=announcement.digest,
        regulations=locked.regulations,
        **days_changed(before, locked),
    )
    return announcement


@action(duty=Duty.ANNOUNCE, steps=[REGISTER])
def close_registration(*, campaign: Campaign, by: Person, at: datetime) -> Campaign:
    """End the registration window and begin screening.

    Raises Refusal REGISTRATION_STILL_OPEN while the last day has not passed.
    """
    locked = lock_campaign(campaign)
    if locked.registration_closes and timezone.localdate(at) <= locked.registration_closes:
        raise Refusal("REGISTRATION_STILL_OPEN", until=locked.registration_closes)
    step_forward(locked)
    owed = statements.owed_again(locked, at)
    locked.record("registration.closed", about=locked.code, rows=[locked, *owed])
    return locked


@action(duty=Duty.APPROVE_LIST, steps=[SCREEN])
def approve_list(*, campaign: Campaign, by: Person, at: datetime) -> Campaign:
    """Approve the eligible list: the rules run once more, positions open, sitting begins.

    A letter waits for each who may sit for a position that is not held.
    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, or what its gate finds
    (`candidates.rules.gates.eligible_list_checks`).
    """
    locked = lock_campaign(campaign)
    accepted = pass_gate(candidate_gates.of_eligible_list(locked, today=timezone.localdate(at)))
    screening = screen.run_rules_again(locked, at)
    positions = eligible_list.opened_positions(locked)
    letters = notices.of_positions_not_held(locked, positions, at)
    step_forward(locked)
    locked.record(
        "eligible_list.approved",
        about=locked.code,
        rows=[locked, *positions, *letters],
        positions=[[position.code, position.opening] for position in positions],
        screening=screening.number,
        accepted=accepted,
    )
    return locked


@action(duty=Duty.SEAL, steps=[SIT_WRITTEN])
def seal(*, part: ExamPart, by: Person, at: datetime) -> Stub | None:
    """Give every script handed in its code, and marking begins; nobody knows whose it is.

    Source: TT 22/2025 art. 15(3). On paper the codes are those of the bodies that came in, and
    there is no mapping (None) until two people read the stubs. Otherwise codes are drawn from a
    cryptographic source, and the mapping is kept encrypted, with a commitment to each pair.
    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, or what its gate finds
    (`candidates.rules.gates.seal_checks`).
    """
    locked = lock_campaign(part.campaign)
    accepted = pass_gate(gates.of_seal(part, today=timezone.localdate(at)))
    stub, scripts = _coded(locked, part)
    part.sealed_at = at
    step_forward(locked)
    locked.record(
        "scripts.sealed",
        about=f"{locked.code} {part.kind}",
        rows=[locked, part, *([stub] if stub else []), *scripts],
        count=len(scripts),
        commitments=stub.commitments if stub else [],
        accepted=accepted,
    )
    return stub


def _coded(campaign: Campaign, part: ExamPart) -> tuple[Stub | None, list[Script]]:
    """Return the scripts of a part with their codes, and their locked mapping if there is one."""
    if campaign.binds_late:
        return None, paper_codes.received_scripts(part)
    return chance.draw_codes(part)


@action(duty=Duty.PUBLISH, steps=[MARK_WRITTEN], two_persons=TwoPersonKind.PUBLISH)
def publish_official(*, part: ExamPart, number: str, by: Person, at: datetime) -> Publication:
    """Publish the official written results, after the remark: those who passed go on.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, or what its gate finds
    (`grading.rules.gates.official_checks`).
    """
    locked = lock_campaign(part.campaign)
    pass_gate(written_gates.of_official(part, today=timezone.localdate(at)))
    part.official_at = at
    lines = publish.official_lines(locked, publish.written_scores(locked))
    return publish.keep(locked, PublicationKind.REMARK, number, lines, [step_forward(locked), part])


@action(duty=Duty.DRAW_LOTS, steps=[SIT_PROPOSAL])
def draw_lots(*, part: ExamPart, by: Person, at: datetime) -> list[Lot]:
    """Draw the running order of the defence by lot, position by position.

    Source: BTCTW 2022, Châu Đức 2023. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, ALREADY_DRAWN, or
    what its gate finds (`grading.rules.gates.draw_checks`).
    """
    locked = lock_campaign(part.campaign)
    pass_gate(written_gates.of_draw(locked))
    lots = chance.lots_by_chance(part, rank.defenders(locked))
    step_forward(locked)
    locked.record(
        "lots.drawn",
        about=f"{locked.code} {part.kind}",
        rows=[locked, *lots],
        order=[[lot.entry.number, lot.place] for lot in lots],
    )
    return lots


@action(duty=Duty.DECIDE, steps=[MARK_PROPOSAL])
def close_defence(*, part: ExamPart, by: Person, at: datetime) -> Campaign:
    """End the defence: no slip can change any more, and the ranking can be drawn up.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, or what its gate finds
    (`grading.rules.gates.close_defence_checks`).
    """
    locked = lock_campaign(part.campaign)
    pass_gate(gates.of_close_defence(part))
    pending = panel.outstanding(part)
    part.closed_at = at
    locked.record(
        "defence.closed",
        about=f"{locked.code} {part.kind}",
        rows=[step_forward(locked), part],
        outstanding=[[number, *reasons] for number, reasons in pending.items()],
    )
    return locked


@action(duty=Duty.PUBLISH, steps=[RANK], two_persons=TwoPersonKind.PUBLISH)
def publish_results(*, campaign: Campaign, number: str, by: Person, at: datetime) -> Publication:
    """Publish the ranking: exactly the snapshot that was drawn up, with names beside numbers.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOT_RANKED, RANKING_OUTDATED when the facts have
    changed since (the publication equals the computation, or there is none), or OPEN_POINTS
    (`grading.rules.gates.results_checks`).
    """
    locked = lock_campaign(campaign)
    pass_gate(publishing_gates.of_publishing_results(locked, today=timezone.localdate(at)))
    snapshot, lines = publish.ranked_lines(locked)
    return publish.keep(
        locked, PublicationKind.OFFICIAL, number, lines, [step_forward(locked)], snapshot
    )
