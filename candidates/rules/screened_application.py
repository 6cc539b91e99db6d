"""A paper after screening, and the decisions that it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from candidates.rules.application_status import ApplicationStatus
from candidates.rules.claims import Claim
from candidates.rules.facts import Cadre
from candidates.rules.findings import RuleResult
from candidates.rules.registration import Registration
from exams.rules.enums import Verdict

Decisions = Mapping[tuple[str, str], Mapping[str, bool]]  # (position, citizen id): rule: approved


@dataclass(frozen=True, slots=True)
class ScreenedApplication:
    """A paper after screening; one that was not screened has no claim."""

    registration: Registration
    person: Cadre | None
    claim: Claim | None
    status: ApplicationStatus
    findings: tuple[RuleResult, ...]

    @property
    def failed_rules(self) -> tuple[str, ...]:
        return self._rules(Verdict.FAIL)

    @property
    def decision_rules(self) -> tuple[str, ...]:
        return self._rules(Verdict.NEEDS_DECISION)

    @property
    def warnings(self) -> tuple[str, ...]:
        return self._rules(Verdict.WARN)

    def _rules(self, verdict: Verdict) -> tuple[str, ...]:
        return tuple(
            sorted({finding.rule for finding in self.findings if finding.verdict == verdict})
        )
