"""A spreadsheet that somebody wants to import: what was read, and what it would change.

    reading = registrations(source, name="so.xlsx", campaign=campaign)
    reading.rows, reading.findings, reading.source, reading.changes

Pages, the API and the operator's commands read in the same way, and then call the same action.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from accounts.models import Person
from candidates.actions.catalogue import catalogue
from candidates.actions.closed_people import names_on_record
from candidates.actions.conference_results import open_counts
from candidates.actions.difference import Difference
from candidates.actions.evaluations import evaluation_difference
from candidates.actions.plan import SourceFile as From
from candidates.actions.plan import cadre_difference, planning_difference
from candidates.actions.planning_bases import unknown_bases
from candidates.actions.register_changes import register_difference, rows_open_to
from candidates.actions.stored_facts import facts_left
from candidates.rules.facts import ImportNotice
from candidates.rules.planning_line import OF_POSTS, PlanningSort
from candidates.sentences import display, notice_sentence
from candidates.tables.account import FileReading, SheetAccount
from candidates.tables.cadres import read_cadres
from candidates.tables.evaluations import read_evaluations
from candidates.tables.intake import LIMITS, Source, content, file_name
from candidates.tables.placement import NOTHING_PLACED, Placement
from candidates.tables.planning import read_planning
from candidates.tables.planning_settings import settings_for
from candidates.tables.progress import ReadingStep, tell
from candidates.tables.registrations import RegisterSettings, read_registrations
from exams.models import Campaign
from exams.rules.enums import Severity
from web.sentences import label, sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds, what has to be said of it, and what it would change."""

    rows: Sequence[Any]
    findings: Sequence[ImportNotice]
    source: From
    changes: Difference
    accounts: tuple[SheetAccount, ...]
    sort: PlanningSort | None = None  # of a planning list
    closed: int = 0  # rows about files that are closed to the reader: not among the changes
    covered: frozenset[str] | None = None  # of what personnel facts speak

    @property
    def errors(self) -> int:
        return sum(finding.severity == Severity.ERROR for finding in self.findings)

    def as_facts(self) -> dict[str, Any]:
        """Return everything in plain values, with a sentence beside every finding."""
        changes = {name: len(getattr(self.changes, name)) for name in ("added", "changed", "gone")}
        return {
            "file": self.source.name,
            "digest": self.source.digest,
            "rows": len(self.rows),
            "closed": self.closed,
            "faults": self.errors,
            "changes": {**changes, "same": self.changes.same},
            "sheets": [account.as_facts() for account in self.accounts],
            "findings": [finding_row(finding) for finding in self.findings],
        }


def planning(
    source: Source,
    *,
    name: str = "",
    on: date,
    campaign: Campaign | None = None,
    sheets: Sequence[str] = (),
    sort: PlanningSort = OF_POSTS,
    placement: Placement = NOTHING_PLACED,
) -> Reading:
    """Read a planning list; with a campaign it is judged by what that campaign announced."""
    data, origin = _whole(source, name)
    settings = settings_for(campaign, on, tuple(sheets), sort)
    reading = read_planning(
        data, catalogue=catalogue(), settings=settings, name=origin.name, placement=placement
    )
    tell(ReadingStep.COMPARING, len(reading.rows), len(reading.rows))
    sort = PlanningSort(settings.kind, settings.default_term)
    changes = planning_difference(reading.rows, reading.unread, sort)
    before = (*open_counts(reading.rows), *unknown_bases(reading.rows))
    findings = (*before, *reading.findings)
    return Reading(reading.rows, findings, origin, changes, reading.accounts, sort)


def cadres(
    source: Source, *, name: str = "", on: date, placement: Placement = NOTHING_PLACED
) -> Reading:
    """Read a file of personnel facts."""
    data, origin = _whole(source, name)
    reading = read_cadres(data, on=on, catalogue=catalogue(), name=origin.name, placement=placement)
    tell(ReadingStep.COMPARING, len(reading.rows), len(reading.rows))
    changes = cadre_difference(reading.rows, reading.covered)
    findings = (*_left(reading), *reading.findings)
    return Reading(
        reading.rows, findings, origin, changes, reading.accounts, covered=reading.covered
    )


def _left(reading: FileReading) -> Iterator[ImportNotice]:
    """Tell of every sheet that a file of personnel facts has not: what is on record stands."""
    for name, count in facts_left(reading.rows, reading.covered):
        note = ("FACTS_LEFT", Severity.INFO, str(count))
        yield ImportNotice(label(f"SHEET_{name}"), 0, "", *note)


def evaluations(
    source: Source,
    *,
    name: str = "",
    on: date,
    placement: Placement = NOTHING_PLACED,
    reader: Person | None = None,
) -> Reading:
    """Read a file of evaluations: persons month by month, units year by year.

    Names are compared with those on record, but of whom the reader (if any) is kept from.
    """
    data, origin = _whole(source, name)
    reading = read_evaluations(
        data,
        on=on,
        catalogue=catalogue(),
        names=names_on_record(reader),
        name=origin.name,
        placement=placement,
    )
    tell(ReadingStep.COMPARING, len(reading.rows), len(reading.rows))
    changes = evaluation_difference(reading.rows)
    return Reading(reading.rows, reading.findings, origin, changes, reading.accounts)


def registrations(
    source: Source,
    *,
    name: str = "",
    campaign: Campaign,
    on: date,
    placement: Placement = NOTHING_PLACED,
    reader: Person | None = None,
) -> Reading:
    """Read a register of paper registrations for a campaign.

    Rows about files that are closed to the reader (if any) are compared with nothing, and counted.
    """
    data, origin = _whole(source, name)
    closes = campaign.registration_closes or on
    reading = read_registrations(
        data, on=closes, settings=register_settings(campaign), name=origin.name, placement=placement
    )
    tell(ReadingStep.COMPARING, len(reading.rows), len(reading.rows))
    compared = rows_open_to(campaign, reading.rows, reader) if reader else reading.rows
    changes, closed = register_difference(campaign, compared), len(reading.rows) - len(compared)
    return Reading(reading.rows, reading.findings, origin, changes, reading.accounts, closed=closed)


def register_open_to(reader: Person, reading: Reading, campaign: Campaign) -> Reading:
    """Return what was read of a register, its changes without the files closed to a reader.

    All its rows stay: of those that are left out the action asks for itself.
    """
    rows = rows_open_to(campaign, reading.rows, reader)
    if not (closed := len(reading.rows) - len(rows)):
        return reading
    return replace(reading, changes=register_difference(campaign, rows), closed=closed)


def register_settings(campaign: Campaign) -> RegisterSettings:
    """Return what a register must agree with: what the campaign announced, in every version."""
    return RegisterSettings(
        positions=tuple(campaign.positions.values_list("code", flat=True)),
        announced_on=campaign.announced_on,
        announcement_numbers=tuple(campaign.announcements.values_list("number", flat=True)),
    )


def finding_row(finding: ImportNotice) -> dict[str, Any]:
    """Return a finding in plain values: where, what, how grave, and the sentence."""
    return {
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "code": finding.code,
        "severity": str(finding.severity),
        "value": finding.value,
        "suggestion": finding.suggestion,
        "related_rows": list(finding.related_rows),
        "detail": notice_sentence(finding),
    }


def lines(reading: Reading) -> Iterator[str]:
    """Yield what a person reads on a console: findings first, then what would change."""
    for finding in reading.findings:
        where = f"{finding.sheet}!{finding.column}{finding.row or ''}"
        value = f" [{display(finding.value)}]" if finding.value else ""
        grave = sentence(f"SEVERITY_{finding.severity}")
        yield f"{grave:<8} {where}{value} {finding_row(finding)['detail']} ({finding.code})"
    for account in reading.accounts:
        yield (
            f"{account.sheet}: {account.rows_seen} dòng, {account.rows_read} được đọc; "
            f"{account.cells_seen} ô, {account.cells_read} được đọc."
        )
    changes = reading.changes
    yield f"{len(reading.rows)} dòng đọc được, {reading.errors} lỗi."
    yield (
        f"Thêm {len(changes.added)}, sửa {len(changes.changed)}, "
        f"không còn {len(changes.gone)}, giữ nguyên {changes.same}."
    )
    if reading.closed:
        yield f"{reading.closed} dòng về người bạn không được xem, không so với hồ sơ đã lưu."


def _whole(source: Source, name: str) -> tuple[bytes, From]:
    source_name = name or file_name(source)
    data = content(source, source_name, LIMITS)
    return data, From(source_name, sha256(data).hexdigest())
