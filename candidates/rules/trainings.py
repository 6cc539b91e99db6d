"""What training somebody went through, and whether any of it still counts on a day.

Source: regulations 1.4 (44); annex ii A: training_kinds, training_years.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from exams.rules.months import add_months

YEAR = 12  # months


class TrainingKind(StrEnum):
    """What a course is about; the first one brings what leaders know up to date."""

    KNOWLEDGE_UPDATE = "KNOWLEDGE_UPDATE"
    STATE_MANAGEMENT = "STATE_MANAGEMENT"
    LEADERSHIP_SKILLS = "LEADERSHIP_SKILLS"
    PARTY_THEORY = "PARTY_THEORY"
    DEFENCE_SECURITY = "DEFENCE_SECURITY"
    PROFESSIONAL = "PROFESSIONAL"
    OTHER_TRAINING = "OTHER_TRAINING"


@dataclass(frozen=True, slots=True)
class Training:
    """A course that somebody finished, with its certificate where there is one."""

    kind: TrainingKind
    course: str
    ended_on: date
    starts_on: date | None = None
    institution: str = ""
    certificate: str = ""  # number
    certified_on: date | None = None


class TrainingCheck(StrEnum):
    """Whether screening looks at trainings at all; it never refuses anybody for them."""

    WARNED = "TRAINING_WARNED"
    NOT_ASKED = "TRAINING_NOT_ASKED"


@dataclass(frozen=True, slots=True)
class TrainingRules:
    """Which courses count, and for how many years after their last day; 0: for ever."""

    kinds: tuple[str, ...] = (TrainingKind.KNOWLEDGE_UPDATE,)
    years: int = 5


def counted_days(
    trainings: Iterable[tuple[str, date]], rules: TrainingRules, on: date
) -> list[date]:
    """Return the last days of the courses (kind, last day) that count on a day, the latest first.

    A course counts to the end of the day so many years after its last one.
    """
    days = (ended_on for kind, ended_on in trainings if kind in rules.kinds and ended_on <= on)
    return sorted((day for day in days if _is_recent(day, rules, on)), reverse=True)


def latest_day(trainings: Iterable[Training], kinds: Collection[str], on: date) -> date | None:
    """Return the last day of the latest course of these kinds that was over on a day."""
    days = (each.ended_on for each in trainings if each.kind in kinds and each.ended_on <= on)
    return max(days, default=None)


def _is_recent(day: date, rules: TrainingRules, on: date) -> bool:
    return not rules.years or add_months(day, rules.years * YEAR) >= on
