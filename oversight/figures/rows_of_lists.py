"""The versions of a list as frames of text, for the comparison of two of them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from candidates.actions.closed_people import ClosedPeople
from candidates.models import PlanningEntry, PlanningList, Screening
from oversight.figures.frames import frame_of
from results.models import Publication

if TYPE_CHECKING:
    from pandas import DataFrame

# What makes two lines of the planning list the same line, as at the import.
PLANNING_KEY = ("citizen_id", "post", "term")
PLANNING_FIELDS = (
    "name",
    "born",
    "sex",
    "current_post",
    "tier",
    "decision_no",
    "approved_on",
    "speciality",
    "theory",
    "removed_on",
    "removed_document",
    "based_on",
    "note",
)
NOBODY_CLOSED = ClosedPeople()
NUMBER = ("number",)  # the candidate number, or the receipt number in the register


def planning_frame(version: PlanningList, closed: ClosedPeople = NOBODY_CLOSED) -> "DataFrame":
    """Return one version of the planning list: the key, what may change, what it is sorted by.

    Without the lines of those whom its reader is kept from.
    """
    columns = (*PLANNING_KEY, *PLANNING_FIELDS, "sort_key")
    open_lines = closed.left_out_of(version.entries.all())
    rows = open_lines.order_by("sheet", "row").values_list(*columns)
    return frame_of((map(_text, row) for row in rows), columns)


def line_in_versions(entry: PlanningEntry) -> dict[int, dict[str, str]]:
    """Return a line as each version of the planning list has it, by the number of the version."""
    columns = ("planning_list__version", "sheet", "row", *PLANNING_FIELDS)
    key = {name: getattr(entry, name) for name in PLANNING_KEY}
    rows = PlanningEntry.objects.filter(**key).order_by("sheet", "row").values_list(*columns)
    return {
        version: dict(zip(columns[1:], map(_text, fields), strict=True))
        for version, *fields in rows
    }


def screening_frame(screening: Screening, positions: Mapping[str, str]) -> "DataFrame":
    """Return one run of the rules over the register: number, position, state.

    `positions` holds the position of each receipt number.
    """
    rows = ((number, positions.get(number, ""), state) for number, state in screening.states)
    return frame_of(rows, (*NUMBER, "position", "state"))


def publication_frames(*versions: Publication) -> tuple[list["DataFrame"], list[str]]:
    """Return published lists with the fields that all their lines have, and those fields in order.

    A list without a line says nothing of its fields: it takes those of the others.
    """
    lists = [version.content["lines"] for version in versions]
    lines = [line for each in lists for line in each]
    common = set.intersection(*map(set, lines)) if lines else {"position"}
    fields = [name for name in (lines[0] if lines else common) if name in common - {*NUMBER}]
    columns = (*NUMBER, *fields)
    rows = ([map(_text, _cells(line, columns)) for line in each] for each in lists)
    return [frame_of(each, columns) for each in rows], fields


def _cells(line: Mapping[str, Any], columns: Iterable[str]) -> Iterable[Any]:
    return (line[name] for name in columns)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else f"{value}"
