"""What a rehearsal folder holds: the campaign, the spreadsheets, the slips and the decisions."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from exams.rules.enums import PartKind
from exams.rules.profile import defaults
from exams.rules.refusals import Refusal
from rehearsal.announced import read_announcement
from rehearsal.enums import SlipKind
from rehearsal.slips import Row, read_decisions, read_slips

__all__ = ["Folder", "Note", "Row", "read_folder"]
Note = tuple[str, dict[str, str]]  # a code and its facts: reported, nothing is refused
SPREADSHEETS = (".xlsx", ".xls", ".ods", ".xlsm")


@dataclass(frozen=True, slots=True)
class Folder:
    """A campaign of files. `announcement` is the announcement file, whatever its name."""

    path: Path
    announcement: dict[str, Any]
    slips: tuple[Row, ...]
    decisions: tuple[Row, ...]
    used: set[int] = field(default_factory=set, compare=False)  # rows that became an action

    @property
    def campaign(self) -> dict[str, Any]:
        campaign: dict[str, Any] = self.announcement["campaign"]
        return campaign

    @property
    def files(self) -> dict[str, Any]:
        files: dict[str, Any] = self.announcement.get("files", {})
        return files

    def file(self, key: str) -> Path:
        """Return the path of a file that the announcement names. Raises Refusal FILE_MISSING."""
        name = str(self.files.get(key, ""))
        if not name or not (self.path / name).is_file():
            raise Refusal("FILE_MISSING", key=key, file=name or key)
        return self.path / name

    def use(self, row: Row) -> None:
        """Remember that a row of a CSV file became an action."""
        self.used.add(id(row))

    @property
    def panel_size(self) -> int:
        """Return how many members the widest panel of the slips has."""
        return max(
            (int(row["seq"]) for row in self.slips if row["kind"] == SlipKind.SLIP), default=0
        )

    @property
    def planning_workbooks(self) -> dict[str, Path]:
        """Return every planning workbook, by its key; the list in force first."""
        names = {
            key: self.path / name
            for key, name in sorted(self.files.items())
            if key.startswith("planning_") and isinstance(name, str)
        }
        others = {key: path for key, path in names.items() if path.suffix.lower() in SPREADSHEETS}
        return {"planning": self.file("planning"), **others}

    @property
    def profile(self) -> dict[str, dict[str, Any]]:
        """Return the profile's sections, without unknown parameters."""
        known_parameters = defaults()
        return {
            section: {
                key: _plain(value)
                for key, value in values.items()
                if key in known_parameters[section]
            }
            for section, values in self.announcement.get("profile", {}).items()
            if section in known_parameters and isinstance(values, dict)
        }

    @property
    def unknown_parameters(self) -> list[str]:
        """Return unknown parameters of the file: reported, not obeyed."""
        known_parameters = defaults()
        return [
            f"{section}.{key}"
            for section, values in self.announcement.get("profile", {}).items()
            if isinstance(values, dict)
            for key in values
            if key not in known_parameters.get(section, {})
        ]

    def notes(self, seated: set[tuple[str, str]]) -> list[Note]:
        """Return what was read and not obeyed; `seated` are the people with a number, by place."""
        notes: list[Note] = [
            ("NOTE_UNKNOWN_PARAMETER", {"parameter": name}) for name in self.unknown_parameters
        ]
        for row in (*self.slips, *self.decisions):
            if id(row) not in self.used:
                registration = row["citizen_id"], row["position"]
                slip = "part" in row and registration not in seated
                facts = {**row, "citizen": row["citizen_id"], "row": row["line"]}
                facts["seq"] = row.get("seq") or row.get("rule", "")
                notes.append(("NOTE_NOT_A_CANDIDATE" if slip else "NOTE_NOT_ASKED_FOR", facts))
        return notes

    def exam_day(self, kind: PartKind) -> date:
        """Return the day of a part; where the file names none, the first that the law allows."""
        if kind == PartKind.WRITTEN:
            closes: date = self.campaign["registration_closes"]
            return self.date("written_exam") or closes + timedelta(days=15)
        return self.date("defence") or self.exam_day(PartKind.WRITTEN) + timedelta(days=30)

    def date(self, key: str) -> date | None:
        dates: dict[str, date] = self.campaign.get("dates", {})
        return dates.get(key)


def read_folder(path: Path) -> Folder:
    """Read a rehearsal folder.

    Raises Refusal FILE_MISSING, ANNOUNCEMENT_UNREADABLE, ANNOUNCEMENT_INCOMPLETE,
    TABLE_UNREADABLE, COLUMNS_MISSING or ROW_UNREADABLE.
    """
    folder = Folder(path, read_announcement(path), (), ())
    slips = read_slips(folder.file("score_slips")) if "score_slips" in folder.files else ()
    decisions = read_decisions(folder.file("decisions")) if "decisions" in folder.files else ()
    return replace(folder, slips=slips, decisions=decisions)


def _plain(value: Any) -> Any:
    """Return a TOML value as the profile keeps it: decimals and dates are text."""
    if isinstance(value, Decimal | date):
        return str(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
