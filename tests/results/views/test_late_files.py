"""Late files: the secretary sees which there are and asks; the candidate then has a way in."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import ApprovalRequest
from accounts.rules.duties import Role
from candidates.actions import late_pleas
from tests.actions import LATE, arrange, by_two, campaign, officer, stored
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
PAGE = "/dieu-hanh/TT2026-01/nop-muon/"
UNTIL = LATE.date() + timedelta(days=3)
TYPED = {"until": f"{UNTIL:%d/%m/%Y}", "document": "Đơn 5", "reason": "Nằm viện"}


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def draft(an):
    file = campaign().applications.order_by("reg_no").first()
    return arrange(file, state="DRAFT", received_on=None, person=an, source="ONLINE")


def test_the_secretary_is_led_to_the_drafts_that_missed_the_last_day_and_asks(browser, draft):
    secretary = browser("thu-ky")
    assert PAGE in secretary.get("/dieu-hanh/TT2026-01/").content.decode()
    assert f"{PAGE}{draft.reg_no}/" in secretary.get(PAGE).content.decode()

    assert secretary.post(f"{PAGE}{draft.reg_no}/", TYPED).status_code == 303

    asked = ApprovalRequest.objects.get(act="ADMIT_LATE")
    assert asked.arguments["until"] == f"{UNTIL}"
    assert f"/de-nghi/{asked.pk}/" in secretary.get(PAGE).content.decode()
    seen = readable_text(browser("chu-tich").get(f"/de-nghi/{asked.pk}/"))
    assert draft.reg_no in seen
    assert f"{UNTIL:%d/%m/%Y}" in seen


def test_a_day_that_has_passed_is_refused_with_what_was_typed(browser, draft):
    secretary, before = browser("thu-ky"), stored()

    page = secretary.post(f"{PAGE}{draft.reg_no}/", {**TYPED, "until": "20/10/2026"})

    assert page.status_code == 422
    assert "Nằm viện" in readable_text(page)
    assert {**stored(), "events": 0} == {**before, "events": 0}


def test_a_file_in_time_is_not_asked_for(browser):
    closes = campaign().registration_closes
    in_time = campaign().applications.filter(received_on__lte=closes).first()

    page = browser("thu-ky").get(f"{PAGE}{in_time.reg_no}/")

    assert "không phải hồ sơ quá hạn" in readable_text(page)
    assert "Gửi đề nghị" not in readable_text(page)


def test_whoever_was_let_in_fills_and_sees_until_when(browser, draft, an):
    page = "/du-tuyen/TT2026-01/muc/ban-than/"
    client = browser(an)
    assert "không còn ở bước" not in readable_text(client.get(page))
    by_two("ADMIT_LATE", number=draft.reg_no, until=f"{UNTIL}", document="Đơn", reason="Ốm")

    own = readable_text(client.get("/du-tuyen/TT2026-01/"))
    assert "được chấp nhận nộp muộn" in own
    assert f"hết ngày {UNTIL:%d/%m/%Y}" in own
    answers = {"name": "An", "citizen_id": draft.citizen_id, "born": f"{draft.born:%d/%m/%Y}"}
    number = {"phone": "0901234567", "email": "a@b.vn", "number_is_right": "on"}
    sex = {"sex": "M" if int(draft.citizen_id[3]) % 2 == 0 else "F"}
    assert client.post(page, {**answers, **number, **sex}).status_code == 303


def test_everybody_may_read_how_many_were_let_in(browser, draft):
    arrange(draft, state="SUBMITTED", received_on=LATE.date(), late_until=UNTIL)

    page = readable_text(browser("thu-ky").get("/ky-thi/TT2026-01/"))

    assert "1 hồ sơ nộp sau hạn được chấp nhận" in page
    assert draft.reg_no not in page


def test_the_chair_refuses_a_plea_from_the_list_and_the_candidate_reads_why(browser, an):
    pleaded = {"document": "Giấy 5", "reason": "Bận việc nhà"}
    with time_machine.travel(LATE, tick=False):
        late_pleas.ask_late(campaign=campaign(), by=an, at=LATE, **pleaded)
        number = campaign().applications.get(person=an).reg_no
        chair, page = browser("chu-tich"), f"{PAGE}{number}/tu-choi/"
        assert page in chair.get(PAGE).content.decode()
        assert page not in browser("thu-ky").get(PAGE).content.decode()
        assert f"{PAGE}{number}/" in browser("thu-ky").get(PAGE).content.decode()
        assert "Theo Giấy 5: Bận việc nhà" in readable_text(chair.get(page))
        before = stored()
        assert chair.post(page, {"reason": " "}).status_code == 422
        assert {**stored(), "events": 0} == {**before, "events": 0}
        sent = {"reason": "Không bất khả kháng", "request_id": "7" * 32}
        assert chair.post(page, sent).status_code == 303
        assert chair.post(page, sent).status_code == 303  # a second click
        assert campaign().decisions.filter(kind="LATE_FILE").count() == 1
        assert page not in chair.get(PAGE).content.decode()
        own = readable_text(browser("an").get("/du-tuyen/TT2026-01/"))
    assert "Không chấp nhận nộp hồ sơ muộn" in own


def test_late_files_are_shown_a_page_at_a_time_and_many_cost_no_more_questions(
    browser, an, monkeypatch
):
    secretary, counts = browser("thu-ky"), []
    files = list(campaign().applications.order_by("reg_no")[:4])
    for file in files:
        person = officer(f"thi-sinh-{file.reg_no}", Role.CANDIDATE)
        arrange(file, state="DRAFT", received_on=None, person=person, source="ONLINE")
        with CaptureQueriesContext(connection) as queries:
            page = secretary.get(PAGE)
        counts.append(len(queries))
    listed = [file for file, _asked in page.context["missed"]]
    monkeypatch.setattr("web.lists.ROWS", 3)
    second = secretary.get(f"{PAGE}?page=2").context["missed"]

    assert set(files) <= set(listed)
    assert [file for file, _asked in second][: len(listed) - 3] == listed[3:6]
    assert counts[1] == counts[-1]
