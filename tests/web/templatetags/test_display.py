"""How values of the profile are shown to those who never saw the annex."""

import pytest
from django.utils.translation import override

from exams.rules.profile import parameters
from exams.sentences import legal_basis


@pytest.mark.parametrize(
    ("basis", "text"),
    [
        ("A: NĐ 170/2025, Điều 15", "NĐ 170/2025, Điều 15"),
        ("C", "Chưa có văn bản quy định"),
        ("C: theo thông báo", "theo thông báo"),
        ("Thiết kế", "Thiết kế"),
    ],
)
def test_the_mark_of_evidence_is_not_shown(basis, text):
    with override("vi"):
        assert legal_basis(basis) == text


def test_no_parameter_shows_a_mark():
    bases = [legal_basis(parameter.basis) for parameter in parameters()]

    assert [text for text in bases if text[:2] in ("A ", "B ", "C ", "A:", "B:", "C:")] == []
