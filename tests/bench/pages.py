"""Pages that list: CPU seconds and queries of one request, whatever the size of the campaign."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256

from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.rules.duties import Role
from audit.rules.canonical import canon
from candidates.actions.flags_of_year import recent_flags
from candidates.actions.match_counts import recent_counts
from exams.rules.stages import Stage
from oversight.figures.planned_structure import recent_structures
from oversight.forms import PLANNED
from results.models import Publication
from results.process.campaign_state import recent_states
from tests.bench.evaluated import evaluated
from tests.bench.meter import Figures, repeated
from tests.bench.stock import Stock, keep, person


def ranking(size: int) -> Figures:
    """Show the ranking page."""
    stock = Stock(size, stage=Stage.RANK)
    stock.marked()
    return _shown(stock.chair, reverse("grading:ranking", args=["DO"]))


def files(size: int) -> Figures:
    """Show the first page of the registrations."""
    stock = Stock(2, stage=Stage.SCREEN)
    stock.registered(size)
    officer = person("tham-dinh", Role.SCREENING_OFFICER, stock.now)
    return _shown(officer, reverse("candidates:files"))


def control_room(size: int) -> Figures:
    """Show the control room of a campaign that is being marked."""
    stock = Stock(size)
    stock.scripts(opened=False)
    return _shown(stock.chair, reverse("results:room", args=["DO"]))


def my_work(size: int) -> Figures:
    """Show what waits for the chair of a campaign, with the days that come next in it."""
    stock = Stock(size, stage=Stage.SCREEN)
    stock.registered(size)
    return _shown(stock.chair, reverse("my-work"))


def matches(size: int) -> Figures:
    """Show who registered beside the planning list; everybody is in it, a few under other names."""
    stock = Stock(2, stage=Stage.SCREEN)
    stock.planned(stock.registered(size, planned=True))
    officer = person("quy-hoach", Role.PLANNING_OFFICER, stock.now)
    return _shown(officer, reverse("candidates:matches", args=["DO"]))


def evaluation_flags(size: int) -> Figures:
    """Show what does not agree with the yearly ratings of so many people, five months each."""
    return _flags(size)


def evaluation_flags_anew(size: int) -> Figures:
    """Show the same list each time after something was written: everybody is compared again."""
    return _flags(size, before=recent_flags.clear)


def _flags(size: int, before: Callable[[], object] = lambda: None) -> Figures:
    stock = Stock(2, stage=Stage.SCREEN)
    evaluated(stock, size)
    officer = person("quy-hoach", Role.PLANNING_OFFICER, stock.now)
    return _shown(officer, reverse("candidates:evaluations"), before=before)


def structure(size: int) -> Figures:
    """Show the structure of everybody planned, as charts with their tables."""
    stock = Stock(2, stage=Stage.SCREEN)
    stock.planned(stock.registered(size, planned=True))
    officer = person("quy-hoach", Role.PLANNING_OFFICER, stock.now)
    return _shown(officer, f"{reverse('oversight:structure')}?team={PLANNED}")


def structure_anew(size: int) -> Figures:
    """Show the same structure each time after something was written: everybody is counted again."""
    stock = Stock(2, stage=Stage.SCREEN)
    stock.planned(stock.registered(size, planned=True))
    officer = person("quy-hoach", Role.PLANNING_OFFICER, stock.now)
    url = f"{reverse('oversight:structure')}?team={PLANNED}"
    return _shown(officer, url, before=recent_structures.clear)


def matches_anew(size: int) -> Figures:
    """Show the same queue each time after something was written: everybody is compared again."""
    stock = Stock(2, stage=Stage.SCREEN)
    stock.planned(stock.registered(size, planned=True))
    officer = person("quy-hoach", Role.PLANNING_OFFICER, stock.now)
    url = reverse("candidates:matches", args=["DO"])
    return _shown(officer, url, before=recent_counts.clear)


def control_room_anew(size: int) -> Figures:
    """Show the same control room each time after something was written: all is counted again."""
    stock = Stock(size)
    stock.scripts(opened=False)
    url = reverse("results:room", args=["DO"])
    return _shown(stock.chair, url, before=recent_states.clear)


def candidate_list(size: int) -> Figures:
    """Show the published list of candidates."""
    stock = Stock(size, stage=Stage.SIT)
    lines = [
        {"number": entry.number, "name": "Nguyễn Thị Người Dự Tuyển", "born": "1.1.1980",
         "year": "1980", "sex": "F", "current_post": "Chuyên viên", "unit": "Sở",
         "position": entry.position.code}
        for entry in stock.entries
    ]  # fmt: skip
    content = {"campaign": "DO", "kind": "ELIGIBLE", "number": "1", "lines": lines}
    published = Publication(
        campaign=stock.campaign, kind="ELIGIBLE", version=1, number="1", content=content,
        published_on=date(2026, 1, 1), published_at=stock.now,
        digest=sha256(canon(content)).hexdigest(),
    )  # fmt: skip
    keep([published], stock.now)
    return _shown(stock.chair, reverse("results:publication", args=["DO", "eligible", 1]))


def _shown(reader: Person, url: str, before: Callable[[], object] = lambda: None) -> Figures:
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")

    def show(_: int) -> None:
        before()
        assert browser.get(url).status_code == 200

    return repeated(show, times=5)
