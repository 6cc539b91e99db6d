"""The queue beside the planning list, and the page of one file, while files are sealed."""

from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from candidates.models import PlanningMatch
from tests.actions import campaign
from tests.candidates.actions.test_sealed_files import OPEN, browser_of, open_early
from tests.candidates.actions.test_sealed_matches import MISREAD, NEXT, file
from tests.crawl import readable_text

__all__ = ["file"]  # a fixture
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]


@pytest.fixture(autouse=True)
def _while_files_are_received():
    with time_machine.travel(OPEN, tick=False):
        yield


def queue():
    address = reverse("candidates:matches", args=[campaign().code])
    return browser_of("quy-hoach").get(address)


def page_of(file):
    return reverse("candidates:settle-match", args=[campaign().code, file.reg_no])


def test_the_queue_says_from_which_day_and_shows_nobody(file):
    page = queue()

    assert "đối chiếu từ ngày 07/10/2026" in readable_text(page)
    assert list(page.context["page"]) == []
    assert file.name not in readable_text(page)


def test_the_page_of_one_refuses_and_shows_and_takes_nothing(file):
    officer, answer = browser_of("quy-hoach"), {"citizen_id": MISREAD, "basis": "Lý lịch 2C"}
    page = officer.get(page_of(file))
    sent = officer.post(page_of(file), {**answer, "request_id": uuid4()})

    assert (page.status_code, sent.status_code) == (409, 409)
    assert "niêm phong đến hết ngày 06/10/2026" in readable_text(page)
    for answered in (page, sent):
        assert file.name not in readable_text(answered)
        assert file.citizen_id not in readable_text(answered)
    assert not PlanningMatch.objects.exists()


def test_a_file_opened_early_is_in_the_queue_and_its_page_asks(file):
    open_early(file)

    assert [line.paper.reg_no for line in queue().context["page"]] == [file.reg_no]
    assert file.name in readable_text(browser_of("quy-hoach").get(page_of(file)))


def test_once_they_are_open_nothing_is_said_of_seals(file):
    with time_machine.travel(NEXT, tick=False):
        page = queue()

        assert "niêm phong" not in readable_text(page)
        assert file.name in readable_text(page)
