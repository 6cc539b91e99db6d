"""A suspended campaign on the pages: nothing is due, and what moved says why."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from candidates.actions import register
from config.my_work import waiting_for
from exams.actions import advance
from tests.actions import campaign, moment, officer, person_named
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAUSE, GOES_ON = moment(2026, 10, 1), moment(2026, 10, 7)
REASON = "Lùi 6 ngày do kỳ thi tạm dừng từ 01/10/2026 đến 07/10/2026."
MINE = {"position": "VT01", "current_post": "Phó phòng"}
STANDS = "Kỳ thi đang tạm dừng"


def signed_in(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person, backend=BACKEND)
    return client


def suspend():
    chair = person_named("chu-tich")
    advance.suspend(campaign=campaign(), reason="Bão", by=chair, at=PAUSE)


def resume():
    chair = person_named("chu-tich")
    advance.resume(campaign=campaign(), reason="Hết bão", by=chair, at=GOES_ON)


def page(client, name):
    return readable_text(client.get(reverse(name, args=[campaign().code])))


@pytest.fixture
def candidate():
    person = officer("an", Role.CANDIDATE)
    register.begin(campaign=campaign(), by=person, at=moment(2026, 9, 20))
    return person


def test_the_public_page_shows_no_deadline_as_running_and_no_way_to_register():
    suspend()

    with time_machine.travel(moment(2026, 10, 5), tick=False):
        text = page(Client(), "exams:campaign")

    assert STANDS in text
    assert "Tạm dừng, chưa tính." in text
    assert "Đăng ký dự tuyển" not in text
    assert "còn 1 ngày" not in text


def test_the_office_and_the_candidate_read_why_and_the_public_what_stands_still(candidate):
    suspend()

    with time_machine.travel(moment(2026, 10, 5), tick=False):
        own = page(signed_in(candidate), "candidates:application")
        room = page(signed_in(person_named("chu-tich")), "results:room")
        public = page(Client(), "exams:campaign")

    assert "Lý do, văn bản: Bão" in " ".join(own.split())
    assert "Lý do, văn bản: Bão" in " ".join(room.split())
    assert "Bão" not in public
    assert "Việc kế tiếp" not in public


def test_the_clock_of_the_office_says_since_when_and_why_its_lines_stand_still():
    suspend()

    with time_machine.travel(moment(2026, 10, 5), tick=False):
        text = " ".join(page(signed_in(person_named("chu-tich")), "results:clock").split())

    notice, _, lines = text.partition("Cách tính")
    assert STANDS in notice
    assert "Tạm dừng từ ngày 01/10/2026." in notice
    assert "Lý do, văn bản: Bão" in notice
    assert "Tạm dừng, chưa tính." in lines


def test_the_clock_says_nothing_of_a_suspension_that_ended():
    suspend()
    resume()

    with time_machine.travel(moment(2026, 10, 8), tick=False):
        text = page(signed_in(person_named("chu-tich")), "results:clock")

    assert STANDS not in text
    assert "Tạm dừng, chưa tính." not in text


def test_why_it_was_suspended_is_kept_after_it_went_on():
    suspend()
    resume()

    assert campaign().suspension_reason == "Bão"


def test_what_moved_says_by_how_much_and_why_for_everybody_and_in_the_control_room():
    suspend()
    resume()

    with time_machine.travel(moment(2026, 10, 8), tick=False):
        public = page(Client(), "exams:campaign")
        room = page(signed_in(person_named("chu-tich")), "results:room")

    assert REASON in public
    assert REASON in room
    assert "12/10/2026" in public


def test_nothing_is_due_in_the_control_room_while_it_is_suspended():
    suspend()

    with time_machine.travel(moment(2026, 10, 9), tick=False):
        room = page(signed_in(person_named("chu-tich")), "results:room")

    assert STANDS in room
    assert "Quá hạn" not in room
    assert "đã qua" not in room


def test_the_page_that_lets_it_go_on_names_each_day_that_moves():
    suspend()

    with time_machine.travel(GOES_ON, tick=False):
        text = page(signed_in(person_named("chu-tich")), "results:tiep-tuc")

    assert "ngày: ngày cuối nhận hồ sơ lùi từ 06/10/2026 sang 12/10/2026" in text


def test_a_candidate_is_told_that_it_stands_still_and_cannot_submit(candidate):
    suspend()

    with time_machine.travel(moment(2026, 10, 5), tick=False):
        client = signed_in(candidate)
        text = page(client, "candidates:application")
        address = reverse("candidates:topic", args=[campaign().code, "vi-tri"])
        answer = client.post(address, MINE)

    assert STANDS in text
    assert "Hạn cuối" not in text
    assert answer.status_code == 422
    assert "; chưa làm được việc gì cho đến khi tiếp tục." in readable_text(answer)


def test_a_draft_is_not_due_while_it_is_suspended_and_later_by_the_day_it_moved_to(candidate):
    suspend()
    assert not [item for item in waiting_for(candidate, PAUSE) if item.due]

    resume()

    dues = [item.due for item in waiting_for(candidate, GOES_ON)]
    assert campaign().registration_closes in dues
