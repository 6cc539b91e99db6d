"""Every act about a candidate asks whether whoever acts is tied to them (architecture 4.5)."""

import ast
import importlib
import inspect
import re

import pytest

from accounts.rules.duties import Duty
from tests.architecture.test_actions import actions

ABOUT = {  # what an act is about, where that is a candidate's
    *("Application", "Complaint", "OtherComplaint", "Need", "Supplement", "Document"),
    *("PaperRequest", "Entry", "Sanction", "RemarkRequest", "Position", "Sitting"),
    *("Script", "Lot", "IssuedDocument", "Letter", "PlanningMatch", "CaseReview", "Decision"),
    "BackgroundCheck",
}
ASKS = {
    *("require_open_to", "require_open_to_both", "require_files_open", "require_entries_open"),
    *("require_position_open", "require_script_open", "require_subjects_open"),
    *("require_letters_open", "require_paper_open", "require_unconcerned", "require_settler"),
}
NOT_ASKED = {
    "candidates.relations.declare_own": "a member says what ties themself",
    "exams.letters.mailed": "the machine that sends mail says what left",
    "exams.prepare.remove_position": "of a draft, for which nobody registered",
    "grading.assign.third_hand": "blind: to answer would betray whose script it is",
    "grading.settle.settle": "blind: to answer would betray whose script it is",
    "grading.assign.remarkers": "whoever allocates chooses nobody; the lot leaves out who is tied",
    "grading.defence_slip.enter": "asks for the sitting and the recusal together",
    "grading.defence_slip.hand_in": "asks for the sitting and the recusal together",
}


def names_in(node):
    """Return every name that a piece of code uses."""
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    return names | {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}


def functions_of(module):
    tree = ast.parse(inspect.getsource(module))
    return {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}


def asks(act):
    """Say whether an act asks, itself or by a function that it calls in its own module."""
    functions = functions_of(importlib.import_module(act.__module__))
    pending, visited = [act.__name__], set()
    while pending:
        name = pending.pop()
        visited.add(name)
        names = names_in(functions[name])
        if names & ASKS:
            return True
        pending += [each for each in names if each in functions and each not in visited]
    return False


def about(act):
    """Return what of a candidate an act is about, by the types of its arguments."""
    annotated = inspect.signature(act).parameters.values()
    words = set(re.findall(r"\w+", " ".join(str(each.annotation) for each in annotated)))
    return sorted(words & ABOUT)


def is_own(act):
    """Say whether candidates alone do it, with what is theirs."""
    return act.declaration.duties == (Duty.APPLY,)


ACTS = {
    f"{act.__module__.replace('actions.', '')}.{act.__name__}": act
    for [act] in (param.values for param in actions())
    if about(act) and not is_own(act)
}


@pytest.mark.parametrize("name", sorted(set(ACTS) - set(NOT_ASKED)))
def test_an_act_about_a_candidate_asks_whether_who_acts_is_tied_to_them(name):
    assert asks(ACTS[name])


@pytest.mark.parametrize("name", NOT_ASKED)
def test_what_does_not_ask_is_an_act_and_has_its_reason(name):
    assert not asks(ACTS[name])
    assert NOT_ASKED[name]


def test_the_search_knows_what_an_act_is_about():
    assert len(ACTS) > 40
    assert about(ACTS["grading.settle.decide_sanction"]) == ["Sanction"]
    assert about(ACTS["candidates.decide.waive_minimum"]) == ["Position"]
