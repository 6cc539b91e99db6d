"""Rows are turned value by value, as plainly as one by one, whatever types come in what order."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.columns import ColumnForm, ColumnForms


class Word(StrEnum):
    YES = "yes"


def doubled(value):
    return f"{value}{value}"


AS_TEXT = ColumnForm(str, frozenset((str, type(None))))
ALWAYS = ColumnForm(doubled, frozenset())
UNLESS_BLANK = ColumnForm(doubled)
FORMS = (AS_TEXT, ALWAYS, UNLESS_BLANK)
VALUES = st.none() | st.integers() | st.text() | st.just(Word.YES)


@pytest.mark.parametrize(
    ("row", "turned"),
    [
        (("a", "a", "a"), ["a", "aa", "aa"]),
        ((1, 1, 1), ["1", "11", "11"]),
        ((None, None, None), [None, "NoneNone", None]),
        ((Word.YES, "", 0), ["yes", "", "00"]),
    ],
)
def test_a_value_is_turned_unless_its_column_leaves_its_very_type_alone(row, turned):
    assert ColumnForms(FORMS).turned(row) == turned


def test_a_subclass_is_not_the_type_that_a_column_leaves_alone():
    [value] = ColumnForms([AS_TEXT]).turned([Word.YES])

    assert type(value) is str


@given(st.lists(st.tuples(VALUES, VALUES, VALUES)))
def test_many_rows_come_out_as_each_value_by_itself(rows):
    forms = ColumnForms(FORMS)

    def by_itself(form, value):
        return value if type(value) in form.leaves else form.turn(value)

    assert [forms.turned(row) for row in rows] == [
        [by_itself(form, value) for form, value in zip(FORMS, row, strict=True)] for row in rows
    ]


@pytest.mark.parametrize("row", [("a",), ("a", "b", "c", "d")])
def test_a_row_with_more_or_fewer_values_than_columns_is_refused(row):
    with pytest.raises(ValueError, match="argument"):
        ColumnForms(FORMS).turned(row)
