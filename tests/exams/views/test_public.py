"""What everybody reads of the regulations: sentences on the page, every parameter in the annex."""

import re

import pytest
from django.conf import settings
from django.test import Client

from tests.actions import arrange, campaign
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
PAGE, ANNEX = "/ky-thi/TT2026-01/", "/ky-thi/TT2026-01/quy-che/"
CODE = re.compile(r"\b[A-Za-z]+_[A-Za-z_]+\b|\b(?:WEIGHTED|ENFORCED|RANDOM|SUM|OFF)\b")


def words(address, language="vi"):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(address)
    body = re.sub(r"<(script|style|svg|footer|header)\b.*?</\1>", " ", readable_text(answer))
    body = re.sub(r'<span class="keep">(.*?)</span>', r"\1", body)  # within a sentence
    return " ".join(re.sub(r"<[^>]*>", " ", body.split("<main", 1)[1]).split())


def test_the_rules_are_sentences_with_their_article():
    text = words(PAGE)

    assert "được nhận trong ít nhất 30 ngày kể từ ngày thông báo. (NĐ 170/2025, Điều 15(4))" in text
    assert "từ mức “hoàn thành tốt nhiệm vụ” trở lên" in text
    assert "Applications are received for at least 30 days" in words(PAGE, "en")


def test_what_comes_next_is_told_with_its_day():
    assert re.search(r"Việc kế tiếp: Kết thúc nhận hồ sơ ?, dự kiến \d\d/\d\d/\d{4}", words(PAGE))


def test_the_sentences_follow_the_profile():
    current = campaign()
    rules = {**current.regulations["calendar"], "registration_days": 45}
    arrange(current, regulations={**current.regulations, "calendar": rules})

    assert "được nhận trong ít nhất 45 ngày" in words(PAGE)


def test_the_annex_names_every_parameter_and_no_code():
    text = words(ANNEX)

    assert "Thời hạn nhận hồ sơ (ngày)" in text
    assert "Ghi nhận trong quy chế, hệ thống không tự áp dụng" in text
    assert CODE.findall(text) == []
    assert "phải xác nhận" not in text


def test_the_public_page_does_not_call_the_plan_of_the_office_late():
    current = campaign()
    arrange(current, dates={**current.dates, "provisional_published": "2026-12-30"})

    text = words(PAGE)

    assert "30/12/2026" in text
    assert "Muộn hơn hạn" not in text
    assert "Hạn theo quy chế" not in text


def test_the_calendar_for_everybody_names_no_step_inside_the_office():
    current = campaign()
    days = {"published": "2026-12-20", "marking_finished": "2026-12-10"}
    arrange(current, dates={**current.dates, **days})

    text = words(PAGE)

    for inner in ("Báo cáo giám sát", "Bàn giao lưu trữ", "Hội đồng báo cáo kết quả"):
        assert inner not in text


def test_no_number_of_a_basis_breaks_between_two_lines():
    rules = readable_text(Client().get(PAGE)).split('id="rules"')[1].split("</ol>")[0]
    bases = "".join(re.findall(r'<span class="soft small">(.*)', rules))
    numbers = re.findall(r'(<span class="keep">)?\b\d+/(?:20\d\d|[A-ZĐ]+)', bases)

    assert numbers
    assert all(numbers)
