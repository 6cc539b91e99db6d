from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.refusals import Refusal
from grading.rules.allocation import marks_in, pairs, third
from grading.rules.enums import Round

SCRIPTS = st.lists(st.text("ABC0123456789", min_size=5, max_size=5), unique=True, max_size=60)
EXAMINERS = st.lists(st.integers(1, 99), unique=True, min_size=2, max_size=9)


@given(SCRIPTS, EXAMINERS)
def test_every_script_has_two_different_hands_and_the_load_is_even(scripts, examiners):
    drawn = pairs(scripts, examiners)

    assert list(drawn) == scripts
    assert all(first != second for first, second in drawn.values())
    for hand in (0, 1):
        load = Counter(dict.fromkeys(examiners, 0))
        load.update(pair[hand] for pair in drawn.values())
        spread = max(load.values()) - min(load.values())
        assert spread <= 1


@given(EXAMINERS, st.data())
def test_a_third_hand_never_had_the_script_and_has_the_least_to_do(examiners, data):
    barred = set(data.draw(st.lists(st.sampled_from(examiners), max_size=len(examiners) - 1)))
    load = {examiner: data.draw(st.integers(0, 9)) for examiner in examiners}
    free = set(examiners) - barred

    chosen = third(examiners, barred=barred, load=load)

    assert chosen in free
    assert load[chosen] == min(load[examiner] for examiner in free)


@given(EXAMINERS)
def test_where_everybody_had_the_script_nobody_is_the_third(examiners):
    with pytest.raises(Refusal, match="NO_OTHER_EXAMINER"):
        third(examiners, barred=set(examiners), load={})


@pytest.mark.parametrize("examiners", [[], [1]])
def test_fewer_than_two_examiners_cannot_mark(examiners):
    with pytest.raises(Refusal, match="TOO_FEW_EXAMINERS"):
        pairs(["A"], examiners)


def test_who_sits_in_the_remark_board_marks_again_and_nothing_else_and_nobody_else_does():
    remark, marking, without = "REMARK_BOARD", "MARKING_BOARD", ""

    def who(round_):
        boards = (remark, marking, without)
        return [board for board in boards if marks_in(round_, board, remarks_apart=True)]

    assert who(Round.REMARK) == [remark]
    assert who(Round.MARK) == [marking, without]
    assert who(None) == [remark, marking, without]


@pytest.mark.parametrize("round_", [*Round, None])
def test_without_such_a_board_every_examiner_marks_in_both_rounds(round_):
    assert marks_in(round_, "", remarks_apart=False)
    assert marks_in(round_, "MARKING_BOARD", remarks_apart=False)
