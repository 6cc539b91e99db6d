"""Other campaigns than the sample, made from it: other regulations, names, sheets and codes."""

import csv
import shutil
from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.candidates.tables.lists import WIDTH, Ugly, workbook

DEMO = Path(__file__).parents[2] / "rehearsal/demo"


def copied(folder, *changes, announcement="thong-bao.toml"):
    """Copy the sample and change its announcement: pairs of texts, each found once at least."""
    shutil.copytree(DEMO, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    text = (folder / "thong-bao.toml").read_text(encoding="utf-8")
    (folder / "thong-bao.toml").unlink()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    (folder / announcement).write_text(text, encoding="utf-8")
    return folder


def slips(folder, change, name="phieu-diem.csv"):
    """Rewrite the slips."""
    with (folder / name).open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        rows = list(change(list(reader)))
    with (folder / name).open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, reader.fieldnames, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def settled(rows, auto, third):
    """Add what narrower tolerances ask for: an agreement, or a third mark equal to the first."""
    slips_of = defaultdict(dict)
    for row in rows:
        if row["part"] == "WRITTEN":
            slips_of[row["citizen_id"], row["position"]][row["kind"] + row["seq"]] = row
    for (citizen, position), of in slips_of.items():
        if "MARK1" not in of or "MARK2" not in of:
            continue
        gap = abs(Decimal(of["MARK1"]["value"]) - Decimal(of["MARK2"]["value"]))
        extra = {**of["MARK1"], "citizen_id": citizen, "position": position}
        if gap >= third and "MARK3" not in of:
            rows.append({**extra, "seq": "3"})
        elif auto < gap < third and not {"AGREED", "HEAD"} & set(of):
            rows.append({**extra, "kind": "AGREED", "seq": ""})
    return rows


def absent_without_slips(rows):
    """Let whoever has no slip of the defence be absent from it."""
    defended = {key_of(row) for row in rows if row["part"] == "PROPOSAL"}
    others = {key_of(row): row for row in rows if key_of(row) not in defended}
    absent = {"part": "PROPOSAL", "kind": "ATTENDANCE", "seq": "", "value": "ABSENT", "decided": ""}
    return [*rows, *({**row, **absent} for row in others.values())]


def undecided_by_the_head(rows):
    """Let nobody decide a defence whose slips lie too far apart."""
    return [
        {**row, "position": "VT1"} if row["position"] == "VT01" else row
        for row in absent_without_slips(rows)
        if row["kind"] != "PANEL_HEAD"
    ]


def key_of(row):
    return row["citizen_id"], row["position"]


def recoded(source, target, codes):
    """Copy a workbook with other codes in its cells."""
    book = CalamineWorkbook.from_path(source)
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False}) as out:
        day = out.add_format({"num_format": "dd/mm/yyyy"})
        for name in book.sheet_names:
            sheet = out.add_worksheet(name)
            for number, row in enumerate(book.get_sheet_by_name(name).to_python(False)):
                for column, value in enumerate(row):
                    if isinstance(value, date | datetime):
                        sheet.write_datetime(number, column, value, day)
                    elif value != "":
                        sheet.write(number, column, codes.get(value, value))


def planning_on_two_sheets(path, names):
    """Write the clean list over two sheets, columns turned round, headings in capitals."""
    order = (0, *range(WIDTH - 1, 0, -1))
    path.write_bytes(workbook(Ugly(order=order, heading=str.upper, sheets=names, merged=False)))
