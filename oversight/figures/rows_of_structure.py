"""People as rows of traits: those who are planned, or those who hold a post of the catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from candidates.models import CadreRecord, PeriodRecord, PlanningList
from candidates.rules.facts import PeriodKind
from candidates.rules.origin import is_local
from candidates.rules.planning import THEORY_ORDER
from candidates.rules.trainings import counted_days
from exams.models import Post
from exams.rules.enums import DegreeLevel, Sex, Theory
from exams.rules.months import add_months, completed_years
from exams.rules.names import fold
from oversight.figures.frames import frame_of
from oversight.figures.learned import Courses, Learned
from oversight.figures.structure import COLUMNS
from oversight.figures.team_rules import TeamRules

if TYPE_CHECKING:
    from pandas import DataFrame

TWO_TERMS = 96  # months: eight years in one post (regulations 1.4, 49)
MAJORITY = "kinh"
LEARNED = (DegreeLevel.MASTER, DegreeLevel.DOCTOR)
GRADUATED = (DegreeLevel.UNIVERSITY, *LEARNED)
FACTS = ("ethnicity", "origin", "in_post_since")


@dataclass(frozen=True, slots=True)
class TeamMember:
    """What the structure asks of one person; facts that nobody holds are empty."""

    citizen_id: str
    unit: str
    born: date
    sex: str
    theory: str
    ethnicity: str = ""
    origin: str = ""
    in_post_since: date | None = None
    rank: str = field(default="", kw_only=True)
    title: str = field(default="", kw_only=True)  # of the present post
    degrees: frozenset[str] = field(default=frozenset(), kw_only=True)
    trainings: Courses = field(default=(), kw_only=True)


def structure_frame(people: Iterable[TeamMember], on: date, rules: TeamRules) -> "DataFrame":
    """Return people with their traits on a day, by the rules of the profile."""
    return frame_of((_traits(person, on, rules) for person in people), COLUMNS)


def _traits(person: TeamMember, on: date, rules: TeamRules) -> tuple[Any, ...]:
    age = completed_years(person.born, on)
    since = person.in_post_since
    graduated = not person.degrees.isdisjoint(GRADUATED)
    taught = THEORY_ORDER[Theory(person.theory)] >= THEORY_ORDER[Theory.INTERMEDIATE]
    return (
        person.citizen_id,
        person.unit,
        age < rules.young,
        person.sex == Sex.FEMALE,
        fold(person.ethnicity) not in ("", MAJORITY),
        not person.degrees.isdisjoint(LEARNED),
        graduated and taught,
        bool(counted_days(person.trainings, rules.trainings, on)),
        since is not None and add_months(since, TWO_TERMS) <= on,
        is_key := person.rank in rules.key_ranks,
        is_key and bool(person.origin) and not is_local(person.origin),
        age < rules.middle,
        rules.middle <= age < rules.senior,
        age >= rules.senior,
    )


def planned_people(version: PlanningList, unit: str = "") -> list[TeamMember]:
    """Return who is planned by a version: in each unit once for each post, not removed."""
    entries = version.counted().filter(removed_on=None).order_by("citizen_id", "post")
    rows: Any = entries.values_list("citizen_id", "post", "born", "sex", "theory")
    posts = {
        code: each for code, *each in Post.objects.values_list("code", "unit__code", "rank__code")
    }
    records, learned = _records(), Learned()
    return [
        TeamMember(
            *(number, posts[post][0], *facts),
            *records.get(number, ("", "", None)),
            rank=posts[post][1],
            **learned.of(number),
        )
        for number, post, *facts in rows
        if post in posts and (not unit or posts[post][0] == unit)
    ]


def leaders(unit: str = "") -> list[TeamMember]:
    """Return who holds a rank of the ladder that some post of the catalogue has."""
    ranks = Post.objects.order_by().values("rank__code")
    rows = CadreRecord.objects.filter(rank__in=ranks).order_by("citizen_id")
    if unit:
        rows = rows.filter(unit=unit)
    learned = Learned()
    columns = ("rank", "current_post", "citizen_id", "unit", "born", "sex", "theory", *FACTS)
    members: Any = rows.values_list(*columns)
    return [
        TeamMember(*row, rank=rank, title=title, **learned.of(row[0]))
        for rank, title, *row in members
    ]


def leaders_over(days: Iterable[date], unit: str = "") -> list[list[TeamMember]]:
    """Return who ranked such a rank on each of some days; the degrees they have are today's.

    By their periods: whoever was seconded then led at home, in another period of theirs.
    """
    ranks, learned = Post.objects.order_by().values("rank__code"), Learned()
    ranked = PeriodRecord.objects.filter(rank__in=ranks, withdrawn=False)
    periods = ranked.exclude(kind=PeriodKind.SECONDED).order_by("cadre__citizen_id", "starts_on")
    if unit:
        periods = periods.filter(unit=unit)
    facts = [f"cadre__{name}" for name in ("born", "sex", "theory", "ethnicity", "origin")]
    columns = ("rank", "cadre__citizen_id", "unit", *facts, "starts_on")
    return [
        [
            TeamMember(*row, rank=rank, **learned.of(row[0]))
            for rank, *row in _lasting_on(day, periods).values_list(*columns)
        ]
        for day in days
    ]


def _lasting_on(day: date, periods: Any) -> Any:
    return periods.filter(starts_on__lte=day).exclude(ends_on__lt=day)


def rotations() -> list[tuple[str, date]]:
    """Return of whom, and the day on which a period that is a rotation began."""
    periods = PeriodRecord.objects.filter(kind=PeriodKind.ROTATED, withdrawn=False).order_by()
    return list(periods.values_list("cadre__citizen_id", "starts_on"))


def _records() -> dict[str, tuple[Any, ...]]:
    rows = CadreRecord.objects.order_by().values_list("citizen_id", *FACTS)
    return {number: tuple(facts) for number, *facts in rows}
