"""What has to be said of a file, gathered: what is said of many cells alike is one line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from candidates.rules.facts import ImportNotice
from candidates.sentences import display, notice_sentence
from candidates.tables.cells import Note
from exams.rules.enums import Severity
from web.sentences import label, sentence

MOST_CELLS = 300  # listed on the page, the gravest first; all of them can be downloaded
MOST_OF_LINE = 50  # cells of a line that are listed
MOST_VALUES = 5  # of one kind, each a line of its own; where there are more, the kind is one line
MOST_NAMED = 3  # cells of a line that are named before its list is opened
COUNTS_CELLS = frozenset(("COLUMN_UNKNOWN", "COLUMN_UNNAMED", "COLUMN_SET_ASIDE"))
GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class CellFinding(NamedTuple):
    """One cell, row or sheet of a line; `field` is the name of the input that puts it right."""

    cell: str
    value: str
    suggestion: str
    detail: str
    field: str
    related_rows: tuple[int, ...]


@dataclass(frozen=True)
class FindingLine:
    """What is said of one or many cells of a column: a line of the page.

    `field` is the name of the input that puts all its cells right, empty where they differ or are
    no errors. `count` cells are meant, `cells` are the listed ones.
    """

    findings: tuple[ImportNotice, ...]
    listed: int

    @property
    def first(self) -> ImportNotice:
        return self.findings[0]

    @property
    def count(self) -> int:
        return len(self.findings)

    @cached_property
    def is_alike(self) -> bool:
        """Tell whether the same stands in all the cells, and the same is said of them."""
        return len({_content(finding) for finding in self.findings}) == 1

    @cached_property
    def cells(self) -> list[CellFinding]:
        return [_cell_finding(finding) for finding in self.findings[: self.listed]]

    @property
    def named(self) -> str:
        """Return the cells by name where they are few, empty otherwise."""
        return ", ".join(map(_location, self.findings)) if self.count <= MOST_NAMED else ""

    @property
    def left_out(self) -> int:
        return self.count - self.listed

    @property
    def value(self) -> str:
        return display(self.first.value) if self.is_alike else ""

    @property
    def suggestion(self) -> str:
        return _suggested(self.first) if self.is_alike else ""

    @property
    def detail(self) -> str:
        return notice_sentence(self.first) if self.is_alike else sentence(self.first.code)

    @cached_property
    def field(self) -> str:
        if self.count == 1:
            return self.cells[0].field
        is_mended = self.is_alike and _is_mendable(self.first)
        return f"cells:{_digest(self.first)}" if is_mended else ""


def finding_lines(findings: Iterable[ImportNotice]) -> list[FindingLine]:
    """Return everything that is said of a file as lines, the gravest first."""
    lines, left = [], MOST_CELLS
    for same in _groups(sorted(findings, key=_gravity)):
        lines.append(FindingLine(tuple(same), max(1, min(left, MOST_OF_LINE, len(same)))))
        left -= lines[-1].listed
    return lines


def left_out(lines: Iterable[FindingLine]) -> list[tuple[str, int]]:
    """Return how many findings of each severity are counted only, the gravest first."""
    counts: Counter[Severity] = Counter()
    for line in lines:
        counts[Severity(line.first.severity)] += line.left_out
    return [(f"SEVERITY_{grave}", counts[grave]) for grave in GRAVEST_FIRST if counts[grave]]


def cells_of_field(findings: Sequence[ImportNotice], field: str) -> list[tuple[str, int, str]]:
    """Return the cells that the input of a line puts right: sheet, row and column letters."""
    same = next((line for line in finding_lines(findings) if line.field == field), None)
    return [(each.sheet, each.row, each.column) for each in same.findings] if same else []


def _groups(findings: Iterable[ImportNotice]) -> Iterator[list[ImportNotice]]:
    """Yield what is said alike, in order; a kind with many different values is one group."""
    kinds: dict[tuple[str, ...], list[ImportNotice]] = {}
    for finding in findings:
        kind = finding.severity, finding.code, finding.sheet, finding.column
        kinds.setdefault(kind, []).append(finding)
    for same in kinds.values():
        by_content: dict[Note, list[ImportNotice]] = {}
        for finding in same:
            by_content.setdefault(_content(finding), []).append(finding)
        yield from by_content.values() if len(by_content) <= MOST_VALUES else [same]


def _content(finding: ImportNotice) -> Note:
    """Return what is said, without where."""
    grave = Severity(finding.severity)
    return Note(finding.code, grave, finding.value, finding.suggestion, finding.figures)


def _cell_finding(finding: ImportNotice) -> CellFinding:
    cell = f"cell:{finding.sheet}!{finding.column}{finding.row}"
    return CellFinding(
        cell=_location(finding),
        value=display(finding.value),
        suggestion=_suggested(finding),
        detail=notice_sentence(finding),
        field=cell if _is_mendable(finding) else "",
        related_rows=finding.related_rows,
    )


def _suggested(finding: ImportNotice) -> str:
    """Return what a cell was understood as; blank where a finding counts cells instead."""
    return "" if finding.code in COUNTS_CELLS else label(display(finding.suggestion))


def _location(finding: ImportNotice) -> str:
    return f"{finding.column}{finding.row or ''}" or sentence("WHOLE_SHEET")


def _is_mendable(finding: ImportNotice) -> bool:
    return finding.severity == Severity.ERROR and bool(finding.column and finding.row)


def _digest(finding: ImportNotice) -> str:
    content = finding.code, finding.sheet, finding.column, finding.value, finding.suggestion
    return sha256("\0".join((*content, repr(finding.figures))).encode()).hexdigest()[:16]


def _gravity(finding: ImportNotice) -> int:
    return GRAVEST_FIRST.index(Severity(finding.severity))
