"""The order of merit (regulations 5.7), with vectors D27 to D29 of 9.3 and cases of 9.1."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.enums import Aggregation, PartKind
from exams.rules.scoring import Scoring, TieKey
from grading.rules.enums import Result, TieRule
from grading.rules.merit import order
from grading.rules.standings import Standing, standings, tie_keys
from grading.rules.totals import total

SUM = Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM)
WRITTEN_FIRST = (TieKey.WRITTEN, TieKey.PROPOSAL, TieKey.HEAD_DECISION)
SCORES = st.integers(5_000, 5_012).map(lambda units: Decimal(units).scaleb(-2))
FIELD = st.lists(st.tuples(SCORES, SCORES), max_size=12).map(
    lambda scores: [(f"LD{number:03}", *each) for number, each in enumerate(scores)]
)
MODES = st.builds(
    lambda aggregation, keys: replace(SUM, aggregation=aggregation, tie_break=keys),
    st.sampled_from(Aggregation),
    st.sampled_from([tuple(TieKey), WRITTEN_FIRST, (TieKey.HEAD_DECISION,), ()]),
)


def rank(scores, scoring=SUM, seats=1, decided=None):
    people = [(entry, *(Decimal(points) for points in each)) for entry, *each in scores]
    ordered = standings(people, scoring)
    return order(ordered, seats=seats, keys=tie_keys(scoring), decided=decided)


def summary(places):
    return [(place.entry, place.rank, place.result, place.tie_rule) for place in places]


D27 = [("A", "70", "80"), ("B", "72", "78")]


def test_d27_by_project():
    assert summary(rank(D27)) == [
        ("A", 1, Result.SELECTED, TieRule.PROPOSAL),
        ("B", 2, Result.PASSED_NOT_SELECTED, TieRule.PROPOSAL),
    ]


def test_d27_by_written():
    assert summary(rank(D27, replace(SUM, tie_break=WRITTEN_FIRST))) == [
        ("B", 1, Result.SELECTED, TieRule.WRITTEN),
        ("A", 2, Result.PASSED_NOT_SELECTED, TieRule.WRITTEN),
    ]


@pytest.mark.parametrize("keys", [(TieKey.HEAD_DECISION,), (), (TieKey.HEAD_DECISION, "PROPOSAL")])
def test_d27_by_the_head_has_no_winner_of_itself(keys):
    scoring = replace(SUM, tie_break=keys)

    assert summary(rank(D27, scoring)) == [
        ("A", 1, Result.TIE_PENDING, TieRule.HEAD_DECISION_PENDING),
        ("B", 1, Result.TIE_PENDING, TieRule.HEAD_DECISION_PENDING),
    ]
    assert summary(rank(D27, scoring, decided={"B": 1, "A": 2})) == [
        ("B", 1, Result.SELECTED, TieRule.HEAD_DECISION),
        ("A", 2, Result.PASSED_NOT_SELECTED, TieRule.HEAD_DECISION),
    ]


D28 = [("A", "70", "80"), ("B", "70", "80")]


def test_d28_the_same_in_everything_waits_for_the_head():
    pending = rank(D28)
    decided = rank(D28, decided={"A": 2, "B": 1, "C": 3})

    assert [place.result for place in pending] == [Result.TIE_PENDING] * 2
    assert summary(decided) == [
        ("B", 1, Result.SELECTED, TieRule.HEAD_DECISION),
        ("A", 2, Result.PASSED_NOT_SELECTED, TieRule.HEAD_DECISION),
    ]
    assert decided[0].block == ("A", "B")


@pytest.mark.parametrize("decided", [{"A": 1}, {"A": 1, "B": 1}, {"C": 1, "D": 2}])
def test_an_incomplete_order_decides_nothing(decided):
    assert rank(D28, decided=decided) == rank(D28)


def test_d29_the_first_seat_is_sure_and_the_second_tied():
    places = rank([("A", "40", "40"), ("B", "37", "38"), ("C", "37", "38")], seats=2)

    assert summary(places) == [
        ("A", 1, Result.SELECTED, TieRule.TOTAL),
        ("B", 2, Result.TIE_PENDING, TieRule.HEAD_DECISION_PENDING),
        ("C", 2, Result.TIE_PENDING, TieRule.HEAD_DECISION_PENDING),
    ]


def test_a_tie_away_from_the_last_seat_has_no_effect():
    field = [("A", "70", "80"), ("B", "70", "80"), ("C", "60", "60"), ("D", "60", "60")]

    places = rank(field, seats=2)

    assert [place.rank for place in places] == [1, 1, 3, 3]
    assert {place.tie_rule for place in places} == {TieRule.TIED_NO_EFFECT}
    assert [place.result for place in places] == [Result.SELECTED] * 2 + [
        Result.PASSED_NOT_SELECTED
    ] * 2


def test_a_large_tie_is_kept_once():
    """Ten thousand equals share one block; a list for each of them would grow with the square."""
    places = order([Standing(f"LD{n:05}", (15000,)) for n in range(10_000)], seats=3, keys=())

    assert {id(place.block) for place in places} == {id(places[0].block)}
    assert {place.rank for place in places} == {1}


def test_the_deepest_key_is_told():
    """One total, two proposals, three written scores: each is told by what parts the neighbours."""
    candidates = [Standing("A", (150, 80, 70)), Standing("B", (150, 78, 75))]
    candidates += [Standing("C", (150, 78, 74)), Standing("D", (149, 78, 74))]

    places = order(candidates, seats=1, keys=(TieKey.PROPOSAL, TieKey.WRITTEN))

    assert [place.tie_rule for place in places] == [
        TieRule.PROPOSAL,
        TieRule.WRITTEN,
        TieRule.WRITTEN,
        TieRule.TOTAL,
    ]


@pytest.mark.parametrize(
    ("totals", "seats"),
    [
        (["84.4", "80", "75", "70", "60"], 1),
        (["83.6", "70", "60"], 1),
        (["82.1", "70", "60", "55"], 1),
        (["90", "89", "88", "87", "70", "60", "55", "50"], 3),
        (["86.79", "80", "79", "78", "77", "76", "75", "74"], 1),
    ],
    ids=["L01", "L02", "L03", "L04", "L10"],
)
def test_the_best_of_a_post_take_its_seats(totals, seats):
    project = replace(SUM, parts=(PartKind.PROPOSAL,), aggregation=Aggregation.PROJECT_ONLY)
    field = [(f"LD{n:03}", None, Decimal(each)) for n, each in enumerate(totals)]

    places = order(standings(field, project), seats=seats, keys=tie_keys(project))

    assert [index.rank for index in places] == list(range(1, len(totals) + 1))
    assert [index.entry for index in places if index.result == Result.SELECTED] == [
        entry for entry, _, _ in field[:seats]
    ]


def test_a_remark_can_turn_the_order():
    """R04: 335.5 leads, until 330.5 becomes 336.5."""
    before = [Standing("A", (33550,)), Standing("B", (33050,))]
    after = [Standing("A", (33550,)), Standing("B", (33650,))]

    assert [place.entry for place in order(before, seats=1, keys=())] == ["A", "B"]
    assert [place.entry for place in order(after, seats=1, keys=())] == ["B", "A"]


def test_numbers_longer_than_usual_stay_in_order():
    field = [("LD1000", "70", "80"), ("LD999", "70", "80")]

    assert [place.entry for place in rank(field)] == ["LD999", "LD1000"]


@given(FIELD, MODES, st.integers(1, 4), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(field, scoring, seats, random):
    shuffled = random.sample(field, len(field))

    assert rank(field, scoring, seats) == rank(shuffled, scoring, seats)


@given(FIELD.filter(bool), MODES, st.integers(0, 1), st.data())
def test_raising_one_score_never_worsens_a_rank(field, scoring, part, data):
    chosen = data.draw(st.integers(0, len(field) - 1))
    entry, *scores = field[chosen]
    scores[part] += data.draw(st.integers(1, 20).map(lambda units: Decimal(units).scaleb(-2)))
    raised = [*field[:chosen], (entry, *scores), *field[chosen + 1 :]]

    def rank_of(people):
        return next(place.rank for place in rank(people, scoring) if place.entry == entry)

    assert rank_of(raised) <= rank_of(field)


@given(FIELD, MODES, st.integers(1, 4))
def test_a_rank_is_one_more_than_the_number_of_better_people(field, scoring, seats):
    merit = {each.entry: each.merit for each in standings(field, scoring)}

    for place in rank(field, scoring, seats):
        assert place.rank == 1 + sum(other > merit[place.entry] for other in merit.values())
        assert place.block in ((), tuple(e for e in merit if merit[e] == merit[place.entry]))


@given(FIELD, MODES, st.integers(1, 4))
def test_seats_are_never_given_twice(field, scoring, seats):
    results = [place.result for place in rank(field, scoring, seats)]

    selected = results.count(Result.SELECTED)
    assert selected <= seats
    assert Result.TIE_PENDING in results or selected == min(seats, len(field))


@given(FIELD, MODES)
def test_whole_numbers_say_the_same_as_the_total(field, scoring):
    for (_, written, proposal), row in zip(field, standings(field, scoring), strict=True):
        assert Decimal(row.merit[0]).scaleb(-2) == total(written, proposal, scoring)
