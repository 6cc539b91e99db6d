"""Only actions write; every action is recorded, permitted and told the time."""

import ast
import importlib
import inspect
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APPS = ("web", "accounts", "audit", "exams", "candidates", "grading", "results", "oversight")
WRITERS = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create"}
SHELVES = (
    "actions",
    "views",
    "api",
    "tables",
    "forms",
    "documents",
    "access",
    "process",
    "worklist",
)
# Beside the trail itself: the account itself (its grants are protected rows like any other).
MAY_WRITE = {
    "accounts/actions/jobs.py",  # how far a job is: what it writes has an event of its own
    "accounts/actions/people.py",
    "accounts/actions/tokens.py",  # knox keeps digests of its own
}


def sources(*shelves):
    for app in APPS:
        for shelf in shelves:
            yield from sorted((ROOT / app / shelf).rglob("*.py"))
            yield from sorted((ROOT / app).glob(f"{shelf}.py"))


def may_write(path):
    relative = path.relative_to(ROOT)
    return relative.parts[0] == "audit" or str(relative) in MAY_WRITE


def writes(tree):
    """Return the lines that call a writing method of a row or a queryset."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITERS
        and not _is_set_or_dict(node)
    ]


def _is_set_or_dict(call):
    """`seen.update(...)` on a set or a dict takes a positional argument; a queryset's does not."""
    return call.func.attr == "update" and bool(call.args)


def actions():
    for app in APPS:
        for path in sorted((ROOT / app / "actions").glob("*.py")):
            if path.stem in ("preconditions", "record", "action"):  # what actions are made of
                continue
            module = importlib.import_module(f"{app}.actions.{path.stem}")
            for name, function in inspect.getmembers(module, inspect.isfunction):
                is_own = function.__module__ == module.__name__ and not name.startswith("_")
                if is_own and {"by", "at"} <= set(inspect.signature(function).parameters):
                    yield pytest.param(function, id=f"{app}.{path.stem}.{name}")


@pytest.mark.parametrize("action", list(actions()))
def test_every_action_is_declared_recorded_and_takes_its_arguments_by_name(action):
    parameters = inspect.signature(action).parameters.values()

    assert getattr(action, "is_recorded", False)
    assert action.declaration.in_campaign in (True, False)
    assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in parameters)
    assert list(inspect.signature(action).parameters)[-2:] == ["by", "at"]


@pytest.mark.parametrize(
    "path",
    [path for path in sources(*SHELVES) if not may_write(path)],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_nothing_writes_but_the_trail(path):
    assert writes(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    ["mark.save()", "Mark.objects.create(points=1)", "marks.update(points=1)", "mark.delete()"],
)
def test_the_search_for_writing_can_fail(line):
    assert writes(ast.parse(line)) == [1]


def test_no_action_reads_the_clock():
    actual = [
        (str(path.relative_to(ROOT)), node.lineno)
        for path in sources("actions", "rules", "models")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow")
    ]

    assert actual == []


def importers_of(name, sources):
    """Return the files that import a name, or reach for it in a module."""
    return [
        path
        for path, source in sources
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.ImportFrom) and name in [alias.name for alias in node.names])
        or (isinstance(node, ast.Attribute) and node.attr == name)
    ]


def test_only_transitions_move_a_campaign():
    read = [
        (str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
        for app in APPS
        for path in sorted((ROOT / app).rglob("*.py"))
    ]

    assert set(importers_of("step_forward", read)) == {"results/actions/transitions.py"}


@pytest.mark.parametrize(
    "line", ["from exams.actions.advance import step_forward", "advance.step_forward(campaign)"]
)
def test_the_search_for_movers_can_fail(line):
    assert importers_of("step_forward", [("x.py", line)]) == ["x.py"]
