"""What differs between two versions, in words."""

import pytest

from oversight.sentences import field_value, field_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("decision_no", "Quyết định"),
        ("name", "Họ và tên"),
        ("written", "Điểm thi viết"),
        ("status", "Kết quả thi viết"),
        ("rank", "Xếp hạng"),
    ],
)
def test_a_field_has_its_words(name, words):
    assert field_words(name) == words


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("sex", "F", "Nữ"),
        ("sex", "", "–"),
        ("approved_on", "2026-09-07", "07/09/2026"),
        ("removed_on", "", "–"),
        ("written", "70.50", "70,50"),
        ("written", "", "–"),
        ("state", "ELIGIBLE", "Đủ điều kiện"),
        ("theory", "ADVANCED", "Cao cấp"),
        ("current_post", "chuyên viên", "chuyên viên"),
        ("note", "OTHER", "OTHER"),
        ("tier", "2", "2"),
    ],
)
def test_a_value_is_shown_as_a_reader_wants_it(name, text, shown):
    assert field_value(name, text) == shown
