"""The state of a paper, and the numbers that papers get."""

import pytest

from results.rules.document_states import DocumentState, names_the_same, numbers_from, state_of


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


TODAY = {
    "articles": [{"name": "Điều 1.", "text": "Thành lập Ban chấm thi, gồm 01 người."}],
    "rows": [["1", "Nguyễn Văn An", "Phó Giám đốc Sở", "Trưởng ban"]],
    "rests_on": {"named": ["Nguyễn Văn An", "Phó Giám đốc Sở"], "codes": ["BOARD_HEAD"]},
}
BEFORE = {"subject": "Lập Ban", "draft": False, "rows": [["1", *TODAY["rows"][0][1:3], "TB"]]}


@pytest.mark.parametrize(
    ("issued", "is_same"),
    [
        (BEFORE, True),
        ({**BEFORE, "rows": []}, False),
        ({**BEFORE, "rows": [["1", "Nguyễn Văn An", "Giám đốc Sở", "TB"]]}, False),
        ({**BEFORE, "rests_on": {"named": ["Trần Bình"], "codes": []}}, False),
    ],
    ids=["other wording", "fewer rows", "another post", "facts of its own"],
)
def test_a_paper_from_before_facts_were_kept_apart_is_compared_by_what_it_names(issued, is_same):
    assert names_the_same(issued, TODAY) is is_same


def test_a_paper_without_rows_names_its_facts_in_its_text():
    today = {"articles": [], "rests_on": {"named": ["TT-03"], "codes": []}}

    assert names_the_same({"subject": "Hoãn thi vị trí TT-03"}, today)
    assert not names_the_same({"subject": "Hoãn thi vị trí TT-04"}, today)
