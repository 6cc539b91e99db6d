"""The life of a campaign goes forward, step by step, through the parts that it has."""

import pytest

from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from exams.rules.stages import (
    ANNOUNCE,
    IN_ORDER,
    MARK_PROPOSAL,
    MARK_WRITTEN,
    PUBLISH,
    RANK,
    SCREEN,
    SIT_PROPOSAL,
    SIT_WRITTEN,
    life,
    next_after,
    require,
    since,
    steps_of,
)

BOTH = tuple(PartKind)


def walked(parts):
    steps = [ANNOUNCE]
    while steps[-1] != PUBLISH:
        steps.append(next_after(steps[-1], parts))
    return tuple(steps)


@pytest.mark.parametrize("parts", [BOTH, (PartKind.WRITTEN,), (PartKind.PROPOSAL,)])
def test_a_campaign_walks_its_whole_life_and_no_more(parts):
    assert walked(parts) == life(parts)
    with pytest.raises(Refusal) as refused:
        next_after(PUBLISH, parts)
    assert refused.value.code == "LIFE_COMPLETE"


def test_with_both_parts_it_walks_every_step():
    assert life(BOTH) == IN_ORDER


def test_a_part_that_is_not_sat_is_left_out():
    assert next_after(SCREEN, (PartKind.PROPOSAL,)) == SIT_PROPOSAL
    assert next_after(MARK_WRITTEN, (PartKind.WRITTEN,)) == RANK


def test_what_belongs_to_another_step_is_refused_and_both_are_told():
    require(MARK_WRITTEN, MARK_WRITTEN, MARK_PROPOSAL)
    with pytest.raises(Refusal) as refused:
        require(RANK, MARK_WRITTEN, MARK_PROPOSAL)

    assert refused.value.code == "WRONG_STAGE"
    assert refused.value.facts["needed"] == f"{MARK_WRITTEN} {MARK_PROPOSAL}"


def test_what_was_left_open_is_decided_from_its_step_on():
    assert since(MARK_PROPOSAL) == (MARK_PROPOSAL, RANK, PUBLISH)


def test_each_part_is_sat_and_then_marked():
    assert steps_of(PartKind.WRITTEN) == (SIT_WRITTEN, MARK_WRITTEN)
    assert steps_of(PartKind.PROPOSAL) == (SIT_PROPOSAL, MARK_PROPOSAL)


def test_a_step_is_told_with_its_part():
    assert (str(RANK), str(SIT_WRITTEN)) == ("rank", f"sit:{PartKind.WRITTEN}")
