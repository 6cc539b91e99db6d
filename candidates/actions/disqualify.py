"""Suspend somebody from a part, or cancel a result: the room proposes, the chair decides."""

from collections.abc import Collection, Iterable
from datetime import datetime

from accounts.actions.action import action
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState, TwoPersonKind
from accounts.rules.duties import Duty
from candidates.rules.position_outcomes import ListState
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.actions.recused import require_entries_open
from exams.models import Entry, ExamPart, Sitting
from exams.rules.enums import AWAY, PartKind, SittingState
from exams.rules.refusals import Refusal
from exams.rules.stages import MARKINGS, SITTINGS, steps_of


@action(duty=Duty.DECIDE, steps=[*SITTINGS, *MARKINGS], two_persons=TwoPersonKind.DISQUALIFY)
def disqualify(
    *, part: ExamPart, entry: Entry, state: SittingState, minutes: str, by: Person, at: datetime
) -> Sitting:
    """Suspend an entry, cancel its result, or lift either (PRESENT), as the room's minutes ask.

    Source: noi quy art. 2. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TWO_PERSONS_NEEDED,
    OTHER_CAMPAIGN, RECUSED_FROM (either person), MINUTES_MISSING, or what
    `require_disqualifiable` refuses.
    """
    locked = lock_campaign(part.campaign, *steps_of(PartKind(part.kind)))
    require_same_campaign(locked, entry)
    require_entries_open(by, entry)
    if not minutes.strip():
        raise Refusal("MINUTES_MISSING", number=entry.number, field="document")
    sitting = require_disqualifiable(part, entry, state)
    former = sitting.state
    sitting.state, sitting.minutes = state, minutes
    locked.record(
        "sitting.disqualified",
        about=entry.number,
        rows=[sitting],
        part=part.kind,
        states=[former, state],
        minutes=minutes,
    )
    return sitting


def require_disqualifiable(part: ExamPart, entry: Entry, state: SittingState | None) -> Sitting:
    """Return the sitting that would get this state (None: not chosen yet). Reads only.

    Raises Refusal NOT_IN_ROOM (absent, withdrawn, not called yet), ALREADY_DECIDED (it has this
    state), or SCRIPTS_SEALED: once the codes are drawn nobody comes to have handed in a script.
    """
    sitting = part.sittings.filter(entry=entry).first()
    if sitting is None or sitting.state in AWAY:
        raise Refusal("NOT_IN_ROOM", number=entry.number)
    if sitting.state == state:
        raise Refusal("ALREADY_DECIDED", number=entry.number)
    sealed = ExamPart.objects.exclude(sealed_at=None).filter(pk=part.pk).exists()
    if sealed and state == SittingState.PRESENT:
        raise Refusal("SCRIPTS_SEALED", number=entry.number)
    return sitting


def proposed_numbers(part: ExamPart) -> tuple[str, ...]:
    """Return the candidate numbers whose disqualification waits for the chair. Reads only."""
    proposals = proposed_of([part.campaign.code])
    return tuple(sorted(number for _, kind, number in proposals if kind == part.kind))


def proposed_of(codes: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return (campaign, kind of part, candidate number) of all that wait for the chair.

    A position that has to be held again owes no answer about who sat for it.
    """
    pending = ApprovalRequest.objects.filter(
        act=TwoPersonKind.DISQUALIFY, campaign__in=list(codes), state=RequestState.OPEN
    )
    stored = list(pending.values_list("campaign", "arguments"))
    proposals = [(code, asked["kind"], asked["number"]) for code, asked in stored]
    void = void_numbers({code for code, *_ in proposals})
    return [each for each in proposals if (each[0], each[2]) not in void]


def void_numbers(codes: Collection[str]) -> set[tuple[str, str]]:
    """Return (campaign, candidate number) of who sat for a position that is held again."""
    if not codes:
        return set()
    void = Entry.objects.filter(position__opening=ListState.HELD_AGAIN, campaign__code__in=codes)
    return set(void.values_list("campaign__code", "number"))
