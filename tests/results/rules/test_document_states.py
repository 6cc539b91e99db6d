"""The state of a paper, and the numbers that papers get."""

import pytest

from results.rules.document_states import DocumentState, numbers_from, state_of


@pytest.mark.parametrize(
    ("is_superseded", "is_current", "is_signed", "state"),
    [
        (False, True, False, DocumentState.ISSUED),
        (False, True, True, DocumentState.SIGNED),
        (False, False, True, DocumentState.STALE),
        (False, False, False, DocumentState.STALE),
        (True, True, True, DocumentState.SUPERSEDED),
        (True, False, False, DocumentState.SUPERSEDED),
    ],
)
def test_what_was_replaced_stays_replaced_and_what_no_longer_holds_is_stale(
    is_superseded, is_current, is_signed, state
):
    facts = {"is_superseded": is_superseded, "is_current": is_current, "is_signed": is_signed}

    assert state_of(**facts) is state


def test_numbers_follow_one_another_from_the_first():
    assert numbers_from(9, frozenset({8, 12}), 3) == [9, 10, 11]


def test_a_number_that_was_given_is_named():
    with pytest.raises(ValueError, match="10"):
        numbers_from(9, frozenset({10}), 3)


@pytest.mark.parametrize(
    ("is_current", "is_signed", "state"),
    [
        (True, False, DocumentState.DRAFT),
        (True, True, DocumentState.SIGNED),
        (False, False, DocumentState.STALE),
    ],
)
def test_what_the_office_edits_is_a_draft_until_its_signed_copy_is_there(
    is_current, is_signed, state
):
    found = state_of(
        is_superseded=False, is_current=is_current, is_signed=is_signed, is_edited=True
    )

    assert found == state
