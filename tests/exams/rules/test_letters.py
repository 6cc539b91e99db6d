"""The kinds of letters: how each stands in an address, and which of them leaves by itself."""

import pytest

from exams.rules.letters import LEAVES_AT_ONCE, LetterKind, leaves_anyway


def test_a_kind_stands_in_an_address_in_small_letters():
    assert LetterKind.DRAFT_REMINDER.slug == "draft-reminder"


def test_nothing_leaves_by_itself_but_what_tells_somebody_of_their_own_act():
    assert {LetterKind.RECEIPT, LetterKind.WITHDRAWAL} == LEAVES_AT_ONCE


@pytest.mark.parametrize(
    ("kind", "cancelled", "suspended"),
    [
        (LetterKind.CANCELLATION, True, False),
        (LetterKind.SUSPENSION, False, True),
        (LetterKind.RECEIPT, False, False),
    ],
)
def test_of_an_interrupted_campaign_leaves_only_what_says_so(kind, cancelled, suspended):
    assert leaves_anyway(kind, is_cancelled=True, is_suspended=False) is cancelled
    assert leaves_anyway(kind, is_cancelled=True, is_suspended=True) is cancelled
    assert leaves_anyway(kind, is_cancelled=False, is_suspended=True) is suspended
    assert leaves_anyway(kind, is_cancelled=False, is_suspended=False) is False
