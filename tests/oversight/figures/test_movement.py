"""Who came, went and changed: the frames say what plain loops say."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from oversight.figures.frames import frame_of
from oversight.figures.movement import Change, Moved, counted, moved

COLUMNS = ("person", "post", "name", "tier", "sort_key")
KEY, FIELDS = ("person", "post"), ("name", "tier")
PEOPLE, POSTS, TEXTS = (
    st.sampled_from("ABCDE"),
    st.sampled_from("PQ"),
    st.sampled_from(["", "x", "y"]),
)
LISTS = st.lists(st.tuples(PEOPLE, POSTS, TEXTS, TEXTS, TEXTS), max_size=12)


def by_key(rows):
    return {row[:2]: dict(zip(COLUMNS, row, strict=True)) for row in rows}  # the last one counts


def plainly(before, after):
    """Return the same with loops: (change, old, new, changed fields), in the order of the key."""
    old, new = by_key(before), by_key(after)
    lines = []
    for key in sorted({*old, *new}):
        if key not in new:
            lines.append(Moved(Change.WENT, old[key], {}))
        elif key not in old:
            lines.append(Moved(Change.CAME, {}, new[key]))
        elif changed := tuple(name for name in FIELDS if old[key][name] != new[key][name]):
            lines.append(Moved(Change.CHANGED, old[key], new[key], changed))
    return lines


def compared(before, after):
    return moved(frame_of(before, COLUMNS), frame_of(after, COLUMNS), key=KEY, fields=FIELDS)


@given(LISTS, LISTS)
def test_the_lines_that_moved_are_those_that_loops_find(before, after):
    assert compared(before, after) == plainly(before, after)


@given(LISTS, LISTS)
def test_the_counts_of_each_post_are_those_of_its_lines(before, after):
    lines = compared(before, after)
    plain = Counter((line.latest("post"), line.change) for line in plainly(before, after))

    posts = sorted({post for post, _change in plain})
    assert counted(lines, "post") == [
        (post, {change: plain[post, change] for change in Change}) for post in posts
    ]


@given(LISTS)
def test_a_list_compared_with_itself_has_not_moved(rows):
    assert compared(rows, rows) == []


def test_what_is_not_asked_about_may_differ():
    assert compared([("A", "P", "x", "1", "a")], [("A", "P", "x", "1", "b")]) == []


def test_an_old_and_a_new_value_stand_side_by_side():
    [line] = compared([("A", "P", "x", "1", "a")], [("A", "P", "x", "2", "a")])

    assert line.changed == ("tier",)
    assert (line.old["tier"], line.new["tier"]) == ("1", "2")
    assert line.latest("name") == "x"


def test_nothing_moved_is_counted_as_nothing():
    assert counted([], "post") == []
