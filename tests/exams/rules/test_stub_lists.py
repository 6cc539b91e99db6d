from hypothesis import given
from hypothesis import strategies as st

from exams.rules.stub_lists import StubDifference, labels_for, stub_differences

LISTS = st.dictionaries(st.sampled_from("ABCDEFGH"), st.sampled_from("0123"))


def test_a_slip_of_the_pen_is_named_with_both_codes_and_nothing_else():
    first = {"LD001": "AAA", "LD002": "BBB", "LD003": "CCC"}
    second = {"LD001": "AAA", "LD002": "BBX"}

    assert stub_differences(first, second) == (
        StubDifference("LD002", "BBB", "BBX"),
        StubDifference("LD003", "CCC", ""),
    )


@given(LISTS)
def test_a_list_does_not_differ_from_itself_in_whatever_order_it_was_read(lines):
    assert stub_differences(lines, dict(reversed(lines.items()))) == ()


@given(LISTS, LISTS)
def test_only_equal_lists_have_no_difference(first, second):
    assert (stub_differences(first, second) == ()) == (first == second)


@given(LISTS, LISTS)
def test_the_lists_change_sides_and_the_differences_stay(first, second):
    turned = [StubDifference(d.number, d.second, d.first) for d in stub_differences(second, first)]

    assert tuple(turned) == stub_differences(first, second)


@given(LISTS, LISTS)
def test_whoever_takes_over_what_differs_has_the_same_list(first, second):
    corrected = dict(first)
    for difference in stub_differences(first, second):
        corrected.pop(difference.number, None)
        if difference.second:
            corrected[difference.number] = difference.second

    assert stub_differences(corrected, second) == ()


def test_a_tenth_of_the_labels_is_to_spare_rounded_up():
    assert [labels_for(people) for people in (0, 1, 10, 11, 23, 100)] == [0, 2, 11, 13, 26, 110]
