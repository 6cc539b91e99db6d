"""What an online registration lacks before it can be submitted (regulations 3.1)."""

from dataclasses import replace
from datetime import date

import pytest

from candidates.rules.completeness import lacking
from candidates.rules.profile import Profile
from candidates.rules.registration import DossierItem, Registration

PROFILE = Profile()
WHOLE = Registration(
    row=1,
    reg_no="HS001",
    received_on=date(2026, 9, 10),
    name="Nguyễn Thị An",
    born=date(1985, 3, 2),
    citizen_id="001185000001",
    position="VT01",
    current_post="Phó Trưởng phòng",
    items=frozenset(DossierItem),
    assets_declared=True,
    health_issued_on=date(2026, 8, 1),
)


def test_a_whole_registration_lacks_nothing():
    assert lacking(WHOLE, PROFILE, declared_true=True) == ()


def test_what_the_profile_does_not_require_is_not_lacking():
    without = replace(WHOLE, items=WHOLE.items - {DossierItem.DIPLOMAS})

    assert lacking(without, PROFILE, declared_true=True) == ("DIPLOMAS",)
    assert lacking(without, Profile(dossier_required=("UNIT_COMMENT",)), declared_true=True) == ()


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"name": ""}, "NAME"),
        ({"citizen_id": ""}, "CITIZEN_ID"),
        ({"current_post": ""}, "CURRENT_POST"),
        ({"position": ""}, "POSITION"),
        ({"born": None}, "BORN"),
        ({"special_reason": "Luân chuyển"}, "SPECIAL_CASE_INCOMPLETE"),
        ({"special_document": "12/QĐ"}, "SPECIAL_CASE_INCOMPLETE"),
        ({"items": frozenset(DossierItem) - {DossierItem.DIPLOMAS}}, "DIPLOMAS"),
        ({"health_issued_on": None}, "HEALTH_CERTIFICATE"),
        ({"assets_declared": False}, "ASSET_DECLARATION"),
    ],
)
def test_each_thing_that_is_missing_is_named_alone(facts, missing):
    assert lacking(replace(WHOLE, **facts), PROFILE, declared_true=True) == (missing,)


def test_the_truth_of_all_has_to_be_declared():
    assert lacking(WHOLE, PROFILE, declared_true=False) == ("DECLARATION",)


def test_a_special_case_with_its_document_lacks_nothing():
    special = replace(WHOLE, special_reason="Luân chuyển", special_document="12/QĐ")

    assert lacking(special, PROFILE, declared_true=True) == ()


def test_of_an_empty_form_everything_is_named_in_its_order():
    empty = Registration(0, "", None, "", None, "", "")

    assert lacking(empty, PROFILE, declared_true=False) == (
        *("NAME", "CITIZEN_ID", "CURRENT_POST", "POSITION", "BORN"),
        *PROFILE.dossier_required,
        *("HEALTH_CERTIFICATE", "ASSET_DECLARATION", "DECLARATION"),
    )
