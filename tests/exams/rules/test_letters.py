"""The kinds of letters: how each stands in an address, and which of them leaves by itself."""

from exams.rules.letters import LEAVES_AT_ONCE, LetterKind


def test_a_kind_stands_in_an_address_in_small_letters():
    assert LetterKind.DRAFT_REMINDER.slug == "draft-reminder"


def test_nothing_leaves_by_itself_but_what_tells_somebody_of_their_own_act():
    assert {LetterKind.RECEIPT, LetterKind.WITHDRAWAL} == LEAVES_AT_ONCE
