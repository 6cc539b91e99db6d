"""Mark: one examiner, one script, one number; drafts that can change, and a hand-in that cannot."""

from datetime import datetime
from decimal import Decimal

from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record, recorded
from exams.actions.permit import hold
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage, Step
from exams.rules.terms import PartKind
from grading.actions.regulations import scoring_of
from grading.models import Assignment, Mark

MARKING = Step(Stage.MARK, PartKind.WRITTEN)


@recorded
def enter(*, desk: Assignment, points: Decimal | None, seen: int, by: Person, at: datetime) -> Mark:
    """Enter, change or blank the points for one script; earlier values stay in the trail.

    `seen` is the version of the mark that the examiner had before them (0: none). Saving again
    what was saved is answered as done. Blank is not nought.
    Raises Refusal NOT_YOURS, WRONG_STAGE, ALREADY_CLOSED, HANDED_IN, OFF_SCALE or STALE_MARK (with
    both values).
    """
    held = hold(desk.script.part.campaign, MARKING, duty=Duty.MARK, by=by, at=at)
    if desk.examiner_id != by.pk:
        raise Refusal("NOT_YOURS", code=desk.script.code)
    desk = Assignment.objects.select_related("script__part", "mark").get(pk=desk.pk)
    if desk.round == "MARK" and desk.script.part.closed_at:
        raise Refusal("ALREADY_CLOSED")
    if points is not None:
        scoring_of(held).marks.check(points)
    mark = desk.entered or Mark(assignment=desk)
    _require_fresh(mark, points, seen)
    old, mark.points, mark.entered_at = mark.points, points, at
    record(
        "mark.entered",
        about=desk.script.code,
        by=by,
        at=at,
        log=held.log,
        rows=[mark],
        round=desk.round,
        hand=desk.hand,
        old=_text(old),
        new=_text(points),
    )
    return mark


def _require_fresh(mark: Mark, points: Decimal | None, seen: int) -> None:
    if mark.final_at:
        raise Refusal("HANDED_IN", code=mark.assignment.script.code)
    if mark.ver == seen:
        return
    if mark.points == points:
        raise Refusal("ALREADY_DONE")
    raise Refusal("STALE_MARK", saved=_text(mark.points), yours=_text(points))


@recorded
def hand_in(*, campaign: Campaign, by: Person, at: datetime) -> list[Mark]:
    """Hand in every mark on one's desk: from now on only a correction can change one.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOTHING_TO_HAND_IN or BLANK_MARKS (naming the codes).
    """
    held = hold(campaign, MARKING, duty=Duty.MARK, by=by, at=at)
    ours = Assignment.objects.filter(examiner=by, script__part__campaign=held)
    desks = ours.exclude(round="MARK", script__part__closed_at__isnull=False)
    open_desks = [
        desk
        for desk in desks.select_related("script", "mark").order_by("script__code")
        if not desk.is_final
    ]
    if not open_desks:
        raise Refusal("NOTHING_TO_HAND_IN")
    if blank := [desk.script.code for desk in open_desks if desk.is_blank]:
        raise Refusal("BLANK_MARKS", codes=" ".join(blank), count=len(blank))
    marks = [desk.mark for desk in open_desks]
    for mark in marks:
        mark.final_at = at
    record(
        "marks.handed_in",
        about=held.code,
        by=by,
        at=at,
        log=held.log,
        rows=marks,
        marks=[[desk.script.code, desk.round, _text(desk.mark.points)] for desk in open_desks],
    )
    return marks


def _text(points: Decimal | None) -> str:
    return "" if points is None else f"{points:.2f}"
