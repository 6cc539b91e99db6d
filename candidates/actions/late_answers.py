"""What the authority's answer to a special case can still do once the list is approved.

Until the first sitting begins an approval lets the file in. Afterwards nobody comes in unseen: the
authority refuses, or it is entered that no approval came in time, and the file stays out. A file
that was answered stays where the list has it: only the paper and the ground of its answer change.
"""

from collections.abc import Mapping
from datetime import datetime

from audit.models import Protected
from candidates.actions import sit, verdicts
from candidates.actions.before_sitting import is_over_for
from candidates.models import Application
from candidates.rules.enums import ApplicationState, DecisionValue
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN

_UNTIMELY = {
    DecisionValue.REFUSE: "ANSWER_KEEPS_IN",
    DecisionValue.TOO_LATE: "SPECIAL_CASE_IN_TIME",
}


def is_too_late_for(application: Application, at: datetime) -> bool:
    """Say whether an approval cannot let this file in any more, though its position is held."""
    return application.state != ApplicationState.ELIGIBLE and is_over_for(application, at)


def is_settled(application: Application) -> bool:
    """Say whether the approved list has a file as it was decided, whatever is answered since."""
    is_pending = application.state == ApplicationState.SPECIAL_CASE_PENDING
    return application.campaign.step != SCREEN and not is_pending


def answers_now(application: Application, at: datetime) -> tuple[DecisionValue, ...]:
    """Return what may be entered of a special case now: who is too late is not approved.

    Of a file that is settled, only what keeps it where it is.
    """
    if is_too_late_for(application, at):
        return DecisionValue.REFUSE, DecisionValue.TOO_LATE
    if is_settled(application):
        is_in = application.state == ApplicationState.ELIGIBLE
        return (DecisionValue.APPROVE if is_in else DecisionValue.REFUSE,)
    return DecisionValue.APPROVE, DecisionValue.REFUSE


def require_timely(application: Application, value: DecisionValue, at: datetime) -> None:
    """Refuse what cannot be entered of a special case now.

    Raises Refusal SPECIAL_CASE_TOO_LATE (an approval, once the sitting began), SPECIAL_CASE_IN_TIME
    (that it came too late, before), ANSWER_KEEPS_OUT or ANSWER_KEEPS_IN (another answer than the
    one with which the list was approved), or UNKNOWN_VALUE.
    """
    if value in answers_now(application, at):
        return
    is_late = is_too_late_for(application, at)
    approved = "SPECIAL_CASE_TOO_LATE" if is_late else "ANSWER_KEEPS_OUT"
    code = {**_UNTIMELY, DecisionValue.APPROVE: approved}.get(value, "UNKNOWN_VALUE")
    raise Refusal(code, code=application.reg_no, value=value, field="value")


def effects_on_file(
    campaign: Campaign, application: Application, rule: str, value: DecisionValue
) -> list[Protected]:
    """Return what changes with an answer that comes after the list was approved."""
    if campaign.step == SCREEN or is_settled(application):
        return []
    is_approved = value == DecisionValue.APPROVE
    application.state = _state_with(application, {rule: is_approved})
    if application.state != ApplicationState.ELIGIBLE:
        return [application]
    return [application, *sit.late_entry(application)]


def _state_with(application: Application, answers: Mapping[str, bool]) -> str:
    """Return what the answers make of a file; who was refused by an officer stays out all the same.

    The authority answers of the rule alone, and not of what an officer found in the papers.
    """
    state = verdicts.state_after(application, answers)
    is_refused = application.pk in verdicts.refused_by_officer(application.campaign)
    is_overruled = is_refused and state == ApplicationState.ELIGIBLE
    return str(ApplicationState.INELIGIBLE) if is_overruled else state
