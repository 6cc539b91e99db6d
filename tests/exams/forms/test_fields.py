"""Fields of a draft: what is of no use is refused in words, what means the same is kept one way."""

import pytest
from django.core.exceptions import ValidationError

from exams.forms.fields import CodeField, MomentField, PrefixField, TermsField


@pytest.mark.parametrize(
    "typed", ["2025-2030", "2025 - 2030", " 2025–2030 ", "2025—2030\n2025-2030"]
)
def test_a_term_is_kept_as_planning_lists_have_it(typed):
    assert TermsField().clean(typed) == ["2025-2030"]


@pytest.mark.parametrize("typed", ["abc", "2030-2025", "2025", "2025-2025", "2025-2099", "25-30"])
def test_what_is_no_term_is_refused_with_its_line(typed):
    with pytest.raises(ValidationError, match=f"“{typed}” không phải một nhiệm kỳ"):
        TermsField().clean(f"2025-2030\n{typed}")


def test_numbers_of_candidates_begin_with_capital_letters():
    assert PrefixField(max_length=6).clean(" ld ") == "LD"


@pytest.mark.parametrize("typed", ["ĐD", "1", "L D", "L/", "L-"])
def test_numbers_of_candidates_begin_with_nothing_that_an_address_cannot_hold(typed):
    with pytest.raises(ValidationError, match="Chỉ dùng chữ cái không dấu"):
        PrefixField(max_length=6).clean(typed)


def test_a_code_is_no_other_page_and_has_a_letter_or_a_digit():
    assert CodeField().clean("TT-01") == "TT-01"
    for reserved in ("moi", "Moi", "-", "_"):
        with pytest.raises(ValidationError, match="Không dùng được mã"):
            CodeField().clean(reserved)


def test_a_moment_has_its_hour():
    assert MomentField().clean("04/05/2027 08:00").hour == 8
    with pytest.raises(ValidationError, match="Hãy nhập ngày và giờ đúng"):
        MomentField().clean("04/05/2027")
