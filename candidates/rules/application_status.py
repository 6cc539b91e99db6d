"""What the findings of the rules make of a paper, with the decisions on it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from candidates.rules.findings import RuleResult
from exams.rules.enums import Verdict

SPECIAL_CASE_RULES = ("E01", "E03")  # one decision, of E03, settles both


class ApplicationStatus(StrEnum):
    """What screening makes of a paper; the first that holds."""

    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"
    INELIGIBLE = "INELIGIBLE"
    SPECIAL_CASE_PENDING = "SPECIAL_CASE_PENDING"
    ELIGIBLE = "ELIGIBLE"


def is_refused(findings: Sequence[RuleResult]) -> bool:
    """Tell whether a rule of admission failed."""
    return any(
        finding.rule.startswith("X") and finding.verdict == Verdict.FAIL for finding in findings
    )


def status(
    findings: Sequence[RuleResult], decisions: Mapping[str, bool], *, withdrawn: bool
) -> ApplicationStatus:
    """Return what findings and decisions (rule: approved or refused) make of a paper.

    Source: regulations 6.1, 3.4. A decision counts only where a rule asks for one.
    """
    if is_refused(findings):
        return ApplicationStatus.REJECTED
    if withdrawn:
        return ApplicationStatus.WITHDRAWN
    if any(finding.verdict == Verdict.FAIL for finding in findings):
        return ApplicationStatus.INELIGIBLE
    return _by_decisions(findings, decisions)


def _by_decisions(
    findings: Sequence[RuleResult], decisions: Mapping[str, bool]
) -> ApplicationStatus:
    answers = [answer(finding.rule, decisions) for finding in findings if _asks(finding)]
    if False in answers:
        return ApplicationStatus.INELIGIBLE
    return ApplicationStatus.SPECIAL_CASE_PENDING if None in answers else ApplicationStatus.ELIGIBLE


def answer(rule: str, decisions: Mapping[str, bool]) -> bool | None:
    """Return the decision on a rule, None while there is none."""
    own = decisions.get(rule)
    return decisions.get("E03") if own is None and rule in SPECIAL_CASE_RULES else own


def _asks(finding: RuleResult) -> bool:
    return finding.verdict == Verdict.NEEDS_DECISION
