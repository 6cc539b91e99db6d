"""What screening says of one condition: a verdict, a reason code, and the figures behind it."""

from dataclasses import dataclass
from datetime import date

from exams.rules.enums import Verdict

Figures = tuple[tuple[str, str], ...]
Value = str | int | date | bool | None


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule found of one paper."""

    rule: str
    verdict: Verdict
    reason: str = ""
    figures: Figures = ()


def figures(**values: Value) -> Figures:
    """Return values as figures: ISO dates, YES and NO, empty where nothing is known."""
    return tuple((name, text_of(value)) for name, value in values.items())


def text_of(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "YES" if value else "NO"
        case date():
            return value.isoformat()
        case _:
            return str(value)


def as_text(pairs: Figures) -> str:
    """Return figures as one line: key=value; key=value."""
    return "; ".join(f"{name}={value}" for name, value in pairs)


def passed(rule: str, pairs: Figures, reason: str = "") -> RuleResult:
    return RuleResult(rule, Verdict.PASS, reason, pairs)


def failed(rule: str, reason: str, pairs: Figures = ()) -> RuleResult:
    return RuleResult(rule, Verdict.FAIL, reason, pairs)


def warned(rule: str, reason: str, pairs: Figures = ()) -> RuleResult:
    return RuleResult(rule, Verdict.WARN, reason, pairs)


def undecided(rule: str, reason: str, pairs: Figures) -> RuleResult:
    return RuleResult(rule, Verdict.NEEDS_DECISION, reason, pairs)


def judged(rule: str, holds: bool, reason: str, pairs: Figures) -> RuleResult:
    """Return a pass, or a failure for the reason given."""
    return passed(rule, pairs) if holds else failed(rule, reason, pairs)
