"""Nothing pending is ever stranded: every state is final, or somebody's action decides it."""

import re
from pathlib import Path

import pytest

from accounts.rules.approvals import RequestState
from candidates.models import Application
from candidates.rules.complaints import ComplaintState
from candidates.rules.needs import NeedState
from candidates.rules.supplement import SupplementState
from exams.rules.enums import SittingState
from exams.rules.relations import RelationState
from exams.rules.stages import SIT_WRITTEN, since
from grading.actions import settle
from grading.rules.enums import Pending, PositionState, RemarkState, Result, ScoreStatus
from results.process.states import DECIDES, FINAL, Decides
from results.rules.document_states import DocumentState

ROOT = Path(__file__).parents[2]
KINDS = {
    "Application": Application.STATES,
    "Pending": Pending,
    "PositionState": PositionState,
    "Result": Result,
    "ScoreStatus": ScoreStatus,
    "RelationState": RelationState,
    "RemarkState": RemarkState,
    "RequestState": RequestState,
    "SittingState": SittingState,
    "DocumentState": DocumentState,
    "NeedState": NeedState,
    "ComplaintState": ComplaintState,
    "SupplementState": SupplementState,
}
REFUSALS = ("*/rules/gates.py", "results/actions/transitions.py")


def members(kinds):
    return [f"{kind}.{state}" for kind, states in kinds.items() for state in states]


def undeclared(kinds):
    """Return the members of these lists that are neither final nor pending, or both."""
    return [member for member in members(kinds) if (member in DECIDES) == (member in FINAL)]


def stranded(decides):
    """Return the steps at which a pending state may be found, and its action does not belong."""
    steps = decides.action.declaration.steps
    if decides.passes is None or not steps:  # an action without steps belongs to all of them
        return []
    return [str(step) for step in since(decides.passes) if step not in steps]


def refused_with():
    """Return the codes with which gates and transitions block."""
    sources = [path.read_text("utf-8") for pattern in REFUSALS for path in ROOT.glob(pattern)]
    return set(re.findall(r'(?:error|Refusal)\(\s*"([A-Z_]+)"', "\n".join(sources)))


def test_every_state_is_declared_final_or_pending():
    assert undeclared(KINDS) == []


def test_nothing_is_declared_that_is_no_state():
    assert set(DECIDES) | FINAL == set(members(KINDS))


def test_the_search_for_undeclared_states_can_fail():
    assert undeclared({"Pending": ["MARKS", "NEW"]}) == ["Pending.NEW"]


@pytest.mark.parametrize("state", DECIDES)
def test_whoever_owes_a_decision_has_the_duty_of_its_action(state):
    duties = DECIDES[state].action.declaration.duties

    assert DECIDES[state].owners
    assert not duties or set(DECIDES[state].owners) <= set(duties)


@pytest.mark.parametrize("state", DECIDES)
def test_what_is_pending_blocks_or_stays_decidable_at_every_later_step(state):
    decides = DECIDES[state]

    assert bool(decides.passes) != bool(decides.blocked_by)
    assert stranded(decides) == []
    assert decides.passes or decides.blocked_by in refused_with()


def test_the_search_for_stranded_states_can_fail():
    lost = Decides((), settle.settle, passes=SIT_WRITTEN)

    assert "rank" in stranded(lost)
    assert "NO_SUCH_CODE" not in refused_with()
    assert {"MARKS_MISSING", "REGISTRATION_STILL_OPEN"} <= refused_with()


@pytest.mark.parametrize("state", PositionState)
def test_an_open_position_is_pending_and_no_other(state):
    assert state.is_open == (f"PositionState.{state}" in DECIDES)


@pytest.mark.parametrize("state", RequestState)
def test_a_final_request_is_final(state):
    assert state.is_final == (f"RequestState.{state}" in FINAL)
