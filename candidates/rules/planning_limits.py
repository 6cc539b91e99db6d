"""The law over several lines of a planning list: duplicates, conflicts, and how many.

Source: regulations 1.2 and 2.4 (Quy định 377-QĐ/TW, Hướng dẫn 45-HD/BTCTW).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from candidates.rules.findings import Figures, figures
from candidates.rules.planning_line import Breach, JudgedField, Line
from exams.rules.enums import Severity
from exams.rules.names import sort_key


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
        for group in grouped(person, _post):
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
        for group in grouped(person, lambda line: line.post and line.post.approving_level):
            index = _first_beyond([_post(line) for line in group], most)
            if index is not None:
                rows = tuple(line.row for line in group)
                counts = figures(titles=len({_post(line) for line in group}), most=most)
                breaches.append(_related(group[index], "", "LIMIT_PER_PERSON", rows, counts))
    return breaches


def too_many_per_seat(live: Iterable[Line], most_for: Callable[[int], int]) -> list[Breach]:
    """Find posts with more people than their seats allow; told on the first line too many."""
    breaches = []
    for group in grouped(live, _post):
        post = group[0].post
        if post is None or len(group) <= (most := most_for(post.seats)):
            continue
        people = [line.citizen_id or line.row for line in group]
        index = _first_beyond(people, most)
        if index is not None:
            rows = tuple(line.row for line in group)
            counts = figures(people=len(set(people)), seats=post.seats, most=most)
            counts += figures(planned_post=post.full_name)
            breaches.append(_related(group[index], "", "LIMIT_PER_SEAT", rows, counts))
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


def grouped(lines: Iterable[Line], key: Callable[[Line], object]) -> list[list[Line]]:
    """Return the groups of two or more lines with the same key, in order; no key, no group."""
    groups: defaultdict[object, list[Line]] = defaultdict(list)
    for line in lines:
        if (value := key(line)) is not None:
            groups[value].append(line)
    return [group for group in groups.values() if len(group) > 1]


def _related(
    line: Line, field: JudgedField, code: str, rows: tuple[int, ...], counts: Figures = ()
) -> Breach:
    severity = Severity.ERROR
    return Breach(line.sheet, line.row, field, code, severity, related_rows=rows, figures=counts)
