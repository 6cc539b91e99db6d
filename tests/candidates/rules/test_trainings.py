"""Trainings: which of them count on a day, and what screening says where none does."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.knowledge import updated_knowledge
from candidates.rules.trainings import (
    Training,
    TrainingCheck,
    TrainingKind,
    TrainingRules,
    counted_days,
)
from tests.candidates.rules.people import ON, asked, figure, outcome, person

UPDATE = TrainingKind.KNOWLEDGE_UPDATE
WARNED = TrainingCheck.WARNED
DAYS = st.dates(date(2015, 1, 1), date(2027, 1, 1))


def trained(*days, kind=UPDATE):
    return person(trainings=tuple(Training(kind, "Cập nhật kiến thức", day) for day in days))


def judged(cadre, **profile):
    return updated_knowledge(cadre, asked(training_check=WARNED, **profile))


def test_nobody_is_asked_unless_the_profile_asks_it():
    assert updated_knowledge(person(), asked()) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 10, 6), ("PASS", "")),  # registration closes on 6/10/2026
        (date(2021, 10, 5), ("WARN", "KNOWLEDGE_OUTDATED")),
        (date(2026, 10, 6), ("PASS", "")),
        (date(2026, 10, 7), ("WARN", "KNOWLEDGE_NEVER_UPDATED")),  # not over yet
    ],
)
def test_a_course_counts_for_five_years_after_its_last_day(day, expected):
    assert outcome(judged(trained(day))) == expected


def test_only_the_kinds_of_the_profile_count():
    cadre = trained(date(2026, 1, 9), kind=TrainingKind.LEADERSHIP_SKILLS)

    assert outcome(judged(cadre)) == ("WARN", "KNOWLEDGE_NEVER_UPDATED")
    assert outcome(judged(cadre, training_kinds=("LEADERSHIP_SKILLS",))) == ("PASS", "")


def test_no_number_of_years_is_for_ever():
    cadre = trained(date(1999, 1, 1))

    assert outcome(judged(cadre, training_years=0)) == ("PASS", "")
    assert figure(judged(cadre), "trained_on") == "1999-01-01"


@given(st.lists(DAYS), st.integers(1, 9))
def test_what_counts_is_over_and_not_older_than_the_years(days, years):
    rules = TrainingRules((UPDATE,), years)

    counted = counted_days([(UPDATE, day) for day in days], rules, ON)

    assert counted == sorted(counted, reverse=True)
    assert all(ON - timedelta(days=366 * years) <= day <= ON for day in counted)
    missed = [day for day in days if day <= ON and day not in counted]
    assert all(day < ON - timedelta(days=365 * years) for day in missed)
