"""What was worked out last is kept while there is room, and what is read stays longest."""

from web.recent import Recent


def recent(most_rows):
    return Recent(most_rows=most_rows, rows_of=len)


def test_what_is_kept_is_read_by_its_version_and_by_no_other():
    values = recent(most_rows=10)
    values.keep("a", "xyz")

    assert values.get("a") == "xyz"
    assert values.get("b") is None


def test_what_was_not_read_for_longest_goes_first():
    values = recent(most_rows=6)
    values.keep("a", "xyz")
    values.keep("b", "xyz")
    assert values.get("a") == "xyz"
    values.keep("c", "xyz")

    assert values.get("b") is None
    assert values.get("a") == values.get("c") == "xyz"


def test_one_value_larger_than_the_room_is_kept_all_the_same():
    values = recent(most_rows=0)
    values.keep("a", "xyz")

    assert values.get("a") == "xyz"


def test_nothing_is_left_after_clearing():
    values = recent(most_rows=10)
    values.keep("a", "xyz")
    values.clear()

    assert values.get("a") is None
