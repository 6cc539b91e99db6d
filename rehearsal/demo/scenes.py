"""The four campaigns of the demonstration: the sample with its calendar moved."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from exams.rules.enums import CodeBinding
from rehearsal.folder import Folder, read_folder

FILES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Scene:
    """One campaign of the demonstration: which day of the sample's calendar is today."""

    code: str
    name: str
    number: str  # of its announcement
    today: date
    positions: tuple[str, ...]
    candidate: str = ""  # the account of whoever registers on the pages
    citizen_id: str = ""  # whose line of the register is theirs


PUBLISHED = Scene(
    "TT-01",
    "Kỳ thi tuyển chức danh lãnh đạo, quản lý đợt 1",
    "Số: 281/TB-HĐTT",
    date(2027, 1, 4),
    tuple(f"VT{number:02d}" for number in range(1, 13)),
    candidate="thi-sinh-1",
    citizen_id="040084433975",
)

MARKED = Scene(
    "TT-02", "Kỳ thi tuyển chức danh lãnh đạo, quản lý đợt 2", "Số: 302/TB-HĐTT",
    date(2026, 11, 10),
    ("VT01", "VT05", "VT06"),
    candidate="thi-sinh-2",
    citizen_id="027091829870",
)  # fmt: skip

SCREENED = Scene(
    "TT-03", "Kỳ thi tuyển chức danh lãnh đạo, quản lý đợt 3", "Số: 325/TB-HĐTT",
    date(2026, 10, 12),
    ("VT02", "VT03", "VT04", "VT07", "VT08"),
    candidate="thi-sinh-3",
    citizen_id="001096268595",
)  # fmt: skip

OPEN = Scene(
    "TT-04", "Kỳ thi tuyển chức danh lãnh đạo, quản lý đợt 4", "Số: 340/TB-HĐTT",
    date(2026, 9, 21),
    ("VT01", "VT04", "VT09", "VT10", "VT12"),
)  # fmt: skip


def moved_sample(scene: Scene, today: date) -> Folder:
    """Return the sample with its calendar moved, its positions chosen, and a name of its own."""
    folder = read_folder(FILES)
    days = (today - scene.today).days
    announcement: dict[str, Any] = deepcopy(folder.announcement)
    _move_calendar(announcement["campaign"], timedelta(days=days))
    announcement["campaign"]["code"] = scene.code
    announcement["campaign"]["announcement_no"] = scene.number
    announcement["campaign"]["name"] = f"{scene.name} năm {today.year}"
    announcement["position"] = [
        each for each in announcement["position"] if each["code"] in scene.positions
    ]
    announcement["moved"] = days
    announcement["online"] = {scene.citizen_id: scene.candidate} if scene.candidate else {}
    slips, decisions = _on(folder.slips, days), _on(folder.decisions, days)
    return replace(folder, announcement=announcement, slips=slips, decisions=decisions)


def with_codes_on_paper(folder: Folder) -> Folder:
    """Return a folder whose profile binds codes by the stubs: another profile, of its own name."""
    announcement: dict[str, Any] = deepcopy(folder.announcement)
    announcement["profile"]["id"] = "HN-PILOT-PAPER"
    announcement["profile"]["scoring"]["code_binding"] = str(CodeBinding.LATE)
    return replace(folder, announcement=announcement)


def _move_calendar(campaign: dict[str, Any], moved: timedelta) -> None:
    for key in ("announced_on", "registration_opens", "registration_closes"):
        campaign[key] += moved
    campaign["dates"] = {key: day + moved for key, day in campaign["dates"].items()}


def _on(rows: Iterable[dict[str, str]], days: int) -> tuple[dict[str, str], ...]:
    return tuple(
        {**row, "date": str(date.fromisoformat(row["date"]) + timedelta(days=days))}
        if row["date"]
        else row
        for row in rows
    )
