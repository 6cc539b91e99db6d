"""What a rehearsal folder holds: the campaign, the spreadsheets, the slips and the decisions."""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from exams.rules.profile import defaults
from exams.rules.refusals import Refusal

Row = dict[str, str]
SPREADSHEETS = (".xlsx", ".xls", ".ods", ".xlsm")


@dataclass(frozen=True, slots=True)
class Folder:
    """A campaign of files. `told` is the announcement file, whatever its name."""

    path: Path
    told: dict[str, Any]
    slips: tuple[Row, ...]
    decisions: tuple[Row, ...]

    @property
    def campaign(self) -> dict[str, Any]:
        return self.told["campaign"]

    @property
    def files(self) -> dict[str, Any]:
        return self.told.get("files", {})

    def file(self, key: str) -> Path:
        """Return the path of a file that the announcement names. Raises Refusal FILE_MISSING."""
        name = self.files.get(key, "")
        if not name or not (self.path / name).is_file():
            raise Refusal("FILE_MISSING", key=key, file=name or key)
        return self.path / name

    @property
    def planning_workbooks(self) -> dict[str, Path]:
        """Return every planning workbook, by its key; the list in force first."""
        keys = [key for key in self.files if key.startswith("planning")]
        found = {key: self.path / str(self.files[key]) for key in sorted(keys)}
        return {
            key: path
            for key, path in found.items()
            if path.suffix.lower() in SPREADSHEETS and path.is_file()
        }

    @property
    def profile(self) -> dict[str, dict[str, Any]]:
        """Return the profile's sections, without parameters that the house does not know."""
        known = defaults()
        return {
            section: {key: _plain(value) for key, value in values.items() if key in known[section]}
            for section, values in self.told["profile"].items()
            if section in known
        }

    @property
    def unknown_parameters(self) -> list[str]:
        """Return parameters of the file that the house does not know: said aloud, not obeyed."""
        known = defaults()
        return [
            f"{section}.{key}"
            for section, values in self.told["profile"].items()
            if isinstance(values, dict)
            for key in values
            if key not in known.get(section, {})
        ]

    def date(self, key: str) -> date | None:
        return self.campaign.get("dates", {}).get(key)


def read_folder(path: Path) -> Folder:
    """Read a rehearsal folder. Raises Refusal FILE_MISSING or ANNOUNCEMENT_UNREADABLE."""
    told = _announcement(path)
    files = told.get("files", {})
    return Folder(
        path,
        told,
        _rows(path, files.get("score_slips", "")),
        _rows(path, files.get("decisions", "")),
    )


def _announcement(path: Path) -> dict[str, Any]:
    """Return the one TOML file of the folder that describes a campaign."""
    for file in sorted(path.glob("*.toml")):
        try:
            told = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
        except tomllib.TOMLDecodeError as wrong:
            raise Refusal("ANNOUNCEMENT_UNREADABLE", file=file.name, why=wrong) from wrong
        if "campaign" in told:
            return told
    raise Refusal("FILE_MISSING", key="campaign", file=str(path.name))


def _rows(path: Path, name: str) -> tuple[Row, ...]:
    if not name or not (path / name).is_file():
        return ()
    with (path / name).open(encoding="utf-8-sig", newline="") as lines:
        return tuple(csv.DictReader(lines))


def _plain(value: Any) -> Any:
    """Return a TOML value as the profile keeps it: decimals and dates are text."""
    if isinstance(value, Decimal | date):
        return str(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
