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


def once_each(values, keys, worked_out):
    def work_out(missing):
        worked_out.append(list(missing))
        return {thing: f"value of {thing}" for thing in missing}

    return values.once_each(lambda: next(keys), work_out)


def test_what_several_things_come_to_is_worked_out_together_and_once():
    values, worked_out = recent(most_rows=100), []
    both = {"first": "a", "second": "b"}

    once_each(values, iter([{"first": "a"}, {"first": "a"}]), worked_out)
    found = once_each(values, iter([both, both]), worked_out)
    once_each(values, iter([both]), worked_out)

    assert found == {"first": "value of first", "second": "value of second"}
    assert worked_out == [["first"], ["second"]]


def test_what_is_worked_out_while_somebody_writes_is_not_kept():
    values, worked_out = recent(most_rows=100), []

    once_each(values, iter([{"first": "a"}, {"first": "b"}]), worked_out)
    once_each(values, iter([{"first": "b"}, {"first": "b"}]), worked_out)

    assert worked_out == [["first"], ["first"]]


def test_one_value_is_worked_out_once_and_not_kept_where_somebody_wrote_meanwhile():
    values, worked_out = recent(most_rows=100), []

    def work_out():
        worked_out.append("x")
        return ["row"] * len(worked_out)

    assert values.value_of("a", lambda: "b", work_out) == ["row"]
    assert values.value_of("a", lambda: "a", work_out) == ["row", "row"]
    assert values.value_of("a", lambda: "b", work_out) == ["row", "row"]
    assert worked_out == ["x", "x"]
