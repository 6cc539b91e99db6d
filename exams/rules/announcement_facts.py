"""What the gate of the announcement looks at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from exams.rules.calendar_profile import CalendarProfile
from exams.rules.enums import PartKind
from exams.rules.plan_of_days import EarlyDay
from exams.rules.planned_days import LateDay
from exams.rules.vacancies import EmptyRegister, VacancyRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedPart:
    """One part of the exam as drafted."""

    kind: PartKind
    place: str = ""
    day: date | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementFacts:
    """What the gate of the announcement looks at; `on` is the day it would be announced."""

    on: date
    positions: int
    has_profile: bool
    unconfirmed: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()  # parameters whose value the law cannot read
    opens: date | None = None
    closes: date | None = None
    latest_rated_year: int | None = None  # as it was fixed; None: left to the law
    defence_follows: bool = True
    days: Mapping[str, date] = field(default_factory=dict)  # written_exam, defence as planned
    kinds: tuple[PartKind, ...] = ()  # the parts that the profile asks for
    parts: tuple[AnnouncedPart, ...] = ()
    contact: str = ""
    lacking: tuple[str, ...] = ()  # what the text of the announcement still lacks
    uncleared: tuple[str, ...] = ()  # clearances that the profile asks for and nobody ticked
    otherwise: tuple[Mapping[str, str], ...] = ()  # posts filled in another way: post, mode, who
    unregistered: tuple[str, ...] = ()  # positions whose post is not in the register of vacancies
    register: VacancyRegister = VacancyRegister.NAMED
    is_register_empty: bool = False
    empty_register: EmptyRegister = EmptyRegister.NAMED
    late: tuple[LateDay, ...] = ()  # planned after the last day by law
    early: tuple[EarlyDay, ...] = ()  # planned before what comes before it
    is_change: bool = False  # of what was announced: its days are typed with it
    calendar: CalendarProfile = field(default_factory=CalendarProfile)
