"""A corrected list says each value that changed, line by line (regulations N18)."""

from results.rules.corrections import difference

OLD = [
    {"number": "LD001", "name": "An", "total": "82.50"},
    {"number": "LD002", "name": "Bình", "total": None},
]


def test_lists_that_are_alike_differ_in_nothing():
    assert difference(OLD, [dict(line) for line in OLD]) == ()


def test_each_value_that_differs_is_told_with_the_old_and_the_new():
    new = [{**OLD[0], "total": "83.00", "name": "Ân"}, OLD[1]]

    assert difference(OLD, new) == (("LD001 name", "An", "Ân"), ("LD001 total", "82.50", "83.00"))


def test_a_value_that_was_not_there_and_none_are_alike():
    new = [OLD[0], {"number": "LD002", "name": "Bình"}]

    assert difference(OLD, new) == ()


def test_a_field_that_came_or_went_is_a_change():
    new = [{"number": "LD001", "name": "An", "rank": 1}, OLD[1]]

    assert difference(OLD, new) == (("LD001 rank", "", "1"), ("LD001 total", "82.50", ""))


def test_a_line_that_came_is_told_in_its_place_and_one_that_went_at_the_end():
    new = [{"number": "LD003", "name": "Chi"}, OLD[1]]

    assert difference(OLD, new) == (("LD003", "", "LD003"), ("LD001", "LD001", ""))


def test_values_of_several_are_told_as_one_text():
    old = [{"number": "LD001", "tied_with": ["LD002", "LD003"]}]
    new = [{"number": "LD001", "tied_with": ("LD002",)}]

    assert difference(old, new) == (("LD001 tied_with", "LD002, LD003", "LD002"),)
