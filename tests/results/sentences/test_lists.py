"""What changed is told in the reader's words: fields by name, points with the reader's comma."""

import pytest
from django.utils.translation import override

from results.sentences.lists import value, what_changes


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("57.00", "57,00"),
        ("200.00", "200,00"),
        ("2026-12-26", "26/12/2026"),
        ("True", "có"),
        ("", "–"),
        ("SELECTED", "trúng tuyển"),
    ],
)
def test_a_value_is_shown_as_people_write_it(stored, shown):
    assert value(stored).lower() == shown


def test_points_have_a_point_in_english():
    with override("en"):
        assert value("57.00") == "57.00"


@pytest.mark.parametrize("field", ["rank", "scale", "total", "proposal", "written", "result"])
def test_every_field_of_a_list_has_a_word(field):
    assert what_changes(f"LD001 {field}") not in (f"LD001: {field}", field)


def test_a_column_inside_a_sentence_is_written_small():
    assert what_changes("LD001 result") == "LD001: kết quả"
    assert what_changes("result") == "Kết quả"
