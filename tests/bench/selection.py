"""The first half of a selection at its full size: files, a list twice as long, five boards."""

from datetime import date, timedelta

from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.rules.duties import Role
from exams.models import Announcement, Body, Campaign, Member
from exams.rules.bodies import BodyKind, Office
from exams.rules.stages import Stage
from tests.bench.meter import Figures, repeated
from tests.bench.stock import Stock, keep, person

BOARDS = (
    BodyKind.COUNCIL,
    BodyKind.SCREENING_BOARD,
    BodyKind.MARKING_BOARD,
    BodyKind.DEFENCE_BOARD,
    BodyKind.SUPERVISION_BOARD,
)
MEMBERS = 5  # of each
WORST, EACH = ("seconds", "cpu", "rss_mib", "queries"), ("cpu", "queries")

# Who reads which list, by the name of its address; those of a campaign take its code.
LISTS = {
    Role.SECRETARY: (
        "candidates:positions",
        "candidates:relations",
        "candidates:needs",
        "candidates:complaints",
        "candidates:asked-papers",
        "results:bodies",
        "results:papers",
        "results:outbox",
        "results:late-files",
        "results:room",
    ),
    Role.SCREENING_OFFICER: ("candidates:files", "candidates:absences"),
    Role.PLANNING_OFFICER: (
        "candidates:planning",
        "candidates:cadres",
        "candidates:matches",
        "oversight:structure",
        "oversight:planning-changes",
    ),
    Role.CHAIR: ("candidates:differences", "candidates:statement", "my-work", "results:requests"),
}
NO_CAMPAIGN = frozenset(
    {
        "candidates:files",
        "candidates:planning",
        "candidates:cadres",
        "oversight:structure",
        "oversight:planning-changes",
        "my-work",
        "results:requests",
    }
)


def lists(size: int) -> Figures:
    """Show every list of a campaign of `size` files, 5 boards and twice as many planned people.

    `pages` gives CPU seconds and queries of each; the other figures are the worst of any page.
    """
    stock = Stock(2, stage=Stage.SCREEN)
    stock.planned(stock.registered(size, planned=True), others=size)
    _founded(stock)
    pages: dict[str, Figures] = {}
    for role, names in LISTS.items():
        reader = _reader(stock, role)
        pages.update({name: _shown(reader, _address(name)) for name in names})
    worst = {figure: max(page[figure] for page in pages.values()) for figure in WORST}
    each = {name: {figure: page[figure] for figure in EACH} for name, page in pages.items()}
    return {**worst, "pages": each}


def _reader(stock: Stock, role: Role) -> Person:
    return stock.chair if role == Role.CHAIR else person(role.lower(), role, stock.now)


def _founded(stock: Stock) -> None:
    bodies = [
        Body(campaign=stock.campaign, kind=kind, number=f"{number}/QĐ", authority="Đo",
             decided_on=stock.now.date(), founded_at=stock.now)
        for number, kind in enumerate(BOARDS, start=1)
    ]  # fmt: skip
    people = [
        Person.objects.create_user(f"thanh-vien-{number}", full_name=f"Thành Viên {number}")
        for number in range(MEMBERS * len(bodies))
    ]
    members = [
        Member(body=bodies[number // MEMBERS], person=each, office=_office(number % MEMBERS),
               capacity="Trưởng phòng", seated_at=stock.now + timedelta(seconds=number))
        for number, each in enumerate(people)
    ]  # fmt: skip
    announced = Announcement(
        campaign=stock.campaign, version=1, number="1/TB", published_on=stock.now.date(),
        digest="0" * 64,
    )  # fmt: skip
    _dated(stock.campaign, stock.now.date())
    keep([stock.campaign, announced, *bodies, *members], stock.now)


def _dated(campaign: Campaign, today: date) -> None:
    campaign.announced_on = today - timedelta(days=60)
    campaign.registration_opens = today - timedelta(days=50)
    campaign.registration_closes = today - timedelta(days=20)


def _office(number: int) -> Office:
    return (Office.HEAD, Office.MEMBER_SECRETARY)[number] if number < 2 else Office.MEMBER


def _address(name: str) -> str:
    return reverse(name, args=[] if name in NO_CAMPAIGN else ["DO"])


def _shown(reader: Person, url: str) -> Figures:
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")

    def show(_: int) -> None:
        answer = browser.get(url)
        assert answer.status_code == 200, (url, answer.status_code)

    return repeated(show, times=21)
