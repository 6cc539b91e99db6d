import pytest

from candidates.rules.applications import screen_all
from candidates.rules.findings import as_text
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
