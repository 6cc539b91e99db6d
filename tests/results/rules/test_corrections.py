"""What a new version of a list changes is said value by value."""

from results.rules.corrections import difference

OLD = [{"number": "LD001", "points": "70.00", "rank": 1}, {"number": "LD002", "points": "60.00"}]


def test_the_same_lines_change_nothing():
    assert difference(OLD, [dict(line) for line in OLD]) == ()


def test_a_value_that_differs_is_named_old_and_new():
    new = [{**OLD[0], "points": "71.00", "rank": 2}, OLD[1]]

    assert difference(OLD, new) == (
        ("LD001 points", "70.00", "71.00"),
        ("LD001 rank", "1", "2"),
    )


def test_lines_that_came_and_went_are_named():
    assert difference(OLD, [OLD[0], {"number": "LD003"}]) == (
        ("LD003", "", "LD003"),
        ("LD002", "LD002", ""),
    )


def test_a_field_that_is_new_or_gone_and_a_list_of_values_are_text():
    old, new = [{"number": "LD001", "open": ["A", "B"]}], [{"number": "LD001", "score": None}]

    assert difference(old, new) == (("LD001 open", "A, B", ""),)
