"""Mark: one examiner, one script, one number; drafts that can change, and a hand-in that cannot."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.lock import lock_row
from exams.actions.preconditions import lock_campaign, lock_campaign_named
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import MARK_WRITTEN
from grading.actions.held_again import require_not_held_again
from grading.actions.regulations import scoring_of_version
from grading.models import Assignment, Mark
from grading.rules.enums import Round


@action(duty=Duty.MARK, steps=[MARK_WRITTEN])
def enter(
    *, assignment: Assignment, points: Decimal | None, seen: int, by: Person, at: datetime
) -> Mark:
    """Enter, change or blank the points for one script; earlier values stay in the trail.

    `seen` is the version of the mark that the examiner had before them (0: none). Saving again
    what was saved is answered as done. Blank is not nought.
    Raises Refusal NOT_YOURS, WRONG_STAGE, ALREADY_CLOSED, POSITION_IS_VOID (a remark that comes to
    nothing), HANDED_IN, OFF_SCALE or STALE_MARK (with both values).
    """
    locked = lock_campaign(assignment.script.part.campaign)
    if assignment.examiner_id != by.pk:
        raise Refusal("NOT_YOURS", code=assignment.script.code)
    return _enter(locked, _mark(locked, seen, pk=assignment.pk), points, seen)


@action(duty=Duty.MARK, steps=[MARK_WRITTEN])
def enter_by_code(
    *, campaign: str, script: str, points: Decimal | None, seen: int, by: Person, at: datetime
) -> Mark:
    """Do what `enter` does for one's own script of this code, which is read once, under the lock.

    Raises Assignment.DoesNotExist when no such script was given to this examiner, and the refusals
    of `enter` but NOT_YOURS.
    """
    locked = lock_campaign_named(campaign)
    return _enter(locked, _mark(locked, seen, examiner=by, script__code=script), points, seen)


def _mark(locked: Campaign, seen: int, **which: Any) -> Mark:
    """Return the mark of an assignment of the locked campaign as it stands now, or a new one."""
    mark = _mark_to_change(locked, which) if seen else None
    if mark is None:
        assignments = Assignment.objects.filter(script__part__campaign=locked)
        assignment = assignments.select_related("script__part", "mark").get(**which)
        mark = assignment.entered or Mark(assignment=assignment)
    mark.assignment.script.part.campaign = locked
    return mark


def _mark_to_change(locked: Campaign, which: dict[str, Any]) -> Mark | None:
    """Return the mark that the examiner has before them, read once: to be changed."""
    of_assignment = {f"assignment__{name}": value for name, value in which.items()}
    marks = Mark.objects.filter(assignment__script__part__campaign=locked, **of_assignment)
    return lock_row(marks.select_related("assignment__script__part"))


def _enter(locked: Campaign, mark: Mark, points: Decimal | None, seen: int) -> Mark:
    assignment = mark.assignment
    if assignment.round == Round.MARK and assignment.script.part.closed_at:
        raise Refusal("ALREADY_CLOSED")
    if assignment.round == Round.REMARK and assignment.script.entry:
        require_not_held_again(assignment.script.entry.position_id)
    if points is not None:
        scoring_of_version(locked).marks.check(points)
    _require_fresh(mark, points, seen)
    old, mark.points, mark.entered_at = mark.points, points, running().at
    locked.record(
        "mark.entered",
        about=assignment.script.code,
        rows=[mark],
        round=assignment.round,
        hand=assignment.hand,
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


@action(duty=Duty.MARK, steps=[MARK_WRITTEN])
def hand_in(*, campaign: Campaign, by: Person, at: datetime) -> list[Mark]:
    """Hand in every mark of one's own: from now on only a correction can change one.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOTHING_TO_HAND_IN or BLANK_MARKS (naming the codes).
    """
    locked = lock_campaign(campaign)
    to_hand_in = _to_hand_in(locked, by)
    marks = [assignment.mark for assignment in to_hand_in]
    for mark in marks:
        mark.final_at = at
    locked.record(
        "marks.handed_in",
        about=locked.code,
        rows=marks,
        marks=[
            [assignment.script.code, assignment.round, _text(assignment.mark.points)]
            for assignment in to_hand_in
        ],
    )
    return marks


def _to_hand_in(campaign: Campaign, examiner: Person) -> list[Assignment]:
    """Return what an examiner has not handed in, refused unless each has a mark."""
    counted = Assignment.objects.counted()
    own = counted.filter(examiner=examiner, script__part__campaign=campaign)
    assignments = own.exclude(round=Round.MARK, script__part__closed_at__isnull=False)
    to_hand_in = [
        assignment
        for assignment in assignments.select_related("script", "mark").order_by("script__code")
        if not assignment.is_final
    ]
    if not to_hand_in:
        raise Refusal("NOTHING_TO_HAND_IN")
    if blank := [assignment.script.code for assignment in to_hand_in if assignment.is_blank]:
        raise Refusal("BLANK_MARKS", codes=" ".join(blank), count=len(blank))
    return to_hand_in


def _text(points: Decimal | None) -> str:
    return "" if points is None else f"{points:.2f}"
