"""The list of a room: taken whole by a plain form, or one line by itself."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from candidates.actions import roll_call, sit
from candidates.actions.roll_call import Attendance
from exams.models import ExamPart, Sitting
from exams.rules.enums import SittingState
from tests.actions import LATE, apply, arrange, campaign, events, person_named, stored
from tests.candidates.actions.sittings import proposed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NUMBER = "LD003"
SWAP = {"HX-Request": "true", "HX-Target": f"row-{NUMBER}"}


@pytest.fixture
def entries():
    made = sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)
    return {entry.number: entry for entry in made}


@pytest.fixture
def room(entries):
    client = Client()
    client.force_login(person_named("coi-thi"), backend=BACKEND)
    return client


def page():
    return reverse("candidates:attendance", args=[campaign().code, "WRITTEN"])


def line(**answers):
    given = {"state": "ABSENT", "version": 0, "request_id": uuid4(), **answers}
    return {f"{NUMBER}-{name}": value for name, value in given.items()}


def save(client, answers, headers=SWAP):
    return client.post(f"{page()}{NUMBER}/", answers, headers=headers)


def attend(entry, attendance):
    part = ExamPart.objects.select_related("campaign").get(kind="WRITTEN")
    roll_call.attend(part=part, attendance={entry: attendance}, by=person_named("coi-thi"), at=LATE)


def sitting():
    return Sitting.objects.get(entry__number=NUMBER)


def test_one_line_is_saved_by_itself_and_only_it_comes_back(room):
    with events() as trail:
        answer = save(room, line())

    text = answer.content.decode()
    assert answer.status_code == 200
    assert re.match(rf'\s*<tr id="row-{NUMBER}"', text)
    assert text.count("<tr") == 1
    assert re.search(r'hx-swap-oob="innerHTML:#taken">\s*<strong>1</strong> / 52', text)
    assert f'name="{NUMBER}-version" value="1"' in text
    assert [(kind, facts) for kind, _, _, facts in trail] == [
        ("attendance.taken", {"entries": [[NUMBER, "ABSENT", ""]]})
    ]
    assert sitting().state == "ABSENT"


def test_the_line_that_comes_back_can_be_saved_again(room):
    text = save(room, line()).content.decode()
    again = {
        name: re.search(rf'name="{NUMBER}-{name}" value="([^"]+)"', text).group(1)
        for name in ("request_id", "version")
    }

    answer = save(room, line(state="PRESENT", minutes="BB 1", **again))

    assert answer.status_code == 200
    assert (sitting().state, sitting().ver) == ("PRESENT", 2)


def test_the_same_request_counts_once(room):
    answers = line()
    save(room, answers)

    with events() as trail:
        answer = save(room, answers)

    assert answer.status_code == 200
    assert trail == []
    assert sitting().ver == 1


def test_a_refused_line_keeps_what_was_typed_and_writes_nothing(room):
    before = stored()

    answer = save(room, line(state="PRESENT", zero="UNSIGNED", sheets="3"))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert re.match(rf'\s*<tr id="row-{NUMBER}"\s+class="row-error"', text)
    assert f'id="id_{NUMBER}-minutes_error"' in text
    assert re.search(r'<option value="UNSIGNED" selected>', text)
    assert 'value="3"' in text
    assert "taken" not in text
    assert stored() == before


def test_what_cannot_be_read_is_refused_at_its_line(room):
    before = stored()

    answer = save(room, line(sheets="ba"))

    assert answer.status_code == 422
    assert f'id="id_{NUMBER}-sheets_error"' in answer.content.decode()
    assert stored() == before


def test_a_stale_page_is_told_what_was_saved_meanwhile(room, entries):
    attend(entries[NUMBER], Attendance(SittingState.PRESENT))
    before = stored()

    answer = save(room, line(minutes="BB 1"))

    assert answer.status_code == 422
    assert "Bạn vừa ghi LD003 là “Có mặt” ở cửa sổ khác" in answer.content.decode()
    assert stored() == before


def test_a_stale_page_that_says_the_same_is_no_quarrel(room, entries):
    attend(entries[NUMBER], Attendance(SittingState.ABSENT))

    assert save(room, line()).status_code == 200


def test_without_htmx_a_line_goes_back_to_the_list_or_shows_it_whole(room):
    refused = save(room, line(state="PRESENT", zero="UNSIGNED"), headers={})
    saved = save(room, line(), headers={})

    text = refused.content.decode()
    assert refused.status_code == 422
    assert "<main" in text
    assert f'id="id_{NUMBER}-minutes_error"' in text
    assert (saved.status_code, saved["Location"]) == (303, page())


def whole(entries, **changed):
    """Return the whole list as a browser sends it: what was on the page, and what was changed."""
    blank = {"state": "", "zero": "", "sheets": "", "minutes": ""}
    answers = {}
    for number in entries:
        for name, value in blank.items():
            answers[f"{number}-{name}"] = answers[f"initial-{number}-{name}"] = value
        answers[f"{number}-version"] = 0
        answers |= {f"{number}-{name}": value for name, value in changed.get(number, {}).items()}
    return answers


def test_the_whole_list_is_still_taken_by_a_plain_form(room, entries):
    here = {number: {"state": "PRESENT"} for number in entries}

    grave = {NUMBER: {"state": "PRESENT", "zero": "UNSIGNED"}}
    refused = room.post(page(), whole(entries, **{**here, **grave}))
    before = Sitting.objects.count()
    saved = room.post(page(), whole(entries, **here))

    assert (refused.status_code, before) == (422, 0)
    assert (saved.status_code, saved["Location"]) == (303, page())
    assert Sitting.objects.count() == len(entries)


def test_nobody_is_present_before_somebody_said_so(room, entries):
    text = room.get(page()).content.decode()
    before = stored()

    answer = room.post(page(), whole(entries), follow=True)
    alone = save(room, line(state="", sheets="2"))

    assert re.search(rf'name="{NUMBER}-state"[^>]*>\s*<option value="" selected>', text)
    assert '<option value="PRESENT" selected>' not in text
    assert "Không có dòng nào mới ghi" in answer.content.decode()
    assert alone.status_code == 422
    assert f'id="id_{NUMBER}-state_error"' in alone.content.decode()
    assert stored() == before


def test_a_second_window_wipes_nothing_that_the_first_saved(room, entries):
    attend(entries[NUMBER], Attendance(SittingState.PRESENT, sheets=7))

    answer = room.post(page(), whole(entries, LD004={"state": "PRESENT"}))  # opened before

    assert answer.status_code == 303
    assert (sitting().sheets, sitting().ver) == (7, 1)
    assert Sitting.objects.count() == 2


def test_a_line_without_its_version_is_refused(room):
    before = stored()

    assert save(room, line(version="")).status_code == 422
    assert stored() == before


def test_the_whole_list_does_not_write_over_a_line_that_another_hand_saved(room, entries):
    attend(entries[NUMBER], Attendance(SittingState.ABSENT))
    before = stored()

    changed = {NUMBER: {"state": "PRESENT", "minutes": "BB 1"}}
    answer = room.post(page(), whole(entries, **changed))

    assert answer.status_code == 422
    assert "Bạn vừa ghi LD003 là “Vắng” ở cửa sổ khác" in answer.content.decode()
    assert stored() == before


@pytest.mark.parametrize("state", ["SUSPENDED", "CANCELLED"])
def test_the_room_cannot_choose_what_the_chair_decides(room, entries, state):
    attend(entries[NUMBER], Attendance(SittingState.PRESENT))
    text = room.get(page()).content.decode()
    before = stored()

    answer = save(room, line(state=state, minutes="BB 1", version=1))

    assert f'value="{state}"' not in text
    assert f"{page()}{NUMBER}/dinh-chi/" in text
    assert answer.status_code == 422
    assert stored() == before


def test_what_is_proposed_and_what_is_decided_stand_at_the_line(room, entries):
    attend(entries[NUMBER], Attendance(SittingState.PRESENT))
    asked = proposed(NUMBER)
    waiting = room.get(page()).content.decode()
    apply(asked)
    decided = room.get(page()).content.decode()

    assert "Chờ Chủ tịch" in waiting
    assert f"{page()}{NUMBER}/dinh-chi/" not in waiting
    assert re.search(rf'name="{NUMBER}-state"[^>]*>\s*<option value="SUSPENDED" selected>', decided)
    assert "Chờ Chủ tịch" not in decided


def test_a_line_opens_nothing_that_the_list_does_not(entries):
    stranger = Client()
    stranger.force_login(person_named("giam-khao-1"), backend=BACKEND)
    before = stored()

    assert save(stranger, line()).status_code == 403
    assert save(Client(), line()).status_code == 302
    assert stored() == before


def test_a_number_that_is_not_expected_is_not_found(room):
    assert room.post(f"{page()}LD999/", {}, headers=SWAP).status_code == 404


def test_the_address_of_a_line_that_is_only_opened_leads_to_the_list(room):
    answer = room.get(f"{page()}{NUMBER}/")

    assert (answer.status_code, answer["Location"]) == (302, page())
    assert room.put(f"{page()}{NUMBER}/").status_code == 405


def test_a_campaign_that_ended_takes_no_proposal(room, entries):
    save(room, line(state="PRESENT", sheets=2))
    text = "Đề nghị đình chỉ, hủy kết quả"
    before = room.get(page()).content.decode()
    arrange(campaign(), cancelled_on=LATE.date())

    assert text in before
    assert text not in room.get(page()).content.decode()
