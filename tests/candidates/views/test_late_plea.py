"""The page on which somebody asks to hand in a file after the last day."""

import pytest
import time_machine
from django.test import Client

from accounts.rules.duties import Role
from candidates.actions import late_pleas
from candidates.models import Application
from exams.rules.stages import SIT_WRITTEN
from tests.actions import LATE, campaign, moment, move_to, officer, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "/du-tuyen/TT2026-01/nop-muon/"
TYPED = {"document": "Giấy ra viện 12/GRV", "reason": "Nằm viện"}


@pytest.fixture(autouse=True)
def _after_the_last_day():
    with time_machine.travel(LATE, tick=False):
        yield


def signed_in(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


def test_the_way_from_the_public_page_leads_to_a_file_that_waits(an):
    browser = signed_in(an)
    assert f'href="{PAGE}"' in browser.get("/ky-thi/TT2026-01/").content.decode()
    assert browser.get("/du-tuyen/TT2026-01/bat-dau/")["Location"] == PAGE

    page = browser.post(PAGE, TYPED, follow=True).content.decode()

    assert "Đã gửi đơn xin nộp muộn lúc" in page
    assert "Sửa đơn xin nộp muộn" in page
    assert 'value="Giấy ra viện 12/GRV"' in browser.get(PAGE).content.decode()


def test_what_is_missing_is_told_at_its_field_and_opens_no_file(an):
    answer = signed_in(an).post(PAGE, {**TYPED, "document": ""})

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"document"}
    assert not Application.objects.filter(person=an).exists()


def test_the_secretary_reads_what_was_written_and_asks_on_it(an):
    signed_in(an).post(PAGE, TYPED)
    number = Application.objects.get(person=an).reg_no
    secretary = signed_in(person_named("thu-ky"))

    listed = secretary.get("/dieu-hanh/TT2026-01/nop-muon/").content.decode()
    asking = secretary.get(f"/dieu-hanh/TT2026-01/nop-muon/{number}/")

    assert "theo Giấy ra viện 12/GRV" in " ".join(listed.split())
    assert "Nằm viện" in listed
    assert asking.context["form"]["document"].value() == "Giấy ra viện 12/GRV"


def test_while_files_are_taken_the_page_says_so(an):
    with time_machine.travel(moment(2026, 9, 20), tick=False):
        answer = signed_in(an).get(PAGE)

    assert answer.status_code == 409
    assert "chỉ xin nộp hồ sơ muộn sau hạn" in answer.content.decode().lower()
    assert campaign().registration_closes is not None


def test_a_refused_plea_is_told_on_the_draft_and_may_be_sent_once_more(an):
    browser, own = signed_in(an), "/du-tuyen/TT2026-01/"
    browser.post(PAGE, TYPED)
    draft = Application.objects.get(person=an)
    chair = person_named("chu-tich")
    late_pleas.refuse_late(application=draft, reason="Không đủ lý do", by=chair, at=LATE)

    page = " ".join(browser.get(own).content.decode().split())

    assert "không được chấp nhận" in page
    assert "kết quả được báo bằng thư" not in page
    assert "Gửi lại đơn xin nộp muộn" in page
    move_to(SIT_WRITTEN)
    listed = " ".join(browser.get(own).content.decode().split())
    assert "không được chấp nhận" in listed
    assert PAGE not in listed
