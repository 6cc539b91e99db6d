"""Write what a rehearsal found: the outcome tables, and the findings of every planning list."""

import csv
from collections.abc import Iterable
from pathlib import Path

from candidates.rules.facts import ImportNotice
from rehearsal.folder import Row
from rehearsal.readback import read_back
from rehearsal.run import Rehearsed
from rehearsal.tables import TABLES

FINDINGS = ["sheet", "row", "column", "code", "severity", "value", "suggestion", "related_rows"]


def write(rehearsed: Rehearsed, out: Path) -> dict[str, int]:
    """Write every table into a folder; return how many rows each has, by its path."""
    readback = read_back(rehearsed)
    counts = {
        f"{name}.csv": write_table(out / f"{name}.csv", header.split(), table(readback))
        for name, (table, header) in TABLES.items()
    }
    paths = rehearsed.folder.planning_workbooks
    for key, reading in rehearsed.planning.items():
        name = f"findings/{paths[key].stem}.csv"
        findings = reading.findings
        rows = [finding_row(finding, in_force=key == "planning") for finding in findings]
        counts[name] = write_table(out / name, FINDINGS, rows)
    return counts


def finding_row(finding: ImportNotice, *, in_force: bool) -> Row:
    """Return a finding as a row. What the importer itself put right in the list in force needs no
    quoting; in a list that is only reported on, everything is quoted as it stood."""
    tidied = finding.code in ("TEXT_SPACES", "TEXT_NFD")
    is_known = finding.code == "APPROVED_NOT_BEFORE_ANNOUNCEMENT"
    return {
        "sheet": finding.sheet,
        "row": str(finding.row or ""),
        "column": finding.column,
        "code": finding.code,
        "severity": str(finding.severity),
        "value": "" if tidied and in_force else finding.value,
        "suggestion": "" if is_known and not in_force else finding.suggestion,
        "related_rows": " ".join(map(str, finding.related_rows)),
    }


def write_table(path: Path, header: list[str], rows: Iterable[Row]) -> int:
    """Write a CSV (UTF-8, comma, LF) and return how many rows it has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
    return len(lines)
