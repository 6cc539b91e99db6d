"""The secret slips of the defence: each member's points for each person heard."""

from datetime import datetime
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.lock import lock_row
from exams.actions.preconditions import lock_campaign
from exams.models import Entry, ExamPart, Lot, Recusal
from exams.rules.enums import SittingState
from exams.rules.refusals import Refusal
from exams.rules.stages import MARK_PROPOSAL
from grading.actions.regulations import scoring_of_version
from grading.models import Seat, Slip


@action(duty=Duty.SCORE_DEFENCE, steps=[MARK_PROPOSAL])
def enter(
    *, seat: Seat, entry: Entry, points: Decimal | None, seen: int, by: Person, at: datetime
) -> Slip:
    """Put points on one's own slip for one defence; nobody else sees it until all are handed in.

    Raises Refusal NOT_YOURS, WRONG_STAGE, NOT_DEFENDING, HANDED_IN, OFF_SCALE or STALE_MARK.
    """
    locked = lock_campaign(seat.part.campaign)
    _require_own_seat(seat, entry, by)
    _require_judged(seat.part, entry, by)
    slip = _slip_of_hearing(seat, entry) or Slip(seat=seat, entry=entry)
    if points is not None:
        scoring_of_version(locked).marks.check(points)
    _require_fresh(slip, points, seen)
    slip.points, slip.entered_at = points, at
    text = "" if points is None else f"{points:.2f}"
    locked.record("slip.entered", about=entry.number, rows=[slip], seat=seat.number, new=text)
    return slip


def _require_own_seat(seat: Seat, entry: Entry, by: Person) -> None:
    """Refuse another's seat, and a person of another position."""
    if seat.member_id != by.pk or entry.position_id != seat.position_id:
        raise Refusal("NOT_YOURS", code=entry.number)


def _require_judged(part: ExamPart, entry: Entry, by: Person) -> None:
    """Refuse whom the member may not judge (NOT_YOURS), and who is not there (NOT_DEFENDING).

    A recusal looks like another's seat: whoever is kept from somebody learns no more than that.
    """
    recusals = Recusal.objects.filter(entry=OuterRef("entry"), person=by, lifted_at=None)
    sittings = entry.sittings.filter(part=part).values_list("state", Exists(recusals))
    state, is_recused = sittings.first() or (None, False)
    if is_recused:
        raise Refusal("NOT_YOURS", code=entry.number)
    if state != SittingState.PRESENT:
        raise Refusal("NOT_DEFENDING", number=entry.number)


def _slip_of_hearing(seat: Seat, entry: Entry) -> Slip | None:
    """Return the member's slip for this person; None: nothing yet.

    Refuses a member who was replaced, and one who came after this person was heard.
    """
    if seat.left_at:
        raise Refusal("LEFT_PANEL")
    asked = Q(seat=seat)
    if seat.seated_at is not None:
        asked |= Q(handed_in_at__lt=seat.seated_at)
    slips = {slip.seat_id: slip for slip in entry.slips.filter(asked)}
    own = slips.pop(seat.pk, None)
    if slips:
        raise Refusal("HEARD_BEFORE", number=entry.number)
    return own


def _require_fresh(slip: Slip, points: Decimal | None, seen: int) -> None:
    if slip.handed_in_at:
        raise Refusal("HANDED_IN", code=slip.entry.number)
    if slip.ver == seen:
        return
    if slip.points == points:
        raise Refusal("ALREADY_DONE")
    raise Refusal("STALE_MARK", saved=slip.points, yours=points)


@action(duty=Duty.SCORE_DEFENCE, steps=[MARK_PROPOSAL])
def hand_in(*, seat: Seat, entry: Entry, by: Person, at: datetime) -> Slip:
    """Hand in one's slip for one defence: scored once, secretly, for good.

    Raises Refusal NOT_YOURS, WRONG_STAGE, BLANK_MARKS or HANDED_IN.
    """
    locked = lock_campaign(seat.part.campaign)
    _require_own_seat(seat, entry, by)
    _require_judged(seat.part, entry, by)
    slip = _slip_to_hand_in(seat, entry)
    slip.handed_in_at = at
    text, number = f"{slip.points:.2f}", entry.number
    rows = [slip, *_heard_first(seat, entry, at)]
    locked.record("slip.handed_in", about=number, rows=rows, seat=seat.number, points=text)
    return slip


def _heard_first(seat: Seat, entry: Entry, at: datetime) -> list[Lot]:
    """Note that somebody was heard, with the first slip: from then on nobody calls them absent."""
    lots = list(Lot.objects.filter(part=seat.part, entry=entry, heard_at=None))
    for lot in lots:
        lot.heard_at = at
    return lots


def _slip_to_hand_in(seat: Seat, entry: Entry) -> Slip:
    slip = lock_row(Slip.objects.filter(seat=seat, entry=entry))
    if slip is None or slip.points is None:
        raise Refusal("BLANK_MARKS", codes=entry.number, count=1)
    if slip.handed_in_at:
        raise Refusal("ALREADY_DONE")
    return slip
