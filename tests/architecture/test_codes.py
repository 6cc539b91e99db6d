"""A state, a kind, a round is a member of an enum: no code is compared with, or given, bare.

A misspelt member fails where it stands; a misspelt string compares with nothing, and is silent.
"""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APPS = (
    *("web", "audit", "accounts", "exams", "candidates", "grading", "results", "oversight"),
    *("rehearsal", "config"),
)
CODE = re.compile(r"[A-Z][A-Z0-9_]{2,}")
# What a keyword, a lookup of a queryset or a key of a plain row names where it takes a code.
TAKES_CODE = {
    *("state", "kind", "round", "source", "value", "mode", "verdict", "opening", "act"),
    *("two_persons", "status", "result"),
}
# What is compared with bare codes by right: the keys of the catalogue of sentences, HTTP's methods.
SPELT_OUT = {"code", "method"}
RULE = re.compile(r"E\d\d")  # the rules of screening are known by their numbers
# One file by design, which imports nothing; and invented rows that no law knows.
APART = ("results/verifier/verify_bundle.py", "web/styleguide/")


def sources():
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            if "migrations" not in path.parts and not name.startswith(APART):
                yield name, ast.parse(path.read_text(encoding="utf-8"))


def codes_in(node):
    """Yield the bare codes that an expression is, or holds side by side."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if CODE.fullmatch(node.value) and not RULE.fullmatch(node.value):
            yield node.value
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        for each in node.elts:
            yield from codes_in(each)
    elif isinstance(node, ast.IfExp):
        yield from codes_in(node.body)
        yield from codes_in(node.orelse)


def name_of(node):
    """Return the last name of an expression: `each.code` and `code` are both a code."""
    return getattr(node, "attr", getattr(node, "id", ""))


def takes_code(keyword):
    """Say whether a keyword takes a code: `kind`, `decisions__kind`, `state__in`."""
    return keyword is not None and not TAKES_CODE.isdisjoint(keyword.split("__"))


def compared(node):
    """Yield the bare codes that a comparison compares with."""
    operands = [node.left, *node.comparators]
    if SPELT_OUT.isdisjoint(map(name_of, operands)):
        for each in operands:
            yield from codes_in(each)


def given(node):
    """Yield the bare codes that a call or a plain row gives to what takes one."""
    if isinstance(node, ast.Call):
        pairs = [(each.arg, each.value) for each in node.keywords]
    else:
        pairs = [
            (getattr(key, "value", None), value)
            for key, value in zip(node.keys, node.values, strict=True)
        ]
    for keyword, value in pairs:
        if isinstance(keyword, str) and takes_code(keyword):
            yield from codes_in(value)


def bare(tree):
    """Return (line, code) for every code that is spelt out where an enum has a member."""
    found = []
    for node in ast.walk(tree):
        codes = ()
        if isinstance(node, ast.Compare):
            codes = compared(node)
        elif isinstance(node, ast.Call | ast.Dict):
            codes = given(node)
        found += [(node.lineno, code) for code in codes]
    return sorted(found)


def test_no_code_is_bare():
    spelt_out = [f"{name}:{line}:{code}" for name, tree in sources() for line, code in bare(tree)]

    assert spelt_out == []


@pytest.mark.parametrize(
    "line",
    [
        'paper.state == "ELIGIBLE"',
        '"OFFICIAL" in kinds',
        'kind not in ("AGREED", "HEAD", HEAD)',
        'rows.filter(kind="OFFICIAL")',
        'rows.exclude(decisions__kind="OFFICER")',
        'rows.filter(state__in=["ELIGIBLE"])',
        'Decision(value="APPROVE" if approve else REFUSE)',
        '{"state": "DONE"}',
    ],
)
def test_the_search_for_bare_codes_can_fail(line):
    assert bare(ast.parse(line)) != []


@pytest.mark.parametrize(
    "line",
    [
        "paper.state == ApplicationState.ELIGIBLE",
        'refusal.code == "ALREADY_DONE"',
        'request.method == "POST"',
        'finding.rule == "E15"',
        'Refusal("WRONG_STAGE", field="stage")',
        'rows.values_list("kind")',
    ],
)
def test_what_is_no_state_may_be_spelt_out(line):
    assert bare(ast.parse(line)) == []
