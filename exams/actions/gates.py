"""Pass a gate, or refuse with the first thing that blocks it."""

from collections.abc import Iterable

from accounts.actions.applying import applying
from exams.rules.checks import Check, errors, warnings
from exams.rules.refusals import Refusal


def pass_gate(checks: Iterable[Check]) -> list[str]:
    """Let the running transition go on; return what two persons passed by name.

    Raises the first ERROR as a Refusal of its code, with how many others there are; or
    Refusal OPEN_POINTS, naming the warnings that no approval request names.
    """
    checks = tuple(checks)
    if blocking := errors(checks):
        first = blocking[0]
        raise Refusal(first.code, **{**first.facts, "others": len(blocking) - 1})
    accepted = _accepted_by_two()
    named = [key for check in warnings(checks) for key in check.keys]
    if unnamed := [key for key in named if key not in accepted]:
        raise Refusal("OPEN_POINTS", points=", ".join(unnamed), count=len(unnamed))
    return named


def _accepted_by_two() -> set[str]:
    request = applying()
    return set(request.accepted if request else ())
