"""The decisions that allow rows of a planning list that have errors: for a kind, or for a row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from candidates.actions.plan import FileRow, decided_rows, faults_by_row
from candidates.rules.planning_line import OF_POSTS
from candidates.tables.imports import Reading
from candidates.views.fault_words import fault_words

MOST_ROWS = 300  # that are asked for one by one; the others by their kind


@dataclass(frozen=True)
class FaultyRows:
    """Who is imported with errors: the kinds of errors and the rows, by the names of their fields.

    The rows that the same file was imported without a decision for come first.
    """

    reading: Reading
    codes: Mapping[FileRow, str]
    decided: Mapping[FileRow, str]

    @property
    def kinds(self) -> dict[str, str]:
        """Return the label of every kind of errors that more than one row has."""
        counts: dict[str, int] = {}
        for codes in self.codes.values():
            counts[codes] = counts.get(codes, 0) + 1
        text = _("Số quyết định cho phép cả %(count)d dòng: %(faults)s")
        return {
            _kind_field(codes): text % {"count": count, "faults": _in_words(codes)}
            for codes, count in counts.items()
            if count > 1
        }

    @property
    def rows(self) -> dict[str, str]:
        """Return the label of every row that is asked for by itself."""
        people = {(entry.sheet, entry.row): entry.name for entry in self.reading.rows}
        text = _("Số quyết định cho phép dòng %(row)s, %(name)s: %(faults)s")
        return {
            _row_field(row): text
            % {"row": row[1], "name": people[row], "faults": _in_words(self.codes[row])}
            for row in self.listed
        }

    @property
    def listed(self) -> list[FileRow]:
        return sorted(self.codes, key=lambda row: row in self.decided)[:MOST_ROWS]

    @property
    def left_out(self) -> int:
        return len(self.codes) - len(self.listed)

    @property
    def initial(self) -> dict[str, str]:
        """Return the decisions of the rows that had one when the same file was imported."""
        return {_row_field(row): number for row, number in self.decided.items()}

    def decisions(self, answers: Mapping[str, Any]) -> dict[FileRow, str]:
        """Return the number that allows each row: its own, else that of its kind."""
        listed = set(self.listed)
        numbers = {}
        for row, codes in self.codes.items():
            own = answers[_row_field(row)] if row in listed else self.decided.get(row, "")
            numbers[row] = own or answers.get(_kind_field(codes), "")
        return {row: number for row, number in numbers.items() if number}


def faulty_rows(reading: Reading) -> FaultyRows:
    """Return the rows of a planning list that can be kept and have errors."""
    faulty = faults_by_row(reading.findings)
    rows = [(entry.sheet, entry.row) for entry in reading.rows]
    codes = {row: " ".join(dict.fromkeys(faulty[row])) for row in rows if row in faulty}
    decided = decided_rows(reading.source, reading.sort or OF_POSTS) if codes else {}
    return FaultyRows(reading, codes, {row: decided[row] for row in codes if row in decided})


def _in_words(codes: str) -> str:
    return ", ".join(fault_words(codes.split()))


def _kind_field(codes: str) -> str:
    return f"allowed-kind:{codes.replace(' ', '+')}"


def _row_field(row: FileRow) -> str:
    return f"allowed:{row[0]}!{row[1]}"
