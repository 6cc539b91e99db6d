"""What one of two officers said is shown to nobody else before both have concluded."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from candidates.models import Application
from tests.actions import person_named
from tests.candidates.actions.test_two_officers import an, binh, conclude, differ, now, paper
from tests.requests import said, words_on

__all__ = ["an", "binh"]
pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CODE, SECRET = "TT2026-01", "Bí mật của An"


def client_of(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def test_the_first_word_is_on_no_page_of_the_second_officer(an, binh):
    file = paper()
    conclude(file, an, "REFUSE", SECRET)
    colleague, author = client_of(binh), client_of(an)
    address = f"/ho-so/{CODE}/{file.reg_no}/"

    for page in ("/", "/viec-cua-toi/", "/ho-so/", address, f"{address}quyet-dinh/"):
        text = colleague.get(page).content.decode()
        assert SECRET not in text
        assert file.reg_no in text or page in ("/", "/viec-cua-toi/")
    assert "kết luận độc lập" not in colleague.get(address).content.decode()
    assert SECRET in author.get(address).content.decode()


def test_a_form_that_was_open_is_not_told_that_a_colleague_spoke(an, binh):
    file = paper()
    before = client_of(binh).get(f"/ho-so/{CODE}/{file.reg_no}/quyet-dinh/")
    conclude(file, an, "REFUSE", SECRET)
    after = client_of(binh).get(f"/ho-so/{CODE}/{file.reg_no}/quyet-dinh/")

    versions = {page.context["form"]["version"].value() for page in (before, after)}
    assert len(versions) == 1


def speak(officer, file, value):
    client, address = client_of(officer), f"/ho-so/{CODE}/{file.reg_no}/quyet-dinh/"
    answer = {"value": value, "reason": SECRET, "compared": "on", **words_on(file)}
    return client.get(address).content.decode(), client.post(address, answer)


def test_each_officer_is_told_what_they_said_themselves_and_not_what_the_file_is(an, binh):
    file = paper()

    for officer, value, conclusion in (
        (an, "REFUSE", "Không đủ điều kiện"),
        (binh, "CONFIRM", "Đồng ý với kết quả kiểm tra"),
    ):
        page, answer = speak(officer, file, value)
        assert "Hai cán bộ kết luận giống nhau thì hồ sơ được quyết định" in page
        assert "kết luận này vào danh sách trình duyệt" not in page
        told = f"Đã ghi kết luận độc lập của bạn về hồ sơ {file.reg_no}: “{conclusion}”."
        assert said(answer) == [told]
    assert now(file).state == "ELIGIBLE"


def test_the_head_reads_both_words_side_by_side_and_decides_once_more_asked(an, binh):
    file = differ(an, binh)
    chair = client_of(person_named("chu-tich"))
    page = chair.get(f"/ho-so/{CODE}/khac-nhau/").content.decode()
    address = f"/ho-so/{CODE}/khac-nhau/{file.reg_no}/"
    answer = {"value": "REFUSE", "reason": "Bản gốc mờ", "confirmed": "1"}

    assert all(str(officer) in page for officer in (an, binh))
    assert "Giấy tờ mờ" in page
    asked = chair.get(address).content.decode()
    assert "Giấy tờ mờ" in asked
    assert all("Kết quả kiểm tra: <strong>đủ điều kiện" in each for each in (page, asked))
    decided = chair.post(address, answer)
    assert said(decided) == [f"Đã quyết định về hồ sơ {file.reg_no}: không đủ điều kiện."]
    assert now(file).state == "INELIGIBLE"
    assert chair.get(f"/ho-so/{CODE}/khac-nhau/").context["rows"] == []
    assert chair.get(address).status_code == 409


def test_officers_do_not_open_what_is_the_heads(an, binh):
    differ(an, binh)

    assert client_of(binh).get(f"/ho-so/{CODE}/khac-nhau/").status_code == 403


def test_differences_are_shown_a_page_at_a_time(an, binh, monkeypatch):
    monkeypatch.setattr("web.lists.ROWS", 1)
    first = differ(an, binh)
    second = Application.objects.filter(state="ELIGIBLE").order_by("reg_no")[1]
    conclude(second, an)
    conclude(second, binh, "REFUSE", SECRET, after=1)
    chair = client_of(person_named("chu-tich"))

    pages = [chair.get(f"/ho-so/{CODE}/khac-nhau/?page={number}") for number in (1, 2)]

    listed = [row["file"] for page in pages for row in page.context["rows"]]
    assert listed == sorted([first, second], key=lambda file: file.reg_no)


def test_many_differences_cost_no_more_questions_than_few(an, binh):
    chair, counts = client_of(person_named("chu-tich")), []
    eligible = list(Application.objects.filter(state="ELIGIBLE").order_by("reg_no")[:4])
    for file in eligible:
        conclude(file, an)
        conclude(file, binh, "REFUSE", SECRET, after=1)
        with CaptureQueriesContext(connection) as queries:
            page = chair.get(f"/ho-so/{CODE}/khac-nhau/")
        counts.append(len(queries))

    assert len(page.context["rows"]) == len(eligible)
    assert counts[1] == counts[-1]
