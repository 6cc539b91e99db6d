"""How values of the profile are shown to those who never saw the annex."""

import re

import pytest
from django.utils.translation import override

from exams.rules.profile import parameters
from exams.sentences import NOTES, WORDS, legal_basis, public_basis


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


SYMBOL = re.compile(r"\S*\d+[-/]\S+|\S+/\S+")  # of a text: 21-ĐA/TU, QĐ-TTg
VIETNAMESE = re.compile(r"[^\x00-\x7f≤]")


def test_every_basis_is_read_in_the_language_of_the_reader():
    with override("en"):
        shown = [legal_basis(parameter.basis) for parameter in parameters()]
        shown += [public_basis(parameter.basis) for parameter in parameters()]

    assert "Decree 170/2025, Article 15(4)" in shown
    assert [text for text in shown if VIETNAMESE.search(SYMBOL.sub("", text))] == []


def test_every_word_of_a_citation_is_one_that_a_parameter_uses():
    with override("vi"):
        shown = " ".join(legal_basis(parameter.basis) for parameter in parameters())

    assert [text for text in (*WORDS, *NOTES) if text not in shown] == []


def test_no_parameter_shows_a_mark():
    bases = [legal_basis(parameter.basis) for parameter in parameters()]

    assert [text for text in bases if text[:2] in ("A ", "B ", "C ", "A:", "B:", "C:")] == []
