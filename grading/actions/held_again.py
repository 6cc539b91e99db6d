"""What comes to nothing for a position that has to be held again. Reads only."""

from typing import Any

from exams.models import Position
from exams.rules.refusals import Refusal
from grading.models import not_held_again


def require_not_held_again(position: Any) -> None:
    """Refuse (POSITION_IS_VOID) what is about a position, by its key, that has no results.

    None is the position of a script whose mapping is closed: it is treated like every other.
    """
    if void := Position.objects.exclude(not_held_again()).filter(pk=position).first():
        raise Refusal("POSITION_IS_VOID", position=void.code)
