"""The law of the planning list: who may be planned, for what, and how many.

Source: regulations 1.2 (15 to 19) and 2.4 (Quy định 377-QĐ/TW, Hướng dẫn 45-HD/BTCTW); the readings
of docs/readings.md: a removed line and a line of another term are judged for their form only.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from candidates.rules import retirement
from candidates.rules.facts import Catalogue, PostFacts, RankFacts
from exams.rules.enums import Severity, Sex, Theory
from exams.rules.names import fold, normalise, sort_key

TIERS = (1, 2)  # đối tượng 1: ready now; 2: ready later
THEORY_ORDER = {
    Theory.NONE: 0,
    Theory.ELEMENTARY: 1,
    Theory.INTERMEDIATE: 2,
    Theory.ADVANCED: 3,
    Theory.BACHELOR: 3,
}


@dataclass(frozen=True, slots=True)
class PlanningSettings:
    """What a planning list is judged by: the frozen profile, the campaign, the day.

    Units: persons per seat, titles per person, months left to retirement at `age_month`.
    Without `sheets` only the first sheet of a file is the list.
    """

    on: date
    default_term: str  # "2025-2030"
    age_month: date  # any day of the month at which the age for planning is reckoned
    announced_on: date | None = None
    opened_posts: frozenset[str] = frozenset()
    sheets: tuple[str, ...] = ()
    max_planned_per_seat: int = 3
    max_titles_per_person: int = 3
    planning_months_tier1: int = 60
    planning_months_tier2: int = 120

    def months_for(self, tier: int) -> int:
        return self.planning_months_tier1 if tier == 1 else self.planning_months_tier2


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
    """What the law has to say of a line; `field` names what it is about, empty the whole line."""

    sheet: str
    row: int
    field: str
    code: str
    severity: Severity
    suggestion: str = ""
    related_rows: tuple[int, ...] = ()


def judge(
    lines: Sequence[Line], settings: PlanningSettings, catalogue: Catalogue
) -> tuple[Breach, ...]:
    """Apply every rule to a list; the lines are in the order of the file."""
    orders = {rank.code: rank.order for rank in catalogue.ranks}
    live = [line for line in lines if counts(line, settings)]
    breaches = [breach for line in live for breach in of_line(line, settings, orders)]
    several = _grouped(lines, lambda line: line.citizen_id)
    breaches += conflicts(several)
    people = [person for group in several for person in _people(group, settings)]
    breaches += duplicates(people)
    breaches += too_many_titles(people, settings.max_titles_per_person)
    breaches += too_many_per_seat(live, settings.max_planned_per_seat)
    return tuple(breaches)


def _people(group: list[Line], settings: PlanningSettings) -> list[list[Line]]:
    """Return the lines that count, by name, of those who share one citizen number."""
    return _grouped(
        (line for line in group if counts(line, settings)), lambda line: line.name.casefold()
    )


def counts(line: Line, settings: PlanningSettings) -> bool:
    """Tell whether a line counts: not removed, and of the term the list is for."""
    return line.removed_on is None and line.term == settings.default_term


def of_line(line: Line, settings: PlanningSettings, orders: dict[str, int]) -> Iterable[Breach]:
    """Apply the rules that look at one line alone."""
    if line.post is not None:
        yield from _of_post(line, line.post, settings, orders)
    if is_too_old(line, settings):
        yield _breach(line, "born", "PLAN_AGE")
    if is_disciplined(line):
        yield Breach(line.sheet, line.row, "discipline", "DISCIPLINE_REMOVAL_DUE", Severity.WARNING)


def _of_post(
    line: Line, post: PostFacts, settings: PlanningSettings, orders: dict[str, int]
) -> Iterable[Breach]:
    """Apply what the planned post asks of its line."""
    if line.rank is not None and orders[post.rank] <= line.rank.order:
        yield _breach(line, "post", "NOT_HIGHER")
    if line.speciality is not None and not has_speciality(line.speciality, post):
        yield _breach(line, "speciality", "PLAN_SPECIALITY")
    if is_untaught(line):
        yield _breach(line, "theory", "PLAN_THEORY")
    if is_too_late(line, settings):
        announced = settings.announced_on.isoformat() if settings.announced_on else ""
        yield _breach(line, "approved_on", "APPROVED_NOT_BEFORE_ANNOUNCEMENT", announced)


def _breach(line: Line, field: str, code: str, suggestion: str = "") -> Breach:
    return Breach(line.sheet, line.row, field, code, Severity.ERROR, suggestion)


def has_speciality(speciality: str, post: PostFacts) -> bool:
    """Tell whether a speciality suits a post; it must already at planning.

    Source: regulations 2.4, education. Capitals do not matter.
    """
    return speciality in post.specialities or speciality.casefold() in _specialities(post)


@lru_cache(maxsize=1024)
def _specialities(post: PostFacts) -> frozenset[str]:
    return frozenset(speciality.casefold() for speciality in post.specialities)


def is_untaught(line: Line) -> bool:
    """Tell whether political theory is below what the post asks; only tier 1 must have it now."""
    if line.tier != 1 or line.theory is None or line.post is None:
        return False
    return THEORY_ORDER[line.theory] < THEORY_ORDER[line.post.theory_min]


def is_too_late(line: Line, settings: PlanningSettings) -> bool:
    """Tell whether a line was approved on or after the announcement of its own post.

    Source: regulations 1.2 (18). Only posts opened in the campaign are asked.
    """
    if line.approved_on is None or line.post is None or settings.announced_on is None:
        return False
    return line.post.code in settings.opened_posts and line.approved_on >= settings.announced_on


def is_too_old(line: Line, settings: PlanningSettings) -> bool:
    """Tell whether too few months are left: tier 1 at least 60, tier 2 at least 120."""
    if line.born is None or line.sex is None or line.tier not in TIERS:
        return False
    left = _months_left(line.born.year, line.born.month, line.sex, settings.age_month)
    return left < settings.months_for(line.tier)


@lru_cache(maxsize=4096)
def _months_left(year: int, month: int, sex: Sex, on: date) -> int:
    return retirement.months_left(date(year, month, 1), sex, on)


def is_disciplined(line: Line) -> bool:
    """Tell whether a person was disciplined after the approval and is still in the list.

    Source: regulations 2.4: a disciplined person is taken out of planning at once.
    """
    if line.disciplined_on is None or line.approved_on is None:
        return False
    return line.disciplined_on > line.approved_on


def conflicts(several: Iterable[list[Line]]) -> list[Breach]:
    """Find lines with the citizen number of somebody of another name."""
    breaches = []
    for group in several:
        if len({line.name for line in group}) == 1:
            continue
        first = sort_key(group[0].name)
        rows = tuple(line.row for line in group)
        for line in group[1:]:
            if line.name and sort_key(line.name) != first:
                breaches.append(_related(line, "citizen_id", "CCCD_CONFLICT", rows))
    return breaches


def duplicates(people: Iterable[list[Line]]) -> list[Breach]:
    """Find people who have two lines for the same post."""
    breaches = []
    for person in people:
        for group in _grouped(person, _post):
            rows = tuple(line.row for line in group)
            breaches += [_related(line, "", "DUPLICATE_PERSON_POST", rows) for line in group[1:]]
    return breaches


def too_many_titles(people: Iterable[list[Line]], most: int) -> list[Breach]:
    """Find people planned for too many titles at one approving level.

    Source: regulations 2.4: at most 3 titles at the same approving level. Told on the first line
    too many.
    """
    breaches = []
    for person in people:
        for group in _grouped(person, lambda line: line.post and line.post.approving_level):
            index = _first_beyond([_post(line) for line in group], most)
            if index is not None:
                rows = tuple(line.row for line in group)
                breaches.append(_related(group[index], "", "LIMIT_PER_PERSON", rows))
    return breaches


def too_many_per_seat(live: Iterable[Line], most: int) -> list[Breach]:
    """Find posts with more people than seats times the limit; told on the first line too many.

    Source: regulations 2.4: at most 3 persons per title and seat.
    """
    breaches = []
    for group in _grouped(live, _post):
        post = group[0].post
        if post is None or len(group) <= most * post.seats:
            continue
        index = _first_beyond([line.citizen_id or line.row for line in group], most * post.seats)
        if index is not None:
            rows = tuple(line.row for line in group)
            breaches.append(_related(group[index], "", "LIMIT_PER_SEAT", rows))
    return breaches


def _post(line: Line) -> str | None:
    return line.post.code if line.post is not None else None


def _first_beyond(things: Sequence[object], most: int) -> int | None:
    """Return the place of the first thing beyond so many different ones."""
    distinct: set[object] = set()
    for index, thing in enumerate(things):
        distinct.add(thing)
        if len(distinct) > most:
            return index
    return None


def _grouped(lines: Iterable[Line], key: Callable[[Line], object]) -> list[list[Line]]:
    """Return the groups of two or more lines with the same key, in order; no key, no group."""
    groups: defaultdict[object, list[Line]] = defaultdict(list)
    for line in lines:
        if (value := key(line)) is not None:
            groups[value].append(line)
    return [group for group in groups.values() if len(group) > 1]


def _related(line: Line, field: str, code: str, rows: tuple[int, ...]) -> Breach:
    return Breach(line.sheet, line.row, field, code, Severity.ERROR, related_rows=rows)


class Ladder:
    """Finds the rank that a text of a present post means: the longest beginning wins."""

    def __init__(self, ranks: Iterable[RankFacts]) -> None:
        pairs = [(prefix, rank) for rank in ranks for prefix in rank.prefixes]
        pairs.sort(key=lambda pair: -len(pair[0]))
        self._as_spelled = [(normalise(prefix).casefold(), rank) for prefix, rank in pairs]
        self._folded = [(fold(prefix), rank) for prefix, rank in pairs]

    def rank_of(self, post_text: str) -> RankFacts | None:
        """Return the rank, None when no beginning fits; beginnings end at the end of a word.

        Diacritics count ("Trưởng bản" is no "Trưởng ban"), unless the text was written without.
        """
        plain = normalise(post_text).casefold()
        for prefix, rank in self._folded if plain.isascii() else self._as_spelled:
            if plain.startswith(prefix) and not plain[len(prefix) : len(prefix) + 1].isalnum():
                return rank
        return None
