"""The page of dry runs: who asks for one, what is said before, and what the report tells."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Job
from exams.models import Campaign
from rehearsal.actions.keep import keep_report
from tests.actions import LATE, arrange, campaign, person_named, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WHOLE = {
    "walked": ["announce", "register", "screen"],
    "acts": [["campaign.drafted", 1], ["mark.entered", 104]],
    "refused": [],
    "outcome": [["VT01", 1, "LD029", "155.00", "SELECTED"]],
}


def browser(username):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named(username), backend=BACKEND)
    return client


def page():
    return reverse("rehearsal:rehearsals", args=[campaign().code])


def hold(**report):
    by, whole = person_named("thu-ky"), {**WHOLE, **report}
    keep_report(campaign=campaign(), profile="HN v1", report=whole, by=by, at=LATE)


def test_a_dry_run_is_asked_for_once_and_its_job_is_followed():
    client = browser("thu-ky")
    assert "Chưa diễn tập lần nào" in client.get(page()).content.decode()

    answer = client.post(page(), {"request_id": uuid4()})
    again = client.post(page(), {"request_id": uuid4()})

    job = Job.objects.get(kind="DRY_RUN")
    assert (answer.status_code, answer.url) == (303, reverse("accounts:job", args=[job.pk]))
    assert job.arguments == {"campaign": campaign().code}
    assert again.status_code == 422
    assert "Đang diễn tập" in client.get(page()).content.decode()


def test_a_campaign_without_regulations_has_no_dry_run():
    arrange(campaign(), profile=None)
    before = stored()

    answer = browser("thu-ky").post(page(), {"request_id": uuid4()})

    assert answer.status_code == 422
    assert not Job.objects.exists()
    assert stored() == before
    assert Campaign.objects.get().profile is None


def test_the_report_tells_the_steps_the_acts_and_the_ranking_in_words():
    hold()

    text = browser("chu-tich").get(page()).content.decode()

    assert "Đi hết các bước" in text
    places = [text.index(f"<li>{step}</li>") for step in ("Thông báo", "Đăng ký", "Thẩm định")]
    assert places == sorted(places)
    assert "Nhập điểm (104)" in text
    for words in ("LD029", "155,00", "Cơ sở dữ liệu của buổi diễn tập đã xóa"):
        assert words in text


def test_the_report_says_what_was_refused():
    hold(refused=["TOO_FEW_MEMBERS", '{"count": "4", "least": "5"}'], outcome=[])

    text = browser("thu-ky").get(page()).content.decode()

    assert "Dừng giữa chừng" in text
    assert "TOO_FEW_MEMBERS" not in text
    assert "Xếp hạng của người giả định" not in text


def test_nobody_else_opens_the_page():
    for username in ("giam-khao-1", "coi-thi", "thi-sinh"):
        client = browser(username) if username != "thi-sinh" else Client()
        assert client.get(page()).status_code in (302, 403)


def test_the_control_room_of_an_announced_campaign_leads_there():
    room = browser("thu-ky").get(reverse("results:room", args=[campaign().code]))

    assert page() in room.content.decode()
