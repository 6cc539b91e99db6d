"""What open complaints say to the gates of the results.

Source: regulations 5.9; annex ii B, complaints_that_block.
"""

from collections.abc import Collection, Iterable, Mapping

from accounts.rules.duties import Duty
from candidates.rules.complaints import ComplaintKind
from exams.rules.checks import Check, error, warning

PAGE = "candidates:complaints"


def open_complaints(
    unanswered: Mapping[ComplaintKind, tuple[str, ...]], blocking: Collection[str]
) -> tuple[Check, ...]:
    """Return that complaints wait for their answer: those that block, and those to be named.

    `unanswered` names them by kind, `blocking` are the codes of the kinds that block.
    """
    blocked = _of(unanswered, {kind for kind in unanswered if kind.code in blocking})
    named = _of(unanswered, {kind for kind in unanswered if kind.code not in blocking})
    return tuple(_checks(blocked, named))


def _checks(blocked: tuple[str, ...], named: tuple[str, ...]) -> Iterable[Check]:
    if blocked:
        yield error("COMPLAINTS_MUST_BE_ANSWERED", Duty.DECIDE, PAGE, items=blocked)
    if named:
        yield warning("COMPLAINTS_UNANSWERED", Duty.DECIDE, PAGE, items=named)


def _of(
    unanswered: Mapping[ComplaintKind, tuple[str, ...]], kinds: Collection[ComplaintKind]
) -> tuple[str, ...]:
    return tuple(each for kind, some in unanswered.items() if kind in kinds for each in some)
