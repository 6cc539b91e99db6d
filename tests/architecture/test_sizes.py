"""Small things: no function over forty lines, nine of ten within fifteen; no file over three
hundred, nine of ten within a hundred and fifty."""

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


def functions():
    """Yield the length of every function of the apps, those of the verifier too."""
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from (length for length, _ in lengths(path.read_text(encoding="utf-8")))


def sizes(files):
    """Return how many lines each file has; what marks a package and says nothing is no file."""
    return [text.count("\n") for _, text in files if text]


def p90(numbers):
    """Return the number that nine of ten do not exceed."""
    in_order = sorted(numbers)
    return in_order[int(len(in_order) * 0.9)]


def lengths(source):
    return [
        (node.end_lineno - node.lineno + 1, node.name)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_no_function_is_longer_than_forty_lines():
    long = [(name, *each) for name, text in files() for each in lengths(text) if each[0] > 40]

    assert long == []


def test_nine_of_ten_functions_have_at_most_fifteen_lines():
    assert p90(functions()) <= 15


def test_no_file_is_longer_than_three_hundred_lines():
    long = [(name, text.count("\n")) for name, text in files() if text.count("\n") > 300]

    assert long == []


def test_nine_of_ten_files_have_at_most_a_hundred_and_fifty_lines():
    assert p90(sizes(files())) <= 150


def test_the_search_for_length_can_fail():
    assert lengths("def f():\n" + "    x = 1\n" * 50) == [(51, "f")]


def test_the_search_for_long_files_can_fail():
    read = [("a/__init__.py", ""), ("a/one.py", "x = 1\n" * 151)]

    assert sizes(read) == [151]
    assert p90(sizes(read)) > 150


def test_the_ninth_of_ten_is_found_and_can_be_too_long():
    assert p90([40] + [15] * 9) == 40
    assert p90([40] + [15] * 10) == 15
