"""The marks of the written part as a frame: only once they are frozen, and no code among them."""

from typing import TYPE_CHECKING, Any

from accounts.models import Person
from exams.models import ExamPart
from exams.rules.refusals import Refusal
from grading.models import Mark
from grading.rules.enums import Round
from oversight.figures.frames import frame_of

if TYPE_CHECKING:
    from pandas import DataFrame


def marks_frame(part: ExamPart) -> "DataFrame":
    """Return the marks of the two hands: script, examiner, points.

    A script is a running number, an examiner the number that their name has among those who marked.
    Only final marks, and none before the marking of the part is closed: raises Refusal
    MARKING_NOT_CLOSED.
    """
    if part.closed_at is None:
        raise Refusal("MARKING_NOT_CLOSED")
    rows = _final_marks(part)
    scripts = {script: number for number, script in enumerate(dict.fromkeys(r[0] for r in rows))}
    numbers = _numbers({examiner for _, examiner, _ in rows})
    return frame_of(
        ((scripts[script], numbers[examiner], points) for script, examiner, points in rows),
        ("script", "examiner", "points"),
    )


def _final_marks(part: ExamPart) -> list[tuple[Any, Any, Any]]:
    """Return (script, examiner, points) of the two hands, by script."""
    marks = Mark.objects.filter(
        assignment__script__part=part, assignment__round=Round.MARK, assignment__hand__in=(1, 2)
    ).exclude(final_at=None)
    return list(
        marks.order_by("assignment__script_id", "assignment__hand").values_list(
            "assignment__script_id", "assignment__examiner_id", "points"
        )
    )


def _numbers(examiners: set[int]) -> dict[int, int]:
    """Return the number of each examiner, in the order of their names."""
    people = sorted(Person.objects.filter(pk__in=examiners), key=lambda each: (str(each), each.pk))
    return {person.pk: number for number, person in enumerate(people, start=1)}
