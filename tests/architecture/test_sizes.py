"""Small things: no function over forty lines, no file over three hundred, p90 within fifteen."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
APPS = (
    *("web", "audit", "accounts", "exams", "candidates", "grading", "results", "oversight"),
    *("rehearsal", "config"),
)
# One file by design: whoever checks a result must be able to read and carry it alone.
ALONE = {"results/verifier/verify_bundle.py"}


def files():
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            if "migrations" not in path.parts and name not in ALONE:
                yield name, path.read_text(encoding="utf-8")


def lengths(source):
    return [
        (node.end_lineno - node.lineno + 1, node.name)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_no_function_is_longer_than_forty_lines():
    long = [(name, *each) for name, text in files() for each in lengths(text) if each[0] > 40]

    assert long == []


def test_no_file_is_longer_than_three_hundred_lines():
    long = [(name, text.count("\n")) for name, text in files() if text.count("\n") > 300]

    assert long == []


def test_the_search_for_length_can_fail():
    assert lengths("def f():\n" + "    x = 1\n" * 50) == [(51, "f")]
