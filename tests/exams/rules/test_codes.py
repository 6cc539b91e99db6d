from hypothesis import given
from hypothesis import strategies as st

from exams.rules.codes import candidate_numbers


def test_numbers_ascend_without_a_gap():
    assert candidate_numbers("abc", prefix="LD", digits=3) == {
        "a": "LD001",
        "b": "LD002",
        "c": "LD003",
    }


def test_a_key_that_comes_twice_has_one_number():
    assert candidate_numbers("aba", prefix="", digits=1) == {"a": "1", "b": "2"}


def test_too_few_digits_are_widened_for_all():
    numbers = candidate_numbers(range(10), prefix="LD", digits=1)

    assert (numbers[0], numbers[9]) == ("LD01", "LD10")


@given(st.sets(st.integers(), max_size=300), st.integers(1, 4))
def test_numbers_sort_as_they_count(keys, digits):
    numbers = list(candidate_numbers(keys, prefix="LD", digits=digits).values())

    assert numbers == sorted(set(numbers))
