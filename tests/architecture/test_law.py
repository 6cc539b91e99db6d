"""The law is pure: no clock, no chance, no float, nothing thawed in rules/."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APPS = ("web", "accounts", "audit", "exams", "candidates", "grading", "results", "oversight")
CHANCE = {"random", "secrets", "uuid", "os", "time", "socket", "sqlite3"}
RULES = [path for app in APPS for path in sorted((ROOT / app / "rules").rglob("*.py"))]


def impurities(source):
    """Yield what has no place in the law: (line, what)."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno, "a float"
        if isinstance(node, ast.Name) and node.id in ("float", "open", "print", "input"):
            yield node.lineno, node.id
        if isinstance(node, ast.Import):
            yield from ((node.lineno, a.name) for a in node.names if a.name.split(".")[0] in CHANCE)
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] in CHANCE:
            if [alias.name for alias in node.names] == ["UUID"]:  # a kind of value, not a draw
                continue
            yield node.lineno, str(node.module)
        if isinstance(node, ast.ClassDef) and not is_frozen(node):
            yield node.lineno, f"class {node.name} can be changed"


def is_frozen(node):
    """A dataclass must be frozen; enums, errors and tuples are by nature."""
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Name) and decorator.id == "dataclass":
            return False
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "dataclass":
            return any(
                keyword.arg == "frozen" and getattr(keyword.value, "value", False) is True
                for keyword in decorator.keywords
            )
    return True


@pytest.mark.parametrize("path", RULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_law_is_pure(path):
    assert list(impurities(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "x = 0.5",
        "float('1')",
        "import random",
        "from secrets import token_hex",
        "@dataclass\nclass A: pass",
        "@dataclass(slots=True)\nclass A: pass",
    ],
)
def test_the_search_for_impurity_can_fail(line):
    assert list(impurities(line))
