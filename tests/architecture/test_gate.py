"""No test is left out: each belongs to one target of the Makefile, and the gate runs it."""

import re
import tomllib
from itertools import product
from pathlib import Path

import pytest
from _pytest.mark.expression import Expression

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text()
ON_SQLITE = dict(
    re.findall(
        r'^(test[\w-]*):.*\n(?:\t.*\n)*?\t@\$\(BIN\)/pytest .*-m "?([^"\n]+?)"?(?: -rs)?$',
        MAKEFILE,
        re.M,
    )
)
ON_POSTGRESQL = re.findall(r'tests\.postgres .*-m "([^"]+)"', MAKEFILE)


def markers():
    options = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pytest"]["ini_options"]
    return [line.split(":")[0] for line in options["markers"]]


def taken(expression, marked):
    return Expression.compile(expression).evaluate(lambda name, **_: name in marked)


@pytest.mark.parametrize("carried", list(product([True, False], repeat=len(markers()))))
def test_a_test_belongs_to_one_target_whatever_marks_it_carries(carried):
    marked = {name for name, carries in zip(markers(), carried, strict=True) if carries}
    assert [target for target, expression in ON_SQLITE.items() if taken(expression, marked)] == [
        "test-browser" if "browser" in marked else "test-slow" if "slow" in marked else "test"
    ]


def test_postgresql_gets_every_test_but_the_journeys():
    assert [
        (taken(e, {"slow"}), taken(e, set()), taken(e, {"browser"})) for e in ON_POSTGRESQL
    ] == [(True, True, False)]


def test_the_gate_runs_every_target_that_tests():
    targets = re.findall(r"^((?:test|check|cover)[\w-]*):", MAKEFILE, re.M)
    run = re.findall(r"^make (\S+)$", (ROOT / ".ci" / "run").read_text(), re.M)
    assert (
        sorted(run)
        == sorted(targets)
        == ["check", "cover", "test", "test-browser", "test-pg", "test-slow"]
    )
