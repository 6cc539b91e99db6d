"""Complaints of every kind are made, entered, listed and answered on pages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.rules.duties import Role
from candidates.models import Complaint
from exams.rules.stages import MARK_WRITTEN
from tests.actions import arrange, campaign, move_to, officer, person_named, stored
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
CODE = "TT2026-01"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LIST = f"/ho-so/{CODE}/khieu-nai/"


def browser_of(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named(person) if isinstance(person, str) else person, BACKEND)
    return client


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def file(an):
    """Return a file that takes part, handed in by its candidate."""
    rows = campaign().applications.filter(state="ELIGIBLE").order_by("reg_no")
    return arrange(rows.first(), person=an, submitted_at=timezone.now() - timedelta(days=90))


def typed(**others):
    day = f"{timezone.localdate() - timedelta(days=2):%d/%m/%Y}"
    about = {"kind": "CONDUCT", "against": "Phòng thi 2", "happened_on": day}
    return {**about, "reason": "Phát đề muộn", "document": "", **others}


def made(an, **others):
    """Let the candidate send a complaint; return it."""
    sent = browser_of(an).post(f"/du-tuyen/{CODE}/khieu-nai-khac/", typed(**others))
    assert sent.status_code == 303
    return Complaint.objects.order_by("made_at").last()


def test_a_candidate_complains_on_a_page_and_reads_the_answer_there(file, an):
    client, page = browser_of(an), f"/du-tuyen/{CODE}/khieu-nai-khac/"
    assert page in client.get(f"/du-tuyen/{CODE}/").content.decode()
    assert client.post(page, typed(reason="")).status_code == 422
    complaint = made(an)
    assert complaint.reference in readable_text(client.get(f"/du-tuyen/{CODE}/"))

    chair, answering = browser_of("chu-tich"), f"{LIST}{complaint.pk}/tra-loi/"
    assert answering in chair.get(LIST).content.decode()
    assert "Phát đề muộn" in readable_text(chair.get(answering))
    answer = {"upheld": "yes", "answer": "Đúng", "effect": "Bù giờ", "document": "VB 9"}
    assert chair.post(answering, {**answer, "effect": ""}).status_code == 422
    before = stored()
    assert chair.post(answering, answer).status_code == 200
    assert {**stored(), "events": 0} == {**before, "events": 0}
    assert chair.post(answering, {**answer, "confirmed": "1"}).status_code == 303
    told = readable_text(client.get(f"/du-tuyen/{CODE}/"))
    assert "Đúng (VB 9)" in told
    assert "Bù giờ" in told


def test_a_denunciation_names_nobody_to_who_answers_and_is_hidden_from_the_chair(file, an):
    complaint = made(an, kind="DENUNCIATION")
    answering = f"{LIST}{complaint.pk}/tra-loi/"
    chair, secretary = browser_of("chu-tich"), browser_of("thu-ky")
    assert complaint.reference not in chair.get(LIST).content.decode()
    assert chair.get(answering).status_code == 409
    shown = secretary.get(LIST).content.decode()
    assert (complaint.reference in shown, file.reg_no in shown) == (True, False)
    assert file.reg_no not in secretary.get(answering).content.decode()


def test_the_secretary_enters_one_on_paper_from_the_file(file):
    secretary, page = browser_of("thu-ky"), f"/ho-so/{CODE}/{file.reg_no}/khieu-nai-khac/"
    assert page in secretary.get(f"/ho-so/{CODE}/{file.reg_no}/").content.decode()
    day = f"{timezone.localdate():%d/%m/%Y}"
    assert secretary.post(page, typed(document="Đơn 3", on=day)).status_code == 303
    assert Complaint.objects.get().entered_by == person_named("thu-ky")


def test_too_late_to_sit_the_chair_chooses_what_follows_and_enters_what_was_answered(an):
    out = campaign().applications.filter(state="INELIGIBLE", position__opening="HELD")
    kept_out = arrange(out.order_by("reg_no").first(), person=an)
    assert browser_of(an).post(f"/du-tuyen/{CODE}/khieu-nai/", typed()).status_code == 303
    complaint = Complaint.objects.get(application=kept_out)
    move_to(MARK_WRITTEN)
    chair, page = browser_of("chu-tich"), f"{LIST}{complaint.pk}/"
    assert "phải chọn cách giải quyết" in readable_text(chair.get(page))
    answer = {"upheld": "yes", "answer": "Đủ", "document": "VB 9"}
    refused = chair.post(page, answer)
    assert (refused.status_code, "remedy" in refused.context["form"].errors) == (422, True)
    sent = {**answer, "remedy": "AUTHORITY", "confirmed": "1"}
    assert chair.post(page, sent).status_code == 303

    referred = f"{LIST}{complaint.pk}/cap-tham-quyen/"
    assert referred in chair.get(LIST).content.decode()
    answered = {"reason": "Giữ kết quả", "document": "CV 7"}
    assert chair.post(referred, answered).status_code == 200
    assert chair.post(referred, {**answered, "confirmed": "1"}).status_code == 303
    assert Complaint.objects.get().remedy == "RESULTS_STAND"
    assert "Giữ kết quả" in readable_text(browser_of(an).get(f"/du-tuyen/{CODE}/"))


def test_what_waits_for_nobody_asks_nothing_of_the_competent_body(file, an):
    complaint = made(an)
    assert browser_of("chu-tich").get(f"{LIST}{complaint.pk}/cap-tham-quyen/").status_code == 409


def test_the_list_asks_as_often_for_many_as_for_few(file, an, django_assert_max_num_queries):
    chair = browser_of("chu-tich")
    for kind in ("CONDUCT", "OFFICER"):
        made(an, kind=kind)
    with django_assert_max_num_queries(16):
        assert chair.get(LIST).status_code == 200


def test_whoever_answers_about_the_questions_is_not_told_whose_complaint_it_is(file, an):
    sat = timezone.now() - timedelta(days=1)
    arrange(campaign().parts.get(kind="WRITTEN"), starts_at=sat)
    complaint = made(an, kind="QUESTIONS", against="Câu 2, ý b")
    chair = browser_of("chu-tich")

    listed = readable_text(chair.get(LIST))
    asked = readable_text(chair.get(f"{LIST}{complaint.pk}/tra-loi/"))

    assert complaint.reference in listed
    assert "Câu 2, ý b" in asked
    assert file.reg_no not in listed + asked


def test_after_the_last_day_the_page_asks_why_and_the_list_tells_it(file, an):
    complaint = made(an)
    chair, page = browser_of("chu-tich"), f"{LIST}{complaint.pk}/tra-loi/"
    assert "late_reason" not in chair.get(page).context["form"].fields
    arrange(complaint, answer_by=timezone.localdate() - timedelta(days=1))
    answer = {"upheld": "yes", "answer": "Đúng", "effect": "Bù giờ", "document": "VB 9"}

    refused = chair.post(page, {**answer, "confirmed": "1"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["late_reason"])
    explained = {**answer, "late_reason": "Chờ xác minh", "confirmed": "1"}
    assert chair.post(page, explained).status_code == 303

    listed = chair.get(LIST)
    assert "Trả lời muộn: Chờ xác minh" in readable_text(listed)
    assert 'data-label="Việc"' not in listed.content.decode()  # nothing to do: no empty line


def test_what_is_wanted_only_of_a_complaint_that_is_upheld_is_not_called_optional(file, an):
    form = browser_of("chu-tich").get(f"{LIST}{made(an).pk}/tra-loi/").content.decode()

    assert "Bắt buộc khi chấp nhận." in form
    assert "không bắt buộc" not in form


def test_a_late_decision_on_screening_asks_why(an):
    out = campaign().applications.filter(state="INELIGIBLE", position__opening="HELD")
    arrange(out.order_by("reg_no").first(), person=an)
    assert browser_of(an).post(f"/du-tuyen/{CODE}/khieu-nai/", typed()).status_code == 303
    complaint = arrange(Complaint.objects.get(), answer_by=timezone.localdate() - timedelta(days=1))

    form = browser_of("chu-tich").get(f"{LIST}{complaint.pk}/").context["form"]

    assert "late_reason" in form.fields


def test_complaints_are_listed_a_page_at_a_time(file, an, monkeypatch):
    monkeypatch.setattr("web.lists.ROWS", 1)
    first, second = made(an), made(an, kind="OFFICER", against="Giám thị 3")
    chair = browser_of("chu-tich")

    pages = [chair.get(f"{LIST}?page={number}").content.decode() for number in (1, 2)]

    listed = [[each.reference in page for each in (first, second)] for page in pages]
    assert sorted(listed) == [[False, True], [True, False]]
