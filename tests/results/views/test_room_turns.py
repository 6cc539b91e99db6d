"""The button of the control room is the reader's own turn; of what takes two, only the other's."""

import pytest

from accounts.rules.duties import Role
from exams.actions import advance
from exams.models import ExamPart
from exams.rules.enums import PartKind
from results.actions import unseal
from results.process.campaign_state import recent_states
from results.process.tasks import TaskState
from tests.actions import LATE, campaign, hold_also, officer, person_named, request
from tests.results.actions.on_paper import bind, finish, read, stuck

pytestmark = pytest.mark.django_db
ROOM = "/dieu-hanh/TT2026-01/"
OPENING = "Ráp phách (hai người)"


def room_of(browser, username):
    recent_states.clear()
    return browser(username).get(ROOM)


def turn_of(browser, username):
    turn = room_of(browser, username).context["own_turn"]
    return turn and str(turn["line"].task.title)


def opening_of(browser, username):
    """Return what the room offers somebody first, and how it says that the opening stands."""
    rows = room_of(browser, username).context["tasks"]
    [row] = [row for row in rows if str(row["line"].task.title) == OPENING]
    return turn_of(browser, username), row["line"].state, row["owners"]


def test_who_has_agreed_to_open_the_mapping_is_told_whom_it_waits_for(life, browser):
    with life.at("closed"):
        custodian, supervisor = person_named("ban-phach"), person_named("giam-sat")
        before = opening_of(browser, "ban-phach")
        unseal.approve(part=ExamPart.objects.get(kind=PartKind.WRITTEN), by=custodian, at=LATE)
        agreed, other = opening_of(browser, "ban-phach"), opening_of(browser, "giam-sat")
        page = room_of(browser, "ban-phach").content.decode()

    assert before == (OPENING, TaskState.TODO, f"{custodian}, {supervisor}")
    assert agreed == (None, TaskState.SECOND_PERSON, str(supervisor))
    assert other == (OPENING, TaskState.SECOND_PERSON, str(supervisor))
    assert f"“{OPENING}” đang chờ {supervisor}." in page


def test_who_reads_the_stubs_first_is_told_whom_it_waits_for(life, browser):
    with life.at("closed"):
        bind("LATE")
        read(stuck())
        finish()
        agreed, other = opening_of(browser, "ban-phach"), opening_of(browser, "giam-sat")
        supervisor = str(person_named("giam-sat"))

    assert agreed == (None, TaskState.SECOND_PERSON, supervisor)
    assert other[0] == OPENING


def test_what_was_asked_is_the_button_of_who_applies_it_and_not_of_who_asked(life, browser):
    with life.at("opened"):
        asker = officer("thu-ky-chu-tich", Role.SECRETARY)
        hold_also(asker, Role.CHAIR)
        request("PUBLISH_PROVISIONAL", by=asker, number="12")
        turns = [turn_of(browser, each) for each in (asker, "chu-tich")]

    assert turns == [None, "Công bố điểm thi viết lần đầu"]


def test_nothing_is_anybodys_turn_while_the_campaign_stands_still(life, browser):
    with life.at("opened"):
        before = turn_of(browser, "thu-ky")
        chair = person_named("chu-tich")
        advance.suspend(campaign=campaign(), reason="Bão", by=chair, at=LATE)
        turns = [turn_of(browser, each) for each in ("thu-ky", "chu-tich")]

    assert before == "Công bố điểm thi viết lần đầu"
    assert turns == [None, None]
