"""The law of the planning list."""

from dataclasses import replace
from datetime import date

import pytest

from candidates.rules.planning import judge
from exams.rules.enums import Severity, Theory
from tests.candidates.rules.planning_lines import (
    CATALOGUE,
    DIRECTOR,
    HEAD,
    POSTS,
    SETTINGS,
    breaches,
    line,
)


def test_a_line_without_a_fault_is_not_told():
    assert breaches(line()) == []


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"rank": HEAD}, "post", "NOT_HIGHER"),
        ({"rank": DIRECTOR}, "post", "NOT_HIGHER"),
        ({"speciality": "Thú y"}, "speciality", "PLAN_SPECIALITY"),
        ({"speciality": ""}, "speciality", "PLAN_SPECIALITY"),
        ({"theory": Theory.ELEMENTARY}, "theory", "PLAN_THEORY"),
        ({"theory": Theory.NONE}, "theory", "PLAN_THEORY"),
        (
            {"approved_on": date(2026, 9, 7)},
            "approved_on",
            "APPROVED_NOT_BEFORE_ANNOUNCEMENT",
        ),
        ({"born": date(1967, 5, 11)}, "born", "PLAN_AGE"),
        ({"disciplined_on": date(2026, 1, 24)}, "discipline", "DISCIPLINE_REMOVAL_DUE"),
    ],
)
def test_each_rule_is_told_at_its_own_cell(changes, field, code):
    assert breaches(line(**changes)) == [(14, field, code)]


@pytest.mark.parametrize(
    "changes",
    [
        {"rank": None},
        {"speciality": "luật"},
        {"speciality": None},
        {"theory": None},
        {"theory": Theory.ADVANCED},
        {"tier": 2, "theory": Theory.NONE},
        {"tier": None, "theory": Theory.NONE, "born": date(1960, 1, 1)},
        {"approved_on": date(2026, 9, 6)},
        {"approved_on": date(2026, 9, 30), "post": POSTS["A-02"]},
        {"approved_on": None, "disciplined_on": date(2026, 1, 1)},
        {"disciplined_on": date(2025, 12, 15)},
        {"born": None},
        {"sex": None, "born": date(1960, 1, 1)},
        {"post": None, "speciality": "Thú y", "theory": Theory.NONE},
        {"removed_on": date(2026, 5, 20), "rank": DIRECTOR, "speciality": "Thú y"},
        {"term": "2020-2025", "born": date(1960, 1, 1)},
    ],
)
def test_what_is_in_order_or_not_known_is_not_told(changes):
    assert breaches(line(**changes)) == []


def test_without_an_announcement_nothing_was_approved_too_late():
    quiet = replace(SETTINGS, opened={})

    assert breaches(line(approved_on=date(2026, 12, 1)), settings=quiet) == []


def test_discipline_is_a_warning_and_the_day_of_the_announcement_is_named():
    (due,) = judge([line(disciplined_on=date(2026, 1, 24))], SETTINGS, CATALOGUE)
    (late,) = judge([line(approved_on=date(2026, 9, 15))], SETTINGS, CATALOGUE)

    assert due.severity == Severity.WARNING
    assert (late.severity, late.suggestion) == (Severity.ERROR, "2026-09-07")


@pytest.mark.parametrize(
    ("tier", "born", "finding"),
    [
        (1, date(1968, 6, 30), []),  # retires 6/2030, 60 months
        (1, date(1968, 5, 31), [(14, "born", "PLAN_AGE")]),
        (2, date(1973, 6, 30), []),  # retires 6/2035, 120 months
        (2, date(1973, 5, 31), [(14, "born", "PLAN_AGE")]),
    ],
)
def test_the_months_left_are_counted_to_the_month(tier, born, finding):
    assert breaches(line(tier=tier, born=born)) == finding


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        (
            {"born": date(1967, 5, 11)},
            {"months_left": "47", "months_needed": "60", "tier": "1", "month": "2025-06"},
        ),
        (
            {"born": date(1972, 5, 11), "tier": 2},
            {"months_left": "107", "months_needed": "120", "tier": "2", "month": "2025-06"},
        ),
        (
            {"speciality": "Thú y"},
            {"planned_post": "Trưởng phòng A-01", "suitable": "Hành chính công; Luật"},
        ),
        (
            {"theory": Theory.ELEMENTARY},
            {
                "theory": "ELEMENTARY",
                "minimum": "INTERMEDIATE",
                "planned_post": "Trưởng phòng A-01",
            },
        ),
        ({"rank": HEAD}, {"planned_post": "Trưởng phòng A-01", "rank": "TP"}),
        (
            {"approved_on": date(2026, 9, 15)},
            {
                "approved_on": "2026-09-15",
                "announced_on": "2026-09-07",
                "planned_post": "Trưởng phòng A-01",
            },
        ),
        (
            {"disciplined_on": date(2026, 1, 24)},
            {"disciplined_on": "2026-01-24", "approved_on": "2025-12-15"},
        ),
    ],
)
def test_what_the_law_finds_names_its_figures(changes, facts):
    (breach,) = judge([line(**changes)], SETTINGS, CATALOGUE)

    assert dict(breach.figures) == facts


@pytest.mark.parametrize(
    ("term", "month"),
    [
        ("2025-2030", date(2025, 6, 1)),
        ("2030-2035", date(2030, 6, 1)),
        ("2026-2031", date(2026, 3, 1)),
        ("2031-2036", date(2031, 3, 1)),
        ("", date(2026, 9, 30)),
    ],
)
def test_ages_are_reckoned_in_the_month_in_which_the_term_begins(term, month):
    settings = replace(SETTINGS, age_month=None)

    assert settings.month_for(term) == month
    assert SETTINGS.month_for(term) == date(2025, 6, 1)


def test_the_regulations_say_in_which_month():
    base = replace(SETTINGS, age_month=None, planning_reckoning={"PARTY_TERM": 4, "STATE_TERM": 3})

    assert base.month_for("2030-2035") == date(2030, 4, 1)
