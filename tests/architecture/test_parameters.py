"""A parameter that is shown as applied is read by code; one that nothing reads is only recorded.

A reader takes the value where something is decided: `conditions.profile.age_cap`,
`scoring.written_gate`, `regulations["documents"]["published_fields"]`, or the name in a
`DeadlineRule`. Declaring a field, turning text into a number or asking for the value on a page is
not reading it. Whoever makes a rule read a parameter removes its `enforced=False`.
"""

import ast
from pathlib import Path

import pytest

from exams.rules.profile import parameters

ROOT = Path(__file__).parents[2]
APPS = ("web", "accounts", "audit", "exams", "candidates", "grading", "results", "oversight")
# The declarations, the questions of the page, and the verifier, which judges a finished result.
NOT_READERS = ("exams/rules/parameters/", "exams/forms/", "results/verifier/")
# What holds parameters: the name of a value or of a function that returns one ...
HOLDERS = {"profile", "scoring", "settings", "calendar", "bodies", "documents", "eligibility"}
HOLDERS |= {"profile_of", "scoring_of", "scoring_from", "calendar_profile", "calendar_profile_of"}
# ... the classes that read their own, and the tables that are read by key.
CLASSES = {"Profile", "Scoring", "CalendarProfile", "PlanningSettings"}
TABLES = {"regulations", "rules", "profile", *HOLDERS}
CHECKS_ONLY = {"_soundness"}  # contradictions between two values decide nothing about a person

PARAMETERS = {parameter.key: parameter for parameter in parameters()}


class Readers(ast.NodeVisitor):
    """Collect the keys that a module reads."""

    def __init__(self):
        self.keys = set()
        self.classes = []

    def visit_ClassDef(self, node):
        self.classes.append(node.name)
        self.generic_visit(node)
        self.classes.pop()

    def visit_FunctionDef(self, node):
        if node.name not in CHECKS_ONLY:
            self.generic_visit(node)

    def visit_Attribute(self, node):
        own = last_name(node.value) == "self" and CLASSES & set(self.classes)
        if isinstance(node.ctx, ast.Load) and (own or last_name(node.value) in HOLDERS):
            self.keys.add(node.attr)
        self.generic_visit(node)

    def visit_Subscript(self, node):
        if isinstance(node.ctx, ast.Load) and is_table(node.value):
            self.keys |= literals(node.slice)
        self.generic_visit(node)

    def visit_Call(self, node):
        if getattr(node.func, "attr", "") == "get" and is_table(node.func.value) and node.args:
            self.keys |= literals(node.args[0])
        if getattr(node.func, "id", "") == "DeadlineRule":
            self.keys |= {key for argument in node.args for key in literals(argument)}
        self.generic_visit(node)


def last_name(node):
    """Return the last name of what is read from: `profile` of `conditions.profile`."""
    if isinstance(node, ast.Call):
        return last_name(node.func)
    return getattr(node, "attr", getattr(node, "id", ""))


def is_table(node):
    names = {getattr(part, "id", getattr(part, "attr", "")) for part in ast.walk(node)}
    keys = {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}
    return bool(TABLES & (names | keys))


def literals(node):
    return {node.value} if isinstance(node, ast.Constant) else set()


def keys_read(source):
    readers = Readers()
    readers.visit(ast.parse(source))
    return readers.keys & set(PARAMETERS)


def read_by():
    """Return {key: files that read it} over the whole application."""
    files = {key: [] for key in PARAMETERS}
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            if "migrations" not in path.parts and not name.startswith(NOT_READERS):
                for key in keys_read(path.read_text(encoding="utf-8")):
                    files[key].append(name)
    return files


READ_BY = read_by()


@pytest.mark.parametrize("key", [key for key, declared in PARAMETERS.items() if declared.enforced])
def test_what_is_shown_as_applied_is_read(key):
    assert READ_BY[key], f"nothing reads {key}: declare it with enforced=False"


@pytest.mark.parametrize(
    "key", [key for key, declared in PARAMETERS.items() if not declared.enforced]
)
def test_what_is_only_recorded_is_read_by_nothing(key):
    assert READ_BY[key] == [], f"{key} is read: remove its enforced=False"


@pytest.mark.parametrize(
    "line",
    [
        "limit = conditions.profile.age_cap",
        "limit = profile_of(table).age_cap",
        "limit = campaign.regulations['eligibility']['age_cap']",
        "limit = rules.get('age_cap', 40)",
        "rule = DeadlineRule('P1', 'opens', 'age_cap', DAYS)",
        "class Profile:\n    def limit(self): return self.age_cap",
    ],
)
def test_a_reader_is_recognised(line):
    assert keys_read(line) == {"age_cap"}


@pytest.mark.parametrize(
    "line",
    [
        "class Profile:\n    age_cap: int | None = None",
        "class Other:\n    def limit(self): return self.age_cap",
        "READERS = {'age_cap': _number}",
        "Profile(age_cap=45)",
        "row['age_cap']",
        "career.age_cap",
        "profile.age_cap = 45",
        "rules['age_cap'] = 45",
        "def _soundness(scoring): return scoring.age_cap > 0",
    ],
)
def test_what_decides_nothing_is_no_reader(line):
    assert keys_read(line) == set()
