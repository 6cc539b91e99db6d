"""What changed is told in the reader's words: fields by name, points with the reader's comma."""

import pytest
from django.utils.translation import override

from results.sentences.lists import stated, value, what_changes


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


@pytest.mark.parametrize(
    ("act", "arguments", "words"),
    [
        ("DECIDE_DEFENCE", {"number": "LD049", "points": "49.99"}, [("Số báo danh", "LD049")]),
        ("DECIDE_SCRIPT", {"script": "5G0E20"}, [("Số phách", "5G0E20")]),
        ("PUBLISH_RESULTS", {"number": "305/TB-HĐTT"}, [("Số thông báo", "305/TB-HĐTT")]),
        (
            "DISQUALIFY",
            {"number": "LD004", "minutes": "01/BB"},
            [("Số báo danh", "LD004"), ("Số biên bản", "01/BB")],
        ),
    ],
)
def test_a_request_names_what_it_is_about_by_the_right_number(act, arguments, words):
    assert stated(act, arguments) == words
