"""A list that nobody signed blocks, or is named, as the profile says."""

import pytest

from results.rules.signed_list import signed_list_checks


@pytest.mark.parametrize(
    ("is_signed", "breach", "expected"),
    [
        (False, "WARN_ONLY", [("LIST_NOT_SIGNED", "WARNING", "results:papers")]),
        (False, "BLOCK", [("SIGNED_LIST_MISSING", "ERROR", "results:papers")]),
        (False, "", []),
        (True, "WARN_ONLY", []),
        (True, "BLOCK", []),
    ],
)
def test_a_list_without_a_signed_copy_is_as_grave_as_the_profile_says(is_signed, breach, expected):
    checks = signed_list_checks(is_signed=is_signed, breach=breach)
    assert [(check.code, check.level, check.page) for check in checks] == expected
