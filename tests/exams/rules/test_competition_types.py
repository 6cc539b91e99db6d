"""A type of competition lays out the parts, the steps in order and how the points add up."""

import pytest

from exams.rules.competition_types import CompetitionType, named_type, type_of, with_type
from exams.rules.profile import defaults, parts_of, validated
from exams.rules.scoring_table import scoring_from
from exams.rules.stages import MARK_WRITTEN, SIT_PROPOSAL, SIT_WRITTEN, life


@pytest.mark.parametrize("kind", list(CompetitionType))
def test_each_type_makes_a_profile_that_the_law_can_read_and_is_known_again(kind):
    values = validated(with_type(defaults(), kind))

    scoring_from(values["scoring"])
    assert type_of(values) is kind
    assert parts_of(values) == kind.parts
    assert life(parts_of(values)) == kind.steps


def test_the_project_alone_has_no_written_test_and_every_other_type_sits_it_first():
    alone, *others = CompetitionType

    assert {SIT_WRITTEN, MARK_WRITTEN}.isdisjoint(alone.steps)
    for kind in others:
        assert kind.steps.index(SIT_WRITTEN) < kind.steps.index(SIT_PROPOSAL)


def test_a_type_changes_nothing_but_what_it_sets():
    before = defaults()

    after = with_type(before, CompetitionType.WEIGHTED_BOTH)

    differs = {
        f"{section}.{key}"
        for section, entries in after.items()
        for key, value in entries.items()
        if value != before[section][key]
    }
    assert differs == {"scoring.aggregation"}  # the parts and the weights are the default's
    assert before == defaults()
    only = with_type({}, CompetitionType.PROPOSAL_ALONE)["scoring"]
    assert only == {"parts": ["PROPOSAL"], "aggregation": "PROJECT_ONLY"}


def test_parts_and_a_sum_that_no_type_has_are_of_none():
    assert type_of({"scoring": {"parts": ["WRITTEN"], "aggregation": "SUM"}}) is None
    assert type_of({}) is None


def test_a_type_is_known_by_its_name_and_no_other_text_is_one():
    assert named_type("M3_SUM") is CompetitionType.SUM_OF_BOTH
    assert named_type("SUM") is None
    assert named_type("") is None
