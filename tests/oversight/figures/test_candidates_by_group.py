"""The groups of who reached each step: the frame says what plain loops say."""

from hypothesis import given
from hypothesis import strategies as st

from oversight.figures.candidates_by_group import CandidateGroup, by_group
from oversight.figures.frames import frame_of
from oversight.figures.funnel import Milestone

STEPS = (Milestone.REGISTERED, Milestone.ELIGIBLE)
ROWS = st.lists(st.tuples(*[st.booleans()] * (len(STEPS) + len(CandidateGroup))))


@given(ROWS)
def test_each_step_counts_those_who_reached_it_and_their_groups(rows):
    counted = by_group(frame_of(rows, (*STEPS, *CandidateGroup)), STEPS)

    for number, each in enumerate(counted):
        reached = [row for row in rows if row[number]]
        assert each.people == len(reached)
        assert each.counts == {
            group: sum(row[len(STEPS) + at] for row in reached)
            for at, group in enumerate(CandidateGroup)
        }
