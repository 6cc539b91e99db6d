from collections import Counter
from dataclasses import replace

import pytest

from candidates.rules.applications import screen_all
from candidates.rules.claims import Origin
from candidates.rules.findings import as_text
from tests.candidates.rules.workbooks import expected


@pytest.fixture(scope="module")
def applications(papers, people, entries, campaign, decisions):
    return screen_all(papers, people, entries, campaign, decisions)


def test_every_finding_of_the_campaign_is_reproduced(applications):
    actual = [
        {
            "row": str(application.registration.row),
            "reg_no": application.registration.reg_no,
            "citizen_id": application.registration.citizen_id,
            "position": application.registration.position,
            "rule": finding.rule,
            "verdict": str(finding.verdict),
            "reason": finding.reason,
            "figures": as_text(finding.figures),
        }
        for application in applications
        for finding in application.findings
    ]

    assert len(actual) == 1344
    assert actual == expected("eligibility-rules")


def test_every_application_of_the_campaign_is_reproduced(applications):
    actual = [
        {
            "row": str(application.registration.row),
            "reg_no": application.registration.reg_no,
            "citizen_id": application.registration.citizen_id,
            "name": application.registration.name,
            "position": application.registration.position,
            "group": application.claim.group if application.claim else "",
            "source": application.claim.source if application.claim else "",
            "status": application.status,
            "failed_rules": " ".join(application.failed_rules),
            "decision_rules": " ".join(application.decision_rules),
            "warnings": " ".join(application.warnings),
        }
        for application in applications
    ]
    wanted = [
        {name: value for name, value in row.items() if name != "candidate_number"}
        for row in expected("applications")
    ]

    assert len(actual) == 94
    assert actual == wanted


def test_outsiders_are_cut_off_once_enough_on_site_are_eligible(
    papers, people, entries, campaign, decisions, applications
):
    profile = replace(campaign.profile, outsider_cutoff=True)
    on_site = Counter(
        application.registration.position
        for application in applications
        if application.status == "ELIGIBLE" and application.claim.source == Origin.ON_SITE
    )
    enough = {
        position.code
        for position in campaign.positions
        if on_site[position.code] >= {1: 3, 2: 5}[position.vacancies]
    }

    finding = screen_all(papers, people, entries, replace(campaign, profile=profile), decisions)

    assert enough == {"VT01", "VT03", "VT05", "VT06"}
    for before, after in zip(applications, finding, strict=True):
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

    finding = screen_all(papers, people, entries, replace(plain, profile=profile), decisions)

    assert finding == screen_all(papers, people, entries, plain, decisions)
