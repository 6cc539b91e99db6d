"""A dozen sentences say what a profile asks, with the figures that the profile has."""

import pytest

from exams.rules.plain_rules import plain_rules
from exams.rules.profile import completed


def rules(**changed):
    sections = {
        section: {key: value}
        for section, values in changed.items()
        for key, value in values.items()
    }
    return {rule.code: rule for rule in plain_rules(completed(sections))}


def test_there_are_about_a_dozen_each_with_its_article():
    told = plain_rules({})

    assert 12 <= len(told) <= 15
    assert all(rule.basis for rule in told)


@pytest.mark.parametrize(
    ("section", "key", "value", "code", "fact", "shown"),
    [
        ("calendar", "registration_days", 45, "PLAIN_REGISTRATION", "days", 45),
        ("eligibility", "rating_min", "EXCELLENT", "PLAIN_RATINGS", "least", "EXCELLENT"),
        ("scoring", "diff_auto_max", "4.5", "PLAIN_TWO_MARKS", "near", "4.5"),
        ("scoring", "tie_break", ["WRITTEN"], "PLAIN_RANKING", "order", "WRITTEN"),
    ],
)
def test_the_figures_are_those_of_the_profile(section, key, value, code, fact, shown):
    assert rules(**{section: {key: value}})[code].facts[fact] == shown


def test_a_part_that_is_not_held_has_no_sentence():
    codes = set(rules(scoring={"parts": ["PROPOSAL"]}))

    assert codes.isdisjoint({"PLAIN_WRITTEN_GATE", "PLAIN_TWO_MARKS"})
    assert {"PLAIN_PANEL", "PLAIN_PROPOSAL_GATE"} <= codes


def test_without_a_part_that_may_be_marked_again_nothing_is_said_of_it():
    assert "PLAIN_REMARK" not in rules(scoring={"remark_allowed_parts": []})
