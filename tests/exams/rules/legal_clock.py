"""The table of the legal clock: dates that anybody can count again with a calendar in hand.

`tests/data/expected/legal-clock.csv`; its column `counted` names the days that count, or the first
and the last of them. The days off are those of `tests/data/holidays-2026-2028.toml`.
"""

import csv
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from exams.rules.calendar import DayKind, calendar_of
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.deadline_rules import DEADLINE_RULES, CampaignDates
from exams.rules.deadlines import deadlines
from exams.rules.suspensions import Suspension, suspended_days

DATA = Path(__file__).parents[2] / "data"
RULES = {rule.name: rule for rule in DEADLINE_RULES}


@cache
def holidays():
    text = (DATA / "holidays-2026-2028.toml").read_text(encoding="utf-8")
    return {day["date"]: day for day in tomllib.loads(text)["holiday"]}


def rows():
    with (DATA / "expected/legal-clock.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def calendar(row):
    table = calendar_of((on, DayKind(day["kind"])) for on, day in holidays().items())
    if not row["suspended_since"]:
        return table
    times = [date.fromisoformat(row[name]) for name in ("suspended_since", "suspended_until")]
    return replace(table, suspended=suspended_days([Suspension(*times)]))


def profile(row):
    return replace(
        CalendarProfile(),
        count_first_day=row["first_counts"] == "YES",
        roll_end_to_working_day=row["rolls"] == "YES",
        **{RULES[row["step"]].parameter: int(row["count"])},
    )


def reckoned(row):
    """Return the deadline of a line, from its start alone."""
    dates = CampaignDates(**{RULES[row["step"]].start: date.fromisoformat(row["start"])})
    calculated = deadlines(dates, profile(row), calendar(row))
    return next(each for each in calculated if each.step == row["step"])
