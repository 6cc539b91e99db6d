"""A fault stands in a tag in a few words, whole: no figure of its sentence is left out."""

import pytest
from django.utils.translation import override

from candidates.views.fault_words import fault_words

CODES = [
    *("APPROVED_NOT_BEFORE_ANNOUNCEMENT", "VOTES_TOO_FEW", "PLAN_THEORY", "LIMIT_PER_SEAT"),
    *("NOT_HIGHER", "PLAN_AGE", "PLAN_SPECIALITY", "CCCD_CONFLICT", "DUPLICATE_PERSON_POST"),
]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_fault_is_shown_with_a_gap(language):
    with override(language):
        words = fault_words(CODES)

    assert len(set(words)) == len(CODES)
    assert not [text for text in words if "…" in text or text in CODES]


def test_an_approval_that_came_late_says_so():
    [words] = fault_words(["APPROVED_NOT_BEFORE_ANNOUNCEMENT"])

    assert words == "Phê duyệt quy hoạch không trước ngày thông báo thi tuyển"
