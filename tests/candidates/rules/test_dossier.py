from datetime import date

import pytest

from candidates.rules.dossier import (
    asset_declaration,
    file,
    health_certificate,
    missing_items,
    political_standard,
)
from candidates.rules.facts import PoliticalConclusion
from candidates.rules.profile import Profile
from candidates.rules.registration import DossierItem
from tests.candidates.rules.people import asked, figure, outcome, paper


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        (date(2026, 4, 6), ("PASS", "")),
        (date(2026, 4, 5), ("FAIL", "HEALTH_CERTIFICATE_TOO_OLD")),
        (None, ("FAIL", "HEALTH_CERTIFICATE_MISSING")),
    ],
)
def test_a_health_certificate_is_six_months_old_at_most(issued, verdict):
    assert outcome(health_certificate(paper(health_issued_on=issued), asked())) == verdict


def test_the_profile_sets_the_age_of_the_certificate():
    old = paper(health_issued_on=date(2025, 10, 6))

    assert outcome(health_certificate(old, asked(dossier_max_age_months=12))) == ("PASS", "")


@pytest.mark.parametrize(
    ("declared", "verified", "verdict"),
    [
        (True, True, ("PASS", "")),
        (True, False, ("FAIL", "ASSETS_NOT_VERIFIED")),
        (False, False, ("FAIL", "ASSETS_NOT_DECLARED")),
    ],
)
def test_assets_are_declared_and_verified(declared, verified, verdict):
    finding = asset_declaration(paper(assets_declared=declared, assets_verified=verified), asked())

    assert outcome(finding) == verdict


@pytest.mark.parametrize(
    ("conclusion", "verdict"),
    [
        (PoliticalConclusion.PASS, ("PASS", "")),
        (PoliticalConclusion.FAIL, ("FAIL", "POLITICAL_STANDARD_NOT_MET")),
        (PoliticalConclusion.NONE, ("FAIL", "NO_POLITICAL_CONCLUSION")),
    ],
)
def test_the_political_standard_is_concluded_upon(conclusion, verdict):
    assert outcome(political_standard(paper(political_conclusion=conclusion), asked())) == verdict


def test_a_complete_and_true_file_passes():
    assert outcome(file(paper(), asked())) == ("PASS", "")
    assert missing_items(paper(), Profile()) == ()


def test_missing_items_fail_and_are_named_in_the_order_of_the_register():
    saved = frozenset(DossierItem) - {DossierItem.DIPLOMAS, DossierItem.UNIT_COMMENT}

    finding = file(paper(items=saved), asked())

    assert outcome(finding) == ("FAIL", "ITEMS_MISSING")
    assert figure(finding, "missing") == "UNIT_COMMENT DIPLOMAS"


def test_an_item_that_the_profile_does_not_require_may_be_missing():
    short = paper(items=frozenset(DossierItem) - {DossierItem.DIPLOMAS})

    assert outcome(file(short, asked(dossier_required=("UNIT_COMMENT",)))) == ("PASS", "")


@pytest.mark.parametrize("item", [DossierItem.PHOTO, DossierItem.FOREIGN_RECOGNITION])
def test_a_photograph_or_a_recognition_is_asked_only_where_the_profile_requires_it(item):
    required = (*Profile().dossier_required, item)
    seven = frozenset(Profile().dossier_required)

    assert outcome(file(paper(items=seven), asked())) == ("PASS", "")
    lacking = file(paper(items=seven), asked(dossier_required=required))
    assert (outcome(lacking), figure(lacking, "missing")) == (("FAIL", "ITEMS_MISSING"), item)
    whole = file(paper(items=seven | {item}), asked(dossier_required=required))
    assert outcome(whole) == ("PASS", "")


def test_a_false_file_fails_whatever_it_lacks():
    assert outcome(file(paper(truthful=False, items=frozenset()), asked())) == (
        "FAIL",
        "FALSE_FILE",
    )


def test_a_file_that_was_not_examined_does_not_pass():
    assert outcome(file(paper(truthful=None), asked())) == ("FAIL", "FILE_NOT_EXAMINED")
