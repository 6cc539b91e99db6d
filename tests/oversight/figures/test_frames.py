"""pandas is loaded when a figure is asked for, and not before."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from oversight.figures.frames import frame_of, rounded, share

ROOT = Path(__file__).parents[3]
START = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import config.wsgi
from django.urls import get_resolver
assert get_resolver().url_patterns
from oversight.figures import agreement, coverage, funnel, movement
from oversight.figures.frames import frame_of
assert "pandas" not in sys.modules and "numpy" not in sys.modules
{then}
assert "pandas" in sys.modules
"""


def started(then):
    command = [sys.executable, "-c", START.format(then=then)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False)


@pytest.mark.slow
def test_the_application_starts_without_pandas_and_the_first_figure_loads_it():
    process = started("frame_of([(1,)], ['a'])")

    assert process.returncode == 0, process.stderr.decode()


@pytest.mark.slow
def test_the_search_for_pandas_can_fail():
    assert started("").returncode == 1


def test_a_frame_holds_the_rows_as_they_came():
    frame = frame_of(iter([("a", 1), ("b", 2)]), ("name", "number"))

    assert list(frame.itertuples(index=False, name=None)) == [("a", 1), ("b", 2)]


def test_no_rows_make_a_frame_with_its_columns():
    assert list(frame_of([], ("name", "number")).columns) == ["name", "number"]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1.005, "1.00"), (2.5, "2.50"), (-0.001, "0.00"), (float("nan"), None)],
)
def test_a_number_is_shown_with_two_decimals(number, shown):
    assert rounded(number) == (None if shown is None else Decimal(shown))
    assert str(rounded(number)) == str(shown)


def test_a_share_of_nothing_is_not_there():
    assert share(0, 0) is None
    assert share(1, 3) == Decimal("33.3")
