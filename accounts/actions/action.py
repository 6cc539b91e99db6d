"""An action says once which duty permits it and to which steps it belongs.

The permission check, the process map, the pages and the tests read it from there. Steps are opaque
here: what they are, only the app that locks the campaign knows.
"""

from collections.abc import Callable, Hashable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import recorded
from audit.rules.refusals import Refusal

P = ParamSpec("P")
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What an action asks: one of these duties (none: it asks for itself), and the step."""

    duties: tuple[Duty, ...]
    steps: tuple[Hashable, ...]
    in_campaign: bool
    two_persons: str = ""  # its word in the profile's `two_person_actions`


@dataclass(slots=True)
class Run:
    """An action under way: who acts, when, and the campaign that was locked for it."""

    declaration: Declaration
    by: Person
    at: datetime
    campaign: str = ""


class Action(Protocol[P, R_co]):
    """A function that writes, with what it declared."""

    declaration: Declaration
    __name__: str

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co: ...


class CampaignNotLocked(RuntimeError):
    """An action of a campaign ended without having locked it: nobody asked for duty and step."""


_running: ContextVar[Run | None] = ContextVar("running", default=None)


def action(
    *,
    duty: Duty | Iterable[Duty] = (),
    steps: Iterable[Hashable] = (),
    in_campaign: bool = True,
    two_persons: str = "",
) -> Callable[[Callable[P, R_co]], Action[P, R_co]]:
    """Declare an action: one transaction, one event at least, permitted by one of its duties.

    The action of a campaign locks it (`exams.actions.preconditions.lock_campaign`), which checks
    duty and step; ending without the lock raises CampaignNotLocked. An action of the whole
    installation (`in_campaign=False`) is permitted by a duty in any campaign, and for `by` that is
    no person (the console, a rehearsal) by none. `two_persons` is the kind of act that two
    persons do together: then the action runs as part of an approval only. Raises Refusal
    NOT_YOUR_DUTY.
    """
    duties = (duty,) if isinstance(duty, Duty) else tuple(duty)
    declaration = Declaration(duties, tuple(steps), in_campaign, two_persons)
    return lambda function: _declared(declaration, function)


def _declared(declaration: Declaration, function: Callable[P, R_co]) -> Action[P, R_co]:
    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R_co:
        now = Run(declaration, cast(Any, kwargs["by"]), cast(Any, kwargs["at"]))
        token = _running.set(now)
        try:
            return _permitted(now, function, *args, **kwargs)
        finally:
            _running.reset(token)

    declared = cast(Action[P, R_co], recorded(run))
    declared.declaration = declaration
    return declared


def _permitted(now: Run, function: Callable[P, R_co], /, *args: P.args, **kwargs: P.kwargs) -> R_co:
    """Do what is permitted: by a duty in any campaign, or by the lock of the action's own."""
    in_campaign = now.declaration.in_campaign
    if not in_campaign and isinstance(now.by, Person):
        check_duty(now.by, now.declaration.duties, now.at)
    outcome = function(*args, **kwargs)
    if in_campaign and not now.campaign:
        raise CampaignNotLocked(f"{function.__module__}.{function.__name__}")
    return outcome


def running() -> Run:
    """Return the action under way. Raises RuntimeError outside an action."""
    run = _running.get()
    if run is None:
        raise RuntimeError("no action is under way")
    return run


def check_duty(
    by: Person, duties: Iterable[Duty], at: datetime, campaign: str | None = None
) -> None:
    """Refuse (NOT_YOUR_DUTY) whoever holds none of the duties, in this campaign or in any.

    Whoever would hold one after signing the statement on relations is told so (STATEMENT_OWED). No
    duty: everybody may, and the action asks for itself.
    """
    wanted = tuple(duties)
    if wanted and not any(by.may(duty, campaign, at=at) for duty in wanted):
        if by.owes_statement_for(wanted, campaign, at=at):
            raise Refusal("STATEMENT_OWED")
        raise Refusal("NOT_YOUR_DUTY", duty=wanted[0])
