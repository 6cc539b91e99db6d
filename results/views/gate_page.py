"""An action of the process, as it stands for one reader."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from accounts.access import current_person, duties_of_user
from accounts.actions.two_persons import Act
from accounts.models import ApprovalRequest
from exams.models import Campaign
from exams.rules.checks import Check, errors, warnings
from exams.rules.enums import PartKind
from exams.rules.stages import life
from results.forms.gate import GateForm
from results.process import requests
from results.process.act_gates import takes_two
from results.process.acts import ACTS
from results.process.process_action import ProcessAction
from results.rules.enums import GateMode
from results.sentences.columns import PUBLISHES
from results.views.agreements import agreed_already
from results.views.checks import FINAL

NOTHING_LEFT = frozenset(
    (
        *("ALREADY_NUMBERED", "ALREADY_ALLOCATED", "ALREADY_CLOSED", "ALREADY_OPENED"),
        *("ALREADY_PUBLISHED", "NOT_SUSPENDED", *FINAL),
    )
)
ORDER = life(tuple(PartKind))


@dataclass(frozen=True, slots=True)
class GatePage:
    """An action as it stands for one reader: what its gate finds, and what they can do."""

    action: ProcessAction
    campaign: Campaign
    checks: tuple[Check, ...]
    pending: ApprovalRequest | None
    asks: bool  # the reader may ask for the act
    acts: bool  # the reader may do it, where one person is enough

    @property
    def act(self) -> Act | None:
        return ACTS.get(self.action.act)

    @property
    def returned(self) -> ApprovalRequest | None:
        """Return the last request for the act, if it came back."""
        return requests.last_returned(self.act, self.campaign) if self.act else None

    @property
    def arguments(self) -> dict[str, str]:
        """Return what the act needs before anything was answered: a list has no number yet."""
        return {"number": ""} if self.action.act in PUBLISHES else {}

    @property
    def mode(self) -> GateMode:
        """What the reader can do here, or who else has to."""
        if errors(self.checks):
            return GateMode.BLOCKED
        if self.pending:
            return GateMode.PENDING
        if self.act and takes_two(self.act, self.campaign, self.checks):
            return GateMode.ASK if self.asks else GateMode.ASK_OTHERS
        return GateMode.ACT if self.acts else GateMode.ACT_OTHERS

    @property
    def is_past(self) -> bool:
        """Say whether nothing is left to do here: it was done, or its step is over."""
        return any(
            check.code in NOTHING_LEFT or self._is_over(check) for check in errors(self.checks)
        )

    def _is_over(self, check: Check) -> bool:
        if check.code != "WRONG_STAGE" or not self.action.steps:
            return False
        return ORDER.index(self.campaign.step) > max(map(ORDER.index, self.action.steps))

    def form(self, data: Any = None) -> Any:
        """Return the form of what the reader sends, or of what they could send now."""
        if self.act and (self.mode == GateMode.ASK or (data and "reason" in data)):
            numbered = self.action.act in PUBLISHES
            return GateForm(
                data,
                open_points=warnings(self.checks),
                numbered=numbered,
                initial=requests.typed_before(self.returned),
            )
        return self.action.form(data) if data or self.mode == GateMode.ACT else None


def gate_page(request: HttpRequest, action: ProcessAction, campaign: Campaign) -> GatePage:
    """Return how an action stands for the reader now."""
    duties, reader = duties_of_user(request, campaign.code), current_person(request)
    act = ACTS.get(action.act)
    return GatePage(
        action=action,
        campaign=campaign,
        checks=action.gate(campaign, timezone.localdate()),
        pending=requests.open_request(act, campaign) if act else None,
        asks=bool(act and duties.intersection(act.asks)),
        acts=action.duty in duties and not agreed_already(action, campaign)(reader),
    )
