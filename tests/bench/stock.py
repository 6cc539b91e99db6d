"""Fill a scratch database with a campaign of a given size, through the trail like everything."""

import secrets
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import islice, product
from typing import Any

from django.utils import timezone

from accounts.actions import granting
from accounts.models import Person
from accounts.rules.duties import Role
from audit.actions.record import record, recorded
from audit.models import Protected
from candidates.models import Application, PlanningEntry, PlanningList
from exams.models import Campaign, Entry, ExamPart, Lot, Position, Post, Rank, Script, Sitting, Unit
from exams.rules.blind_codes import ALPHABET, LENGTH, code_of
from exams.rules.enums import PartKind
from exams.rules.profile import defaults
from exams.rules.stages import Stage
from grading.models import Assignment, Mark, Seat, Slip

POSTS = 200
BATCH = 5000


class Stock:
    """A campaign with so many entries; `marked` adds marks, `defended` slips."""

    def __init__(
        self, size: int, *, stage: Stage = Stage.MARK, part: PartKind = PartKind.WRITTEN
    ) -> None:
        self.size, self.now = size, timezone.now() - timedelta(hours=1)
        self.examiners = [person(f"giam-khao-{n}", Role.EXAMINER, self.now) for n in range(2)]
        self.members = [person(f"hoi-dong-{n}", Role.PANEL_MEMBER, self.now) for n in range(5)]
        self.chair = person("chu-tich", Role.CHAIR, self.now)
        self._open(stage, part if stage in (Stage.SIT, Stage.MARK) else "")

    def _open(self, stage: Stage, part: str) -> None:
        unit = Unit(code="U", name="Sở")
        rank = Rank(code="TP", name="Trưởng phòng", order=3, level="DIVISION")
        posts = [
            Post(code=f"P{n}", full_name=f"Trưởng phòng {n}", unit=unit, rank=rank, seats=5,
                 approving_level="X", theory_min="INTERMEDIATE")
            for n in range(min(POSTS, self.size))
        ]  # fmt: skip
        self.campaign = Campaign(
            code="DO", name="Đo", host="Đo", stage=stage, part=part, regulations=defaults()
        )
        self.written = ExamPart(campaign=self.campaign, kind=PartKind.WRITTEN)
        self.proposal = ExamPart(campaign=self.campaign, kind=PartKind.PROPOSAL)
        positions = [
            Position(campaign=self.campaign, code=post.code, post=post, vacancies=2, opening="HELD")
            for post in posts
        ]
        keep([unit, rank, *posts, self.campaign, self.written, self.proposal, *positions], self.now)
        self.entries = [
            Entry(campaign=self.campaign, position=positions[n % len(positions)],
                  number=f"LD{n:06d}")
            for n in range(self.size)
        ]  # fmt: skip
        keep(self.entries, self.now)

    def scripts(self, *, opened: bool) -> None:
        """Hand in a script for every entry, two examiners each."""
        codes: set[str] = set()
        while len(codes) < self.size:
            codes.add(code_of([secrets.randbelow(len(ALPHABET)) for _ in range(LENGTH)]))
        self.papers = [
            Script(part=self.written, code=code, entry=entry if opened else None)
            for code, entry in zip(sorted(codes), self.entries, strict=True)
        ]
        keep(self.papers, self.now)
        self.assignments = [
            Assignment(script=script, examiner=examiner, hand=hand)
            for script in self.papers
            for hand, examiner in enumerate(self.examiners, start=1)
        ]
        keep(self.assignments, self.now)

    def marked(self) -> None:
        """Give every script two marks handed in, and every defence five slips."""
        self.scripts(opened=True)
        keep(_present(self.entries, self.written, self.proposal), self.now)
        keep(
            [self._mark(assignment, index) for index, assignment in enumerate(self.assignments)],
            self.now,
        )
        slips = (
            self._slip(seat, entry, index)
            for seats in [self._seats()]
            for index, entry in enumerate(self.entries)
            for seat in seats[entry.position_id]
        )
        for some in batched(slips, BATCH):
            keep(list(some), self.now)

    def defence(self) -> None:
        """Draw the running order of every defence and seat its panel; nobody has scored yet."""
        keep(_present(self.entries, self.proposal), self.now)
        lots = [
            Lot(entry=entry, part=self.proposal, place=place, name="Nguyễn Thị A")
            for place, entry in enumerate(self.entries, start=1)
        ]
        keep(lots, self.now)
        self._seats()

    def _seats(self) -> dict[Any, list[Seat]]:
        seats = {
            position.pk: [
                Seat(part=self.proposal, position=position, member=member, number=number)
                for number, member in enumerate(self.members, start=1)
            ]
            for position in self.campaign.positions.all()
        }
        keep([seat for panel in seats.values() for seat in panel], self.now)
        return seats

    def planned(self, papers: list[Application], *, others: int = 0) -> None:
        """Plan all who registered for the first post; one of a thousand has another name there.

        So many `others` are planned for it and did not register.
        """
        people = [_planned_as(paper, n) for n, paper in enumerate(papers)]
        people += [_identity(len(papers) + n) for n in range(others)]
        planning = PlanningList(
            version=1, file_name="quy-hoach.xlsx", file_digest="0" * 64, imported_at=self.now,
            rows_accepted=len(people),
        )  # fmt: skip
        keep([planning], self.now)
        post = self.campaign.positions.select_related("post").first().post.code
        entries = [
            PlanningEntry(
                planning_list=planning, sheet="QH", row=n, sex="F", post=post, tier=2,
                term="2026-2031", decision_no="1/QĐ", approved_on=date(2025, 1, 1),
                theory="INTERMEDIATE", **each,
            )
            for n, each in enumerate(people)
        ]  # fmt: skip
        keep(entries, self.now)

    def registered(self, size: int, *, planned: bool = False) -> list[Application]:
        """Return so many submitted registrations for the first position; numbered if planned."""
        position = self.campaign.positions.select_related("post").first()
        papers = [
            Application(
                campaign=self.campaign, position=position, reg_no=f"HS-{n:05d}", state="SUBMITTED",
                submitted_at=self.now,
                **(_identity(n) if planned else {"name": f"Nguyễn Thị Người Dự Tuyển {n}"}),
            )
            for n in range(size)
        ]  # fmt: skip
        keep(papers, self.now)
        return papers

    def _mark(self, assignment: Assignment, index: int) -> Mark:
        entry, hand = divmod(index, 2)
        points = Decimal(110 + 2 * (self._merit(entry) % 40) + hand) / 2
        return Mark(assignment=assignment, points=points, entered_at=self.now, final_at=self.now)

    def _slip(self, seat: Seat, entry: Entry, index: int) -> Slip:
        points = Decimal(120 + 2 * (self._merit(index) // 40 % 30) + seat.number) / 2
        return Slip(
            seat=seat, entry=entry, points=points, entered_at=self.now, handed_in_at=self.now
        )

    def _merit(self, entry: int) -> int:
        """Return a number that tells the entries of one position apart, up to 1,200 of them.

        Nobody is tied in everything, which would leave the last seats for the head to decide.
        """
        return entry // min(POSTS, self.size)


def _identity(n: int) -> dict[str, Any]:
    """Return what tells one who registered apart, in the register and in the list."""
    name = f"nguyen thi nguoi du tuyen {n}"
    born = date(1975, 1, 1) + timedelta(days=n % 6000)
    return {
        "citizen_id": f"0011{n:08d}",
        "name": f"Nguyễn Thị Người Dự Tuyển {n}",
        "fold": name,
        "sort_key": name,
        "born": born,
    }


def _planned_as(paper: Application, n: int) -> dict[str, Any]:
    alike = ("citizen_id", "name", "sort_key", "born")
    fold = paper.fold if n % 1000 else "khac"
    return {**{column: getattr(paper, column) for column in alike}, "fold": fold}


def _present(entries: list[Entry], *parts: ExamPart) -> list[Protected]:
    return [Sitting(entry=e, part=part, state="PRESENT") for e, part in product(entries, parts)]


def person(username: str, role: Role, at: datetime) -> Person:
    """Create somebody who may sign in, with one role, and who signed the statement on relations."""
    made = Person.objects.create_user(username, full_name=username)
    grant = granting.grant(person=made, role=role, by="bench", at=at)
    grant.stated_in = ["DO"]
    keep([grant], at)
    return made


def keep(rows: list[Any], at: datetime) -> None:
    """Write rows as a bulk action does: one event for each batch, a digest for each row."""
    for some in batched(rows, BATCH):
        _keep(list(some), at)


@recorded
def _keep(rows: list[Any], at: datetime) -> None:
    record("bench.kept", about="bench", by="bench", at=at, rows=rows)


def batched(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Yield lists of at most `size` rows."""
    left = iter(rows)
    while some := list(islice(left, size)):
        yield some
