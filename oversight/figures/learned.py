"""What everybody has learned: degrees, and courses that they finished."""

from collections import defaultdict
from datetime import date
from typing import Any

from candidates.models import DegreeRecord, TrainingRecord

Courses = tuple[tuple[str, date], ...]  # kind, last day


class Learned:
    """Degrees and courses of everybody, by citizen number; read once, for any number of people."""

    def __init__(self) -> None:
        self._degrees, self._trainings = _degrees(), _trainings()

    def of(self, number: str) -> dict[str, Any]:
        """Return what one person has learned, as a member of a team has it."""
        degrees = frozenset(self._degrees.get(number, ()))
        return {"degrees": degrees, "trainings": tuple(self._trainings.get(number, ()))}


def _degrees() -> dict[str, set[str]]:
    levels: defaultdict[str, set[str]] = defaultdict(set)
    rows = DegreeRecord.objects.filter(withdrawn=False).order_by()
    for number, level in rows.values_list("cadre__citizen_id", "level"):
        levels[number].add(level)
    return levels


def _trainings() -> dict[str, list[tuple[str, date]]]:
    courses: defaultdict[str, list[tuple[str, date]]] = defaultdict(list)
    rows = TrainingRecord.objects.filter(withdrawn=False).order_by()
    for number, kind, ended_on in rows.values_list("cadre__citizen_id", "kind", "ended_on"):
        courses[number].append((kind, ended_on))
    return courses
