"""One line of a planning list, the settings that it is judged by, and what is found against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from math import ceil
from typing import Any, Literal

from candidates.rules.catalogue import PostFacts, RankFacts
from candidates.rules.findings import Figures
from exams.rules.enums import Severity, Sex, Theory

# What the law finds fault with in a line; empty is the whole line.
JudgedField = Literal[
    "", "citizen_id", "born", "post", "speciality", "theory", "approved_on", "discipline"
]


class OnBreach(StrEnum):
    """Whether a breach keeps a line out until a decision allows it, or is only named."""

    BLOCK = "BLOCK"
    WARN_ONLY = "WARN_ONLY"


class PlanningKind(StrEnum):
    """What a list plans for: posts of leadership, or seats in a committee of the Party."""

    LEADERSHIP = "LEADERSHIP"
    COMMITTEE = "COMMITTEE"


@dataclass(frozen=True, slots=True)
class PlanningSort:
    """Of which kind and term a list is: only lists of one sort follow one another.

    An empty term is that of the campaign, or else of the day.
    """

    kind: PlanningKind = PlanningKind.LEADERSHIP
    term: str = ""  # "2025-2030"


OF_POSTS = PlanningSort()


def is_alike(sort: PlanningSort, other: PlanningSort) -> bool:
    """Tell whether lists are of one kind and one term; a term that nobody said is every term."""
    is_one_term = sort.term == other.term or not (sort.term and other.term)
    return sort.kind == other.kind and is_one_term


VotedOn = tuple[str, str, str]  # citizen number, code of the post, term


@dataclass(frozen=True, slots=True)
class VoteResult:
    """How a conference on planning voted on a person for a post."""

    votes: int
    needed: int
    held_on: date


TERM_YEARS = 5
# The month of the first year of a term, by whose term it is.
RECKONED_IN = {"PARTY_TERM": 6, "STATE_TERM": 3}


@dataclass(frozen=True, slots=True)
class PlanningSettings:
    """What a planning list is judged by: the frozen profile, the campaigns at work, the day.

    Units: persons per seat, of a committee as a coefficient of its seats, titles per person, months
    left to retirement at `month_for` a term. `opened` has, by the code of each post of a campaign
    at work, the day it was announced. Without `sheets` only the first sheet of a file is the list.
    """

    on: date
    default_term: str  # "2025-2030"
    age_month: date | None = None  # any day of the month that a campaign announced; None: the law's
    opened: Mapping[str, date] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    max_planned_per_seat: int = 3
    max_titles_per_person: int = 3
    planning_months_tier1: int = 60
    planning_months_tier2: int = 120
    planning_reckoning: Mapping[str, int] = field(default_factory=lambda: dict(RECKONED_IN))
    planning_breach: OnBreach = OnBreach.BLOCK
    planning_coefficient_committee: Decimal = Decimal("1.5")
    kind: PlanningKind = PlanningKind.LEADERSHIP
    voted: Mapping[VotedOn, VoteResult] = field(default_factory=dict)  # by the latest conference

    def most_for(self, seats: int) -> int:
        """Return how many people may be planned for a title with so many seats.

        Source: regulations 2.4, persons per title; annex ii A: planning_coefficient_committee, of
        which a part of a person counts as one (22.5 are 23).
        """
        if self.kind == PlanningKind.COMMITTEE:
            return ceil(self.planning_coefficient_committee * seats)
        return self.max_planned_per_seat * seats

    def month_for(self, term: str) -> date:
        """Return the month at which the age of somebody planned for a term is reckoned.

        Source: regulations 2.4, reckoning dates; annex ii A: planning_reckoning. Terms of the Party
        begin in years that end in 0 or 5 (2030-2035), all others are terms of state bodies.
        """
        if self.age_month is not None or not term[:4].isdecimal():
            return self.age_month or self.on
        year = int(term[:4])
        whose = "PARTY_TERM" if year % TERM_YEARS == 0 else "STATE_TERM"
        return date(year, self.planning_reckoning[whose], 1)

    def months_for(self, tier: int) -> int:
        return self.planning_months_tier1 if tier == 1 else self.planning_months_tier2


LIMITS = (
    *("max_planned_per_seat", "max_titles_per_person", "planning_coefficient_committee"),
    *("planning_months_tier1", "planning_months_tier2", "planning_breach", "planning_reckoning"),
)


def limits_of(rules: Mapping[str, Any]) -> dict[str, Any]:
    """Return the limits that a profile sets, as the settings have them."""
    limits = {key: rules[key] for key in LIMITS if key in rules}
    if coefficient := limits.get("planning_coefficient_committee"):
        limits["planning_coefficient_committee"] = Decimal(str(coefficient))
    return limits


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list as far as it could be read; None is what could not."""

    sheet: str
    row: int
    citizen_id: str | None
    name: str
    born: date | None
    sex: Sex | None
    post: PostFacts | None
    rank: RankFacts | None  # of the present post
    tier: int | None
    term: str
    approved_on: date | None
    removed_on: date | None
    speciality: str | None
    theory: Theory | None
    disciplined_on: date | None = None  # the latest decision


@dataclass(frozen=True, slots=True)
class Breach:
    """What the law has to say of a line; `field` names what it is about."""

    sheet: str
    row: int
    field: JudgedField
    code: str
    severity: Severity
    suggestion: str = ""
    related_rows: tuple[int, ...] = ()
    figures: Figures = ()
