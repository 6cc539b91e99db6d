"""What the latest run of the rules says of a file, as a reader wants it."""

from typing import Any

from candidates.models import Application, FindingRecord
from candidates.sentences import figure, reason
from exams.rules.enums import Verdict


def findings_of(application: Application) -> dict[str, Any]:
    """Return what the latest run of the rules says of a file: first what is not passed."""
    latest = application.campaign.screenings.first()
    findings = FindingRecord.objects.filter(application=application, screening=latest)
    rows = [_row(finding) for finding in findings.order_by("place")]
    open_ones = [row for row in rows if row["verdict"] != Verdict.PASS]
    return {
        "screening": latest,
        "open_findings": sorted(open_ones, key=lambda row: row["verdict"] != Verdict.FAIL),
        "passed_findings": [row for row in rows if row["verdict"] == Verdict.PASS],
    }


def _row(finding: FindingRecord) -> dict[str, Any]:
    """Return a finding as a reader wants it: the sentence, and the figures with their words."""
    return {
        "rule": finding.rule,
        "verdict": finding.verdict,
        "said": reason(finding) if finding.reason else "",
        "figures": [figure(key, value) for key, value in finding.figures],
    }
