from collections import Counter
from dataclasses import replace

import pytest

from candidates.rules.applications import screen_all
from candidates.rules.findings import as_text
from candidates.rules.planned import Origin
from tests.candidates.rules.workbooks import expected


@pytest.fixture(scope="module")
def applications(papers, people, entries, campaign, decisions):
    return screen_all(papers, people, entries, campaign, decisions)


def test_every_finding_of_the_campaign_is_reproduced(applications):
    found = [
        {
            "row": str(one.registration.row),
            "reg_no": one.registration.reg_no,
            "citizen_id": one.registration.citizen_id,
            "position": one.registration.position,
            "rule": finding.rule,
            "verdict": str(finding.verdict),
            "reason": finding.reason,
            "figures": as_text(finding.figures),
        }
        for one in applications
        for finding in one.findings
    ]

    assert len(found) == 1344
    assert found == expected("eligibility-rules")


def test_every_application_of_the_campaign_is_reproduced(applications):
    found = [
        {
            "row": str(one.registration.row),
            "reg_no": one.registration.reg_no,
            "citizen_id": one.registration.citizen_id,
            "name": one.registration.name,
            "position": one.registration.position,
            "group": one.claim.group if one.claim else "",
            "source": one.claim.source if one.claim else "",
            "status": one.status,
            "failed_rules": " ".join(one.failed_rules),
            "decision_rules": " ".join(one.decision_rules),
            "warnings": " ".join(one.warnings),
        }
        for one in applications
    ]
    wanted = [
        {name: value for name, value in row.items() if name != "candidate_number"}
        for row in expected("applications")
    ]

    assert len(found) == 94
    assert found == wanted


def test_outsiders_are_cut_off_once_enough_on_site_are_eligible(
    papers, people, entries, campaign, decisions, applications
):
    profile = replace(campaign.profile, outsider_cutoff=True)
    on_site = Counter(
        one.registration.position
        for one in applications
        if one.status == "ELIGIBLE" and one.claim.source == Origin.ON_SITE
    )
    enough = {
        position.code
        for position in campaign.positions
        if on_site[position.code] >= {1: 3, 2: 5}[position.vacancies]
    }

    found = screen_all(papers, people, entries, replace(campaign, profile=profile), decisions)

    assert enough == {"VT01", "VT03", "VT05", "VT06"}
    for before, after in zip(applications, found, strict=True):
        outsider = before.claim is not None and before.claim.source == Origin.ELSEWHERE
        cut = outsider and before.registration.position in enough
        assert ("E22" in after.failed_rules) == cut
        assert after.status == ("INELIGIBLE" if cut else before.status)


def test_the_switch_changes_no_paper_of_a_position_with_another_number_of_vacancies(
    papers, people, entries, campaign, decisions
):
    three = tuple(replace(position, vacancies=3) for position in campaign.positions)
    plain = replace(campaign, positions=three)
    profile = replace(campaign.profile, outsider_cutoff=True)

    found = screen_all(papers, people, entries, replace(plain, profile=profile), decisions)

    assert found == screen_all(papers, people, entries, plain, decisions)
