"""The life of a campaign, in order. Everything else hangs on this list.

Source: regulations 3 (steps P2-P19) and annex (i), state machines.
"""

from dataclasses import dataclass
from enum import StrEnum

from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal


class Stage(StrEnum):
    ANNOUNCE = "announce"
    REGISTER = "register"
    SCREEN = "screen"
    SIT = "sit"
    MARK = "mark"
    RANK = "rank"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Step:
    """Where a campaign stands; sitting and marking are walked once for each part."""

    stage: Stage
    part: PartKind | None = None

    def __str__(self) -> str:
        return f"{self.stage}:{self.part}" if self.part else str(self.stage)


# Every step by its name; actions say which of them they belong to.
ANNOUNCE = Step(Stage.ANNOUNCE)
REGISTER = Step(Stage.REGISTER)
SCREEN = Step(Stage.SCREEN)
SIT_WRITTEN = Step(Stage.SIT, PartKind.WRITTEN)
MARK_WRITTEN = Step(Stage.MARK, PartKind.WRITTEN)
SIT_PROPOSAL = Step(Stage.SIT, PartKind.PROPOSAL)
MARK_PROPOSAL = Step(Stage.MARK, PartKind.PROPOSAL)
RANK = Step(Stage.RANK)
PUBLISH = Step(Stage.PUBLISH)
IN_ORDER = (
    ANNOUNCE,
    REGISTER,
    SCREEN,
    SIT_WRITTEN,
    MARK_WRITTEN,
    SIT_PROPOSAL,
    MARK_PROPOSAL,
    RANK,
    PUBLISH,
)
SITTINGS = (SIT_WRITTEN, SIT_PROPOSAL)
MARKINGS = (MARK_WRITTEN, MARK_PROPOSAL)


def since(step: Step) -> tuple[Step, ...]:
    """Return a step and all that may follow it: where what was left open there is decided."""
    return IN_ORDER[IN_ORDER.index(step) :]


def steps_of(part: PartKind) -> tuple[Step, Step]:
    """Return the steps at which a part is sat and marked."""
    return Step(Stage.SIT, part), Step(Stage.MARK, part)


def life(parts: tuple[PartKind, ...]) -> tuple[Step, ...]:
    """Return every step of a campaign with these parts, in order."""
    sittings = [Step(stage, part) for part in parts for stage in (Stage.SIT, Stage.MARK)]
    return (
        Step(Stage.ANNOUNCE),
        Step(Stage.REGISTER),
        Step(Stage.SCREEN),
        *sittings,
        Step(Stage.RANK),
        Step(Stage.PUBLISH),
    )


def require(current: Step, *needed: Step) -> None:
    """Refuse (WRONG_STAGE) what belongs to another step."""
    if current not in needed:
        raise Refusal("WRONG_STAGE", now=current, needed=" ".join(map(str, needed)))


def next_after(step: Step, parts: tuple[PartKind, ...]) -> Step:
    """Return the step that follows. A campaign never goes back; it is corrected forward."""
    steps = life(parts)
    position = steps.index(step) + 1
    if position == len(steps):
        raise Refusal("LIFE_COMPLETE")
    return steps[position]
