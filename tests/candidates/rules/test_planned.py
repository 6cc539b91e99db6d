from dataclasses import replace
from datetime import date

import pytest

from candidates.rules.claims import Group, PlannedFor, claim
from candidates.rules.planned import candidate_group, planning_entry, special_case
from candidates.rules.profile import ApprovedBefore
from tests.candidates.rules.people import (
    asked,
    entry,
    figure,
    outcome,
    paper,
    person,
)

REMOVED = {"removed_on": date(2026, 6, 1), "removed_document": "394-QĐ/ĐU"}
NOMINATED = {"nomination": "Biên bản số 1", "party_consent": "Công văn số 2"}
SPECIAL = {"special_reason": "Có sản phẩm cụ thể", "special_document": "Tờ trình số 3"}


def judged(*entries, registration=None, unit="HERE", **parameters):
    """What E01, E02 and E03 say, and the claim."""
    conditions, registration = asked(**parameters), registration or paper()
    claimed = claim(registration, person(unit=unit), entries, conditions)
    return (
        claimed,
        candidate_group(claimed, registration, conditions),
        planning_entry(claimed, conditions),
        special_case(claimed, registration),
    )


def verdicts(*entries, **circumstances):
    _, group, in_planning, special = judged(*entries, **circumstances)
    return outcome(group), outcome(in_planning), outcome(special)


PASS_E02 = ("PASS", "")


@pytest.mark.parametrize("planned", ["HEAD-HERE", "HEAD-THERE", "DIRECTOR-THERE"])
def test_planned_for_the_post_or_one_like_it_on_site_is_group_a(planned):
    assert verdicts(entry(planned)) == (("PASS", "A_PLANNED_ON_SITE"), PASS_E02, None)


@pytest.mark.parametrize("planned", ["HEAD-HERE", "HEAD-THERE", "DIRECTOR-THERE"])
def test_planned_for_the_post_or_one_like_it_elsewhere_is_group_b(planned):
    finding = verdicts(entry(planned), unit="THERE")

    assert finding == (("PASS", "B_PLANNED_EQUIVALENT"), PASS_E02, None)


def test_a_valid_entry_goes_before_a_nearer_one_with_a_flaw():
    claimed, *_ = judged(entry("HEAD-HERE", **REMOVED), entry("DIRECTOR-THERE"))

    assert claimed.match.relation == PlannedFor.HIGHER


def test_of_valid_entries_the_nearest_is_taken():
    entries = entry("DIRECTOR-THERE"), entry("HEAD-THERE"), entry("HEAD-HERE")

    claimed, *_ = judged(*entries)

    assert claimed.match.relation == PlannedFor.SAME


@pytest.mark.parametrize(
    ("flawed", "reason"),
    [
        (entry(approved_on=date(2026, 9, 7)), "APPROVED_NOT_BEFORE_ANNOUNCEMENT"),
        (entry(term="2020-2025"), "WRONG_TERM"),
        (entry(**REMOVED), "REMOVED"),
    ],
)
def test_an_entry_with_a_flaw_keeps_the_group_and_fails_e02(flawed, reason):
    assert verdicts(flawed) == (("PASS", "A_PLANNED_ON_SITE"), ("FAIL", reason), None)


def test_an_entry_approved_the_day_before_the_announcement_holds():
    assert verdicts(entry(approved_on=date(2026, 9, 6)))[1] == PASS_E02


def test_the_profile_may_ask_approval_before_the_close_of_registration():
    by_close = {"planning_approved_before": ApprovedBefore.REGISTRATION_CLOSE}

    assert verdicts(entry(approved_on=date(2026, 10, 5)), **by_close)[1] == PASS_E02
    assert verdicts(entry(approved_on=date(2026, 10, 6)), **by_close)[1][0] == "FAIL"


def test_the_removal_is_told_with_the_entry():
    *_, in_planning, _ = judged(entry(**REMOVED))

    assert figure(in_planning, "removed_on") == "2026-06-01"


def test_the_entry_is_told_with_its_list_its_sheet_and_its_row():
    claimed, group, in_planning, _ = judged(entry())
    listed = replace(asked(), planning_version=3)

    for finding in (group, in_planning):
        assert figure(finding, "decision") == "12-QĐ/ĐU"
        assert figure(finding, "planning_sheet") == "Quy hoạch"
        assert figure(finding, "planning_row") == "12"
    assert figure(planning_entry(claimed, listed), "planning_version") == "3"


def test_a_nomination_with_consent_is_group_c():
    finding = verdicts(registration=paper(**NOMINATED))

    assert finding == (("PASS", "C_NOMINATED"), None, None)


def test_a_nomination_takes_the_place_of_an_entry_with_a_flaw():
    claimed, *_ = judged(entry(**REMOVED), registration=paper(**NOMINATED))

    assert claimed.group == Group.C_NOMINATED


def test_a_valid_entry_goes_before_a_nomination():
    claimed, *_ = judged(entry(), registration=paper(**NOMINATED))

    assert claimed.group == Group.A_PLANNED_ON_SITE


def test_a_nomination_without_consent_fails_unless_the_profile_does_not_ask_it():
    alone = paper(nomination="Biên bản số 1")

    assert verdicts(registration=alone)[0] == ("FAIL", "NOMINATED_WITHOUT_PARTY_CONSENT")
    assert verdicts(registration=alone, group_c_needs_party_consent=False)[0] == (
        "PASS",
        "C_NOMINATED",
    )


def test_a_special_case_needs_a_decision():
    finding = verdicts(registration=paper(**SPECIAL))

    assert finding == (
        ("NEEDS_DECISION", "OUTSIDE_PLANNING"),
        None,
        ("NEEDS_DECISION", "SPECIAL_CASE"),
    )


@pytest.mark.parametrize("missing", list(SPECIAL))
def test_a_special_case_without_reason_or_document_fails(missing):
    incomplete = {**SPECIAL, missing: ""}

    finding = verdicts(registration=paper(**incomplete))

    assert finding[2] == ("FAIL", "SPECIAL_CASE_INCOMPLETE")


def test_whoever_is_planned_with_a_flaw_is_not_outside_planning():
    finding = verdicts(entry(**REMOVED), registration=paper(**SPECIAL))

    assert finding == (("PASS", "A_PLANNED_ON_SITE"), ("FAIL", "REMOVED"), None)


def test_neither_planned_nor_nominated_fails():
    assert verdicts() == (("FAIL", "NOT_PLANNED_NOT_NOMINATED"), None, None)


def test_planned_for_another_post_fails_and_names_it():
    _, group, *_ = judged(entry("DEPUTY-HERE"), entry("HEAD-OTHER"))

    assert outcome(group) == ("FAIL", "PLANNED_FOR_OTHER_POST")
    assert figure(group, "planned_posts") == "DEPUTY-HERE HEAD-OTHER"


def test_an_equivalent_post_may_be_a_special_case():
    switch = {"equivalent_is_special_case": True}

    assert verdicts(entry("HEAD-THERE"), unit="THERE", **switch)[0] == (
        "NEEDS_DECISION",
        "EQUIVALENT_IS_SPECIAL_CASE",
    )
    assert verdicts(entry("HEAD-HERE"), unit="THERE", **switch)[0][0] == "PASS"


def test_where_planning_is_not_required_nobody_fails_for_want_of_it():
    assert verdicts(planning_required=False) == (("PASS", "PLANNING_NOT_REQUIRED"), None, None)
    assert verdicts(entry(**REMOVED), planning_required=False) == (
        ("PASS", "A_PLANNED_ON_SITE"),
        None,
        None,
    )


def test_a_group_that_the_profile_does_not_admit_fails():
    planned_only = {"candidate_groups": ("A_PLANNED_ON_SITE", "B_PLANNED_EQUIVALENT")}

    assert verdicts(registration=paper(**NOMINATED), **planned_only)[0] == (
        "FAIL",
        "GROUP_NOT_ADMITTED",
    )
    assert verdicts(entry(), **planned_only)[0][0] == "PASS"
    assert verdicts(registration=paper(**SPECIAL), **planned_only)[0][0] == "NEEDS_DECISION"
