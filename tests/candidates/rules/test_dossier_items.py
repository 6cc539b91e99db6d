"""The numbered table of the papers of a dossier, and what is found of each at once (3.1)."""

from datetime import date

import pytest

from candidates.rules.dossier_items import (
    ITEMS,
    PaperState,
    item_types,
    may_be_reused,
    state_of_paper,
)
from candidates.rules.profile import Profile
from candidates.rules.registration import DossierItem, Enclosure
from candidates.rules.suppliers import Supplier, is_asked_of_unit

CLOSES = date(2026, 10, 6)


def item(code, **values):
    [found] = [each for each in item_types(Profile(**values)) if each.code == code]
    return found


def found_of(code, issued_on=None, *, is_there=True, **values):
    asked = item(code, **values)
    return state_of_paper(asked, is_there=is_there, issued_on=issued_on, reference=CLOSES)


def test_every_paper_stands_once_and_is_numbered_in_the_order_of_the_register():
    table = item_types(Profile())

    assert [each.number for each in table] == list(range(1, 12))
    assert [each.code for each in table] == [*ITEMS]
    assert set(ITEMS) == {*DossierItem, *Enclosure}


def test_the_table_says_who_writes_a_paper_how_old_it_may_be_and_whether_it_is_reused():
    comment, diplomas = item(DossierItem.PARTY_COMMENT), item(DossierItem.DIPLOMAS)
    form = item(DossierItem.APPLICATION_FORM)

    assert (comment.supplier, comment.max_age_months, comment.is_reusable) == (
        Supplier.PARTY,
        6,
        True,
    )
    assert (diplomas.max_age_months, diplomas.is_reusable) == (None, True)
    assert (form.max_age_months, form.is_reusable) == (None, False)


def test_the_profile_says_which_papers_grow_old_and_which_are_reused():
    values = {"dossier_dated": ("DIPLOMAS",), "dossier_reusable": (), "dossier_max_age_months": 3}

    assert item("DIPLOMAS", **values).max_age_months == 3
    assert item("UNIT_COMMENT", **values).max_age_months is None
    assert not item("DIPLOMAS", **values).is_reusable
    assert item("HEALTH_CERTIFICATE", **values).max_age_months == 3


def test_the_first_day_of_a_paper_is_counted_in_months_before_the_day_of_judging():
    assert item("UNIT_COMMENT").not_before(CLOSES) == date(2026, 4, 6)
    assert item("DIPLOMAS").not_before(CLOSES) is None


@pytest.mark.parametrize(
    ("code", "issued_on", "state"),
    [
        ("UNIT_COMMENT", date(2026, 4, 6), PaperState.THERE),
        ("UNIT_COMMENT", date(2026, 4, 5), PaperState.EXPIRED),
        ("UNIT_COMMENT", None, PaperState.UNDATED),
        ("DIPLOMAS", None, PaperState.THERE),
        ("DIPLOMAS", date(1990, 1, 1), PaperState.THERE),
    ],
)
def test_a_paper_is_there_too_old_or_without_its_day(code, issued_on, state):
    assert found_of(code, issued_on) == state


def test_a_paper_that_was_not_handed_in_is_missing():
    assert found_of("UNIT_COMMENT", is_there=False) == PaperState.MISSING


@pytest.mark.parametrize(
    ("code", "issued_on", "serves"),
    [
        ("UNIT_COMMENT", date(2026, 4, 6), True),
        ("UNIT_COMMENT", date(2026, 4, 5), False),
        ("UNIT_COMMENT", None, False),
        ("DIPLOMAS", None, True),
        ("APPLICATION_FORM", date(2026, 9, 1), False),
    ],
)
def test_a_paper_of_an_earlier_dossier_serves_while_it_is_not_too_old(code, issued_on, serves):
    assert may_be_reused(item(code), issued_on=issued_on, reference=CLOSES) == serves


def test_a_paper_that_is_not_required_may_be_missing_and_the_law_s_two_never():
    values = {"dossier_required": ()}

    assert found_of("DIPLOMAS", is_there=False) == PaperState.MISSING
    assert found_of("DIPLOMAS", is_there=False, **values) == PaperState.NOT_ASKED
    assert found_of("HEALTH_CERTIFICATE", is_there=False, **values) == PaperState.MISSING
    assert not item("DIPLOMAS", **values).is_required
    assert item("ASSET_DECLARATION", **values).is_required


def test_only_what_the_unit_and_its_party_committee_write_is_asked_of_them():
    asked = {code for code in ITEMS if is_asked_of_unit(code)}

    assert asked == {DossierItem.UNIT_COMMENT, DossierItem.PARTY_COMMENT}
