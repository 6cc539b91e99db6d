"""A paper of a later register: where it is silent, what is known since stands."""

from dataclasses import replace
from datetime import date

import pytest

from candidates.rules.facts import PoliticalConclusion
from candidates.rules.registration import Registration, received_again, same_answers

PASS, FAIL, NONE = PoliticalConclusion.PASS, PoliticalConclusion.FAIL, PoliticalConclusion.NONE
FIRST, SECOND = date(2026, 9, 9), date(2026, 9, 12)
PAPER = Registration(
    row=1, reg_no="1", received_on=FIRST, name="An", born=None, citizen_id="001", position="VT01"
)


@pytest.mark.parametrize(
    ("field", "known", "written", "stands"),
    [
        ("truthful", True, None, True),
        ("truthful", True, False, False),
        ("truthful", None, True, True),
        ("political_conclusion", PASS, NONE, PASS),
        ("political_conclusion", PASS, FAIL, FAIL),
        ("assets_verified", True, False, True),
        ("assets_verified", False, True, True),
        ("withdrawn_on", FIRST, None, FIRST),
        ("withdrawn_on", FIRST, SECOND, SECOND),
        ("withdrawn_on", None, SECOND, SECOND),
        ("identity", "CONFIRMED", "", "CONFIRMED"),
        ("account", 7, None, 7),
        ("current_post", "Phó phòng", "", ""),  # of the register's own: blank is blank
        ("current_post", "Phó phòng", "Trưởng phòng", "Trưởng phòng"),
    ],
)
def test_what_was_entered_on_a_page_is_taken_back_by_no_silence(field, known, written, stands):
    again = received_again(replace(PAPER, **{field: written}), replace(PAPER, **{field: known}))

    assert getattr(again, field) == stands


@pytest.mark.parametrize(
    ("written", "document", "stands"),
    [(None, "", "Đơn 9"), (None, "Đơn 7", "Đơn 7"), (SECOND, "", ""), (SECOND, "Đơn 7", "Đơn 7")],
)
def test_the_document_goes_with_the_withdrawal(written, document, stands):
    known = replace(PAPER, withdrawn_on=FIRST, withdrawal_document="Đơn 9")

    again = received_again(
        replace(PAPER, withdrawn_on=written, withdrawal_document=document), known
    )

    assert again.withdrawal_document == stands


def test_where_a_paper_stands_in_the_register_is_no_answer():
    moved = replace(PAPER, row=9, post_text="Trưởng phòng A")

    assert same_answers(moved, PAPER)
    assert not same_answers(replace(moved, name="Bình"), PAPER)
