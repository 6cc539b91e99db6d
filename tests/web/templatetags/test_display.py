"""How values of the profile are shown to those who never saw the annex."""

import re

import pytest
from django.utils.translation import override

from exams.rules.profile import parameters
from exams.sentences.parameters import NOTES, WORDS, legal_basis, public_basis
from web.templatetags.display import whole_codes


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("294/TB-HĐTT", '<span class="keep">294/TB-HĐTT</span>'),
        ("HS-003, HS-007.", '<span class="keep">HS-003</span>, <span class="keep">HS-007</span>.'),
        ("Số 12/QĐ-UBND <b>", 'Số <span class="keep">12/QĐ-UBND</span> &lt;b&gt;'),
        ("Sở Quy hoạch - Kiến trúc, LD001", "Sở Quy hoạch - Kiến trúc, LD001"),
        (52, "52"),
    ],
)
def test_a_code_in_a_text_stands_on_one_line(text, shown):
    assert whole_codes(text) == shown


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
