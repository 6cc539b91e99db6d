"""How the two hands agree: the frames say what plain arithmetic says."""

from decimal import Decimal
from statistics import fmean, stdev, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.figures.agreement import agreement, examiners, histogram, pairs
from oversight.figures.frames import frame_of

COLUMNS = ("script", "examiner", "points")
MARKS = st.integers(0, 200).map(lambda halves: Decimal(halves) / 2)
TWO = st.permutations([1, 2, 3, 4]).map(lambda numbers: numbers[:2])
SCRIPTS = st.lists(st.tuples(TWO, MARKS, MARKS), min_size=1, max_size=12)
LIMITS = Decimal(5), Decimal(10)
ROUNDING = 0.0051


def frame(scripts):
    rows = [
        (number, examiner, points)
        for number, (two, *marks) in enumerate(scripts)
        for examiner, points in zip(two, marks, strict=True)
    ]
    return pairs(frame_of(rows, COLUMNS))


def near(number):
    return pytest.approx(float(number), abs=ROUNDING)


@given(SCRIPTS)
def test_the_gaps_are_counted_as_loops_count(scripts):
    gaps = [abs(first - second) for _, first, second in scripts]
    together = agreement(frame(scripts), *LIMITS)

    assert together.scripts == len(scripts)
    assert float(together.mean_gap) == near(fmean(gaps))
    assert float(together.largest_gap) == near(max(gaps))
    assert together.within == sum(gap <= 5 for gap in gaps)
    assert together.discussed == sum(5 < gap < 10 for gap in gaps)
    assert together.third == sum(gap >= 10 for gap in gaps)
    assert float(together.within_share) == pytest.approx(
        100 * together.within / len(gaps), abs=0.051
    )


@given(SCRIPTS)
def test_the_correlation_is_that_of_one_way_analysis_of_variance(scripts):
    means = [float(first + second) / 2 for _, first, second in scripts]
    inside = fmean(float(first - second) ** 2 / 2 for _, first, second in scripts)
    between = 2 * variance(means) if len(means) > 1 else None
    icc = agreement(frame(scripts), *LIMITS).icc

    if between is None or between + inside == 0:
        assert icc is None
    else:
        assert float(icc) == near((between - inside) / (between + inside))


@given(SCRIPTS)
def test_each_examiner_is_reckoned_as_loops_reckon(scripts):
    own, apart = {}, {}
    for (one, other), first, second in scripts:
        own.setdefault(one, []).append(float(first))
        own.setdefault(other, []).append(float(second))
        apart.setdefault(one, []).append(float(first - second))
        apart.setdefault(other, []).append(float(second - first))
    lines = examiners(frame(scripts))

    assert [(line.number, line.marks) for line in lines] == [
        (number, len(own[number])) for number in sorted(own)
    ]
    for line in lines:
        assert float(line.mean) == near(fmean(own[line.number]))
        assert float(line.difference) == near(fmean(apart[line.number]))
        if len(own[line.number]) > 1:
            assert float(line.spread) == near(stdev(own[line.number]))
        else:
            assert line.spread is None


@given(SCRIPTS)
def test_every_mark_stands_in_one_column(scripts):
    marks = [points for _, first, second in scripts for points in (first, second)]
    bins = histogram(frame(scripts), Decimal(100))

    assert [count for *_, count in bins] == [
        sum(low <= points < high or points == high == 100 for points in marks)
        for low, high, _ in bins
    ]
    assert [low for low, *_ in bins] == [Decimal(10) * place for place in range(10)]


def test_a_gap_equal_to_the_first_limit_is_within_and_one_equal_to_the_second_is_not():
    scripts = [((1, 2), Decimal(60), Decimal(65)), ((1, 2), Decimal(60), Decimal(70))]
    together = agreement(frame(scripts), *LIMITS)

    assert (together.within, together.discussed, together.third) == (1, 0, 1)


def test_where_both_limits_are_one_nothing_is_counted_twice():
    together = agreement(frame([((1, 2), Decimal(60), Decimal(65))]), Decimal(5), Decimal(5))

    assert (together.within, together.discussed, together.third) == (1, 0, 0)


def test_a_script_with_one_mark_counts_for_nothing():
    paired = pairs(
        frame_of([(0, 1, Decimal(70)), (1, 1, Decimal(60)), (1, 2, Decimal(62))], COLUMNS)
    )

    assert agreement(paired, *LIMITS).scripts == 1
    assert [(line.number, line.marks) for line in examiners(paired)] == [(1, 1), (2, 1)]


def test_no_mark_at_all_gives_no_figure():
    paired = pairs(frame_of([], COLUMNS))
    together = agreement(paired, *LIMITS)

    assert (together.scripts, together.mean_gap, together.icc) == (0, None, None)
    assert examiners(paired) == []
    assert {count for *_, count in histogram(paired, Decimal(100))} == {0}
