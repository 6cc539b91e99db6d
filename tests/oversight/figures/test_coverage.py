"""People planned for a position, and those who came: the frames say what plain loops say."""

from hypothesis import given
from hypothesis import strategies as st

from oversight.figures.coverage import Coverage, coverage
from oversight.figures.frames import frame_of

POSITIONS = [("VT01", "P1"), ("VT02", "P2"), ("VT03", "P1")]
PEOPLE = st.sampled_from(["001", "002", "003", "004"])
PLANNED = st.lists(st.tuples(st.sampled_from(["P1", "P2", "P9"]), PEOPLE), max_size=10)
PAPERS = st.lists(
    st.tuples(st.sampled_from(["VT01", "VT02", "VT99"]), PEOPLE, st.booleans()), max_size=10
)


def plainly(planned, papers):
    lines = []
    for position, post in POSITIONS:
        people = {citizen for code, citizen in planned if code == post}
        ours = [(citizen, eligible) for code, citizen, eligible in papers if code == position]
        lines.append(
            Coverage(
                position=position,
                planned=len(people),
                registered=len({citizen for citizen, _ in ours if citizen in people}),
                eligible=len({citizen for citizen, good in ours if good and citizen in people}),
                papers=len(ours),
                eligible_papers=sum(eligible for _, eligible in ours),
            )
        )
    return lines


def computed(planned, papers):
    return coverage(
        frame_of(POSITIONS, ("position", "post")),
        frame_of(planned, ("post", "citizen")),
        frame_of(papers, ("position", "citizen", "eligible")),
    )


@given(PLANNED, PAPERS)
def test_the_coverage_is_that_of_plain_loops(planned, papers):
    assert computed(planned, papers) == plainly(planned, papers)


def test_a_position_without_anybody_stands_out():
    covered = computed([("P1", "001")], [("VT01", "001", True), ("VT02", "002", False)])

    assert [line.is_empty for line in covered] == [False, True, True]


def test_somebody_with_two_papers_came_once():
    [first, *_] = computed([("P1", "001")], [("VT01", "001", False), ("VT01", "001", True)])

    assert (first.registered, first.eligible, first.papers) == (1, 1, 2)
