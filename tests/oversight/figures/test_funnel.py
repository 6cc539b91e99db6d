"""How many are left after each step: the frames say what plain loops say."""

from hypothesis import given
from hypothesis import strategies as st

from oversight.figures.frames import frame_of
from oversight.figures.funnel import Milestone, funnel, funnel_by

MILESTONES = tuple(Milestone)
ROWS = st.lists(
    st.tuples(st.sampled_from(["VT01", "VT02", ""]), *(st.booleans() for _ in MILESTONES)),
    max_size=15,
)


def frame(rows):
    return frame_of(rows, ("position", *MILESTONES))


@given(ROWS)
def test_the_whole_is_counted_as_loops_count(rows):
    plain = tuple(sum(row[1 + place] for row in rows) for place in range(len(MILESTONES)))

    assert funnel(frame(rows), MILESTONES) == plain


@given(ROWS)
def test_each_group_is_counted_as_loops_count(rows):
    plain = {}
    for position, *reached in rows:
        before = plain.get(position, (0,) * len(MILESTONES))
        plain[position] = tuple(map(sum, zip(before, reached, strict=True)))

    assert funnel_by(frame(rows), MILESTONES, "position") == sorted(plain.items())


def test_only_the_milestones_asked_for_are_counted():
    rows = [("VT01", True, True, *[False] * (len(MILESTONES) - 2))]

    assert funnel(frame(rows), MILESTONES[:2]) == (1, 1)
