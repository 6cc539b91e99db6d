"""What the latest run of the rules says of a file, as a reader wants it."""

from typing import Any

from django.utils import timezone

from candidates.actions.case_reviews import asked_steps, steps_of_review
from candidates.actions.late_answers import is_too_late_for
from candidates.models import Application, FindingRecord
from candidates.rules.case_review import REVIEWED_RULE, next_step
from candidates.rules.identity import IDENTITY_RULE
from candidates.sentences import figure, reason
from exams.rules.enums import Verdict
from web.sentences import label


def findings_of(application: Application) -> dict[str, Any]:
    """Return what the latest run of the rules says of a file: first what is not passed."""
    latest = application.campaign.screenings.first()
    findings = FindingRecord.objects.filter(application=application, screening=latest)
    rows = [_row(finding) for finding in findings.order_by("place")]
    for row in rows:
        row.update(_of_decision(application, row))
    open_ones = [row for row in rows if row["verdict"] != Verdict.PASS]
    return {
        "screening": latest,
        "open_findings": sorted(open_ones, key=lambda row: row["verdict"] != Verdict.FAIL),
        "passed_findings": [row for row in rows if row["verdict"] == Verdict.PASS],
    }


def _of_decision(application: Application, row: dict[str, Any]) -> dict[str, Any]:
    """Return whether a special case may be decided now, and the steps of its review."""
    if row["verdict"] != Verdict.NEEDS_DECISION:
        return {}
    if row["rule"] != REVIEWED_RULE:
        return {"may_be_decided": row["rule"] != IDENTITY_RULE}
    steps, asked = steps_of_review(application), asked_steps(application.campaign)
    following = next_step(REVIEWED_RULE, [each.step for each in steps], asked)
    review = {"steps": steps, "asked": asked, "next": following}
    may_be_decided = following is None or is_too_late_for(application, timezone.now())
    return {"may_be_decided": may_be_decided, "review": review}


def _row(finding: FindingRecord) -> dict[str, Any]:
    """Return a finding as a reader wants it: the sentence, and the figures with their words."""
    return {
        "rule": finding.rule,
        "verdict": finding.verdict,
        "said": reason(finding) if finding.reason else "",
        "figures": [_figure(finding.rule, key, value) for key, value in finding.figures],
        "source": label(f"SOURCE_OF_{code}") if (code := SOURCES.get(finding.rule)) else "",
    }


def _figure(rule: str, key: str, value: str) -> dict[str, Any]:
    """Return a figure in words, and whether it is the one that decides the rule."""
    title, text = figure(key, value)
    decides = key == DECIDING.get(rule) or (
        rule in BY_ENTRY and key not in ("reference", "minimum")
    )
    return {"title": title, "value": text, "decides": decides}


# Which figure a rule turns on, so that a reader finds it first.
DECIDING = {
    **{"X01": "citizen_id", "X02": "citizen_id", "X03": "received", "X04": "position"},
    **{"E01": "group", "E02": "approved_on", "E03": "document", "E04": "nationality"},
    **{"E05": "months_left", "E06": "target_rank", "E07": "age", "E08": "months"},
    **{"E10": "suitable_degrees", "E11": "theory", "E12": "certificate", "E13": "language"},
    **{"E14": "months", "E16": "issued", "E17": "verified", "E18": "conclusion"},
    **{"E19": "missing", "E22": "on_site_eligible", "E23": "joined", "E24": "positions"},
    **{"E27": "degree_class", "E28": "months", "E29": "trained_on", "E30": "origin"},
}
BY_ENTRY = ("E09", "E15", "E25", "E26")  # each year, each measure of discipline decides
_OF_THE_FACTS = ("X02", *(f"E{number:02}" for number in (4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)))
SOURCES = {
    **dict.fromkeys(("X01", "X03", "X04", "E03", "E24"), "FORM"),
    **dict.fromkeys((*_OF_THE_FACTS, "E23", "E25", "E26", "E27", "E28", "E29", "E30"), "FACTS"),
    **dict.fromkeys(("E01", "E02"), "PLAN"),
    **dict.fromkeys(("E16", "E17", "E18", "E19"), "DOSSIER"),
    "E22": "REGISTER",
}
