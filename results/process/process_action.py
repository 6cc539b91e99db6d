"""One action of the control room: who does it, when, and what it will do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from accounts.actions.action import Action
from accounts.rules.duties import Duty
from exams.actions.preconditions import declared_steps
from exams.models import Campaign
from exams.rules.checks import Check
from exams.rules.stages import Step
from results.actions import gates
from results.process.act_gates import checks_of
from results.process.acts import ACTS
from web.forms import ActionForm

Words = str | Promise
Effects = list[tuple[int, Words]]


@dataclass(frozen=True, slots=True)
class ProcessAction:
    """One action of the control room. `target` finds what it needs beyond the answers.

    `act` is its name among the acts that two persons may have to do together, `danger` that it is
    not taken back, `closes` says what nobody can change afterwards, `waits_for_second` whether what
    was done is only half of it.
    """

    slug: str
    title: Words
    lead: Words
    action: Action[..., Any]
    target: Callable[[Campaign], dict[str, Any]]
    effects: Callable[[Campaign], Effects] = lambda campaign: []
    form: type[ActionForm] = ActionForm
    danger: bool = False
    act: str = ""
    closes: Words = ""
    waits_for_second: Callable[[Campaign], bool] = lambda campaign: False
    checks: Callable[[Campaign, date], tuple[Check, ...]] = lambda campaign, today: ()

    def gate(self, campaign: Campaign, today: date) -> tuple[Check, ...]:
        """Return what keeps the action from being done now, or has to be named."""
        if self.act:
            return checks_of(ACTS[self.act], campaign, {}, today)
        if not self.steps:
            return self.checks(campaign, today)
        return gates.of_place(campaign, *self.steps) or self.checks(campaign, today)

    @property
    def duty(self) -> Duty:
        """Return the duty of who does it, as the action declared it."""
        return self.action.declaration.duties[0]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps to which it belongs; none for what interrupts a campaign at any."""
        return declared_steps(self.action)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Return the duties of all who have a hand in it: who does it, who asks, who applies."""
        act = ACTS.get(self.act)
        return tuple(dict.fromkeys((self.duty, *(act.asks + act.applies if act else ()))))


def whole_campaign(campaign: Campaign) -> dict[str, Any]:
    """Find what an action of a whole campaign needs: the campaign."""
    return {"campaign": campaign}
