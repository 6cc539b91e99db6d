"""Fill an empty database with four sample campaigns, each at another stage of its life.

Everything goes through the same actions as the pages, at the days on which it would have happened:
the sample's calendar is moved so that today is where each campaign should be. Nobody is real.
"""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from accounts.actions import granting, people
from accounts.models import Person
from accounts.rules.duties import Role
from candidates.actions import officer_decision, paper_register, register, screen
from candidates.rules.registration import Registration
from candidates.tables.registrations import read_registrations
from exams.models import Campaign, ProfileVersion
from exams.rules.enums import PartKind
from grading.actions import assign, mark
from grading.models import Assignment
from rehearsal import defence as defending
from rehearsal import opening, sitting, written
from rehearsal.announce import announce_campaign
from rehearsal.clock import HANOI, Clock, day_after
from rehearsal.folder import Folder, read_folder
from rehearsal.people import People
from rehearsal.sitting import SittingRehearsal
from results.actions import gates, transitions

PASSWORD = "thi-tuyen-demo"  # noqa: S105 - of invented people, on a demonstration only
FILES = Path(__file__).parent

OFFICES: tuple[tuple[str, str, Role], ...] = (
    ("thu-ky", "Thư ký Hội đồng", Role.SECRETARY),
    ("quy-hoach", "Cán bộ quy hoạch", Role.PLANNING_OFFICER),
    ("tham-dinh", "Cán bộ thẩm định hồ sơ", Role.SCREENING_OFFICER),
    ("coi-thi", "Giám thị", Role.INVIGILATOR),
    ("ban-phach", "Trưởng Ban phách", Role.CUSTODIAN),
    ("giam-sat", "Trưởng Ban giám sát", Role.SUPERVISOR),
    ("truong-cham", "Trưởng Ban chấm thi", Role.HEAD_OF_MARKING),
    ("chu-tich", "Chủ tịch Hội đồng", Role.CHAIR),
    ("kiem-toan", "Cán bộ hậu kiểm", Role.AUDITOR),
    ("quan-tri", "Quản trị hệ thống", Role.ADMINISTRATOR),
    ("thi-sinh", "Nguyễn Thị Thí Sinh", Role.CANDIDATE),
    *((f"giam-khao-{n}", f"Giám khảo chấm viết {n}", Role.EXAMINER) for n in range(1, 7)),
    *((f"hoi-dong-{n}", f"Thành viên Ban chấm đề án {n}", Role.PANEL_MEMBER) for n in range(1, 8)),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """One campaign of the demonstration: which day of the sample's calendar is today."""

    code: str
    name: str
    today: date
    positions: tuple[str, ...]


PUBLISHED = Scene(
    "TT-01",
    "Kỳ thi tuyển chức danh lãnh đạo, quản lý đợt 1",
    date(2027, 1, 4),
    tuple(f"VT{number:02d}" for number in range(1, 13)),
)
MARKED = Scene(
    "TT-02", "Kỳ thi tuyển chức danh lãnh đạo, quản lý đợt 2", date(2026, 11, 10),
    ("VT01", "VT05", "VT06"),
)  # fmt: skip
SCREENED = Scene(
    "TT-03", "Kỳ thi tuyển chức danh lãnh đạo, quản lý đợt 3", date(2026, 10, 12),
    ("VT02", "VT03", "VT04", "VT07", "VT08"),
)  # fmt: skip
OPEN = Scene(
    "TT-04", "Kỳ thi tuyển chức danh lãnh đạo, quản lý đợt 4", date(2026, 9, 21),
    ("VT01", "VT04", "VT09", "VT10", "VT12"),
)  # fmt: skip


def seed(now: datetime) -> None:
    """Make the four campaigns and everybody's account; the database must be empty."""
    today = now.astimezone(HANOI).date()
    folders = {scene: _moved(scene, today) for scene in (PUBLISHED, MARKED, SCREENED, OPEN)}
    first = folders[PUBLISHED]
    clock = Clock(first.campaign["announced_on"] - timedelta(days=30))
    accounts = _gather(clock)
    opening.keep_catalogue(first, accounts, clock)
    profile = opening.keep_profile(first, accounts, clock)
    readings, _ = opening.read_planning_workbooks(first)
    opening.import_lists(first, readings["planning"], accounts, clock)
    publish(first, profile, accounts)
    mark_half(folders[MARKED], profile, accounts)
    screen_some(folders[SCREENED], profile, accounts)
    receive_some(folders[OPEN], profile, accounts, now)


def publish(folder: Folder, profile: ProfileVersion, accounts: People) -> None:
    """Play the first campaign to its end."""
    campaign, clock = _registered(folder, profile, accounts)
    opening.screen_and_number(folder, campaign, accounts, clock)
    players = SittingRehearsal(folder, campaign, accounts, clock)
    written.written_part(players)
    defending.defence_part(players)
    defending.rank_and_publish(players)


def mark_half(folder: Folder, profile: ProfileVersion, accounts: People) -> None:
    """Bring the second into marking: some scripts done, one dispute, two slow examiners."""
    campaign, clock = _registered(folder, profile, accounts)
    opening.screen_and_number(folder, campaign, accounts, clock)
    players = SittingRehearsal(folder, campaign, accounts, clock)
    clock.on(folder.date("written_exam"))
    part = players.part(PartKind.WRITTEN)
    sitting.attend(players, part, list(players.entries.values()))
    open_points = gates.of_seal(part, today=clock.day)
    players.by_two("SEAL", open_points, asks=accounts.secretary, applies=accounts.custodian)
    assign.allocate(part=part, by=accounts.head, at=clock.at)
    _mark_some(campaign, accounts, clock)


def _mark_some(campaign: Campaign, accounts: People, clock: Clock) -> None:
    """Let four examiners finish and two not; on the first script the two hands lie far apart."""
    assignments = Assignment.objects.filter(script__part__campaign=campaign).order_by(
        "script__code", "hand"
    )
    diligent = set(accounts.examiners[:4])
    for index, assignment in enumerate(
        assignments.select_related("examiner", "script__part__campaign")
    ):
        if assignment.examiner in diligent or index % 3 == 0:
            points = Decimal(60 + index % 7 * 4) / 2 + (14 if index in (0,) else 20)
            mark.enter(
                assignment=assignment, points=points, seen=0, by=assignment.examiner, at=clock.at
            )
    for examiner in accounts.examiners[:4]:
        mark.hand_in(campaign=campaign, by=examiner, at=clock.at)


def screen_some(folder: Folder, profile: ProfileVersion, accounts: People) -> None:
    """Bring the third into screening: the rules have run, half the papers wait for an officer."""
    campaign, clock = _registered(folder, profile, accounts)
    clock.on(day_after(folder.campaign["registration_closes"]))
    transitions.close_registration(campaign=campaign, by=accounts.chair, at=clock.at)
    screen.run(campaign=campaign, by=accounts.screener, at=clock.at)
    eligible = campaign.applications.filter(state="ELIGIBLE").order_by("reg_no")
    officer_decision.decide(
        applications=eligible[: eligible.count() // 2],
        value="CONFIRM",
        reason="",
        by=accounts.screener,
        at=clock.at,
    )


def receive_some(folder: Folder, profile: ProfileVersion, accounts: People, now: datetime) -> None:
    """Leave the fourth open for registration, with the papers received so far and one draft."""
    clock = Clock(folder.campaign["announced_on"])
    campaign = announce_campaign(folder, profile, accounts, clock)
    today = now.astimezone(HANOI).date()
    _receive(folder, campaign, accounts, clock, until=today)
    candidate = Person.objects.get(username="thi-sinh")
    register.begin(campaign=campaign, by=candidate, at=now)


def _registered(
    folder: Folder, profile: ProfileVersion, accounts: People
) -> tuple[Campaign, Clock]:
    clock = Clock(folder.campaign["announced_on"])
    campaign = announce_campaign(folder, profile, accounts, clock)
    closes = folder.campaign["registration_closes"]
    clock.on(closes)
    _receive(folder, campaign, accounts, clock, until=closes)
    return campaign, clock


def _receive(
    folder: Folder, campaign: Campaign, accounts: People, clock: Clock, *, until: date
) -> None:
    """Receive the papers for the campaign's positions, as if they had come in its own window."""
    path = folder.file("registrations")
    papers = _moved_papers(folder, path)
    received = [paper for paper in papers if paper.received_on and paper.received_on <= until]
    paper_register.receive(
        campaign=campaign,
        registrations=received,
        findings=(),
        source=opening.source_of(path),
        by=accounts.secretary,
        at=clock.at,
    )


def _moved_papers(folder: Folder, path: Path) -> list[Registration]:
    """Return the papers for the campaign's positions, with their days moved as its calendar was."""
    papers, _ = read_registrations(path, on=folder.campaign["registration_closes"])
    moved = timedelta(days=folder.announcement["moved"])
    wanted = {position["code"] for position in folder.announcement["position"]}
    return [
        replace(
            paper,
            received_on=paper.received_on and paper.received_on + moved,
            withdrawn_on=paper.withdrawn_on and paper.withdrawn_on + moved,
        )
        for paper in papers
        if paper.position in wanted
    ]


def _moved(scene: Scene, today: date) -> Folder:
    """Return the sample with its calendar moved, its positions chosen, and a name of its own."""
    folder = read_folder(FILES)
    days = (today - scene.today).days
    announcement: dict[str, Any] = deepcopy(folder.announcement)
    _move_calendar(announcement["campaign"], timedelta(days=days))
    announcement["campaign"]["code"] = scene.code
    announcement["campaign"]["name"] = f"{scene.name} năm {today.year}"
    announcement["position"] = [
        each for each in announcement["position"] if each["code"] in scene.positions
    ]
    announcement["moved"] = days
    slips, decisions = _on(folder.slips, days), _on(folder.decisions, days)
    return replace(folder, announcement=announcement, slips=slips, decisions=decisions)


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


def _gather(clock: Clock) -> People:
    """Open everybody's account, all with the same password."""
    made = {username: _account(username, name, role, clock) for username, name, role in OFFICES}
    return People(
        secretary=made["thu-ky"],
        planner=made["quy-hoach"],
        screener=made["tham-dinh"],
        invigilator=made["coi-thi"],
        custodian=made["ban-phach"],
        supervisor=made["giam-sat"],
        head=made["truong-cham"],
        chair=made["chu-tich"],
        examiners=tuple(made[f"giam-khao-{n}"] for n in range(1, 7)),
        panel=tuple(made[f"hoi-dong-{n}"] for n in range(1, 8)),
    )


def _account(username: str, name: str, role: Role, clock: Clock) -> Person:
    person = people.open_account(
        username=username,
        full_name=name,
        email=f"{username}@example.invalid",
        password=PASSWORD,
        by="seed",
        at=clock.at,
    )
    granting.grant(person=person, role=role, by="seed", at=clock.at)
    return person
