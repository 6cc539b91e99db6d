"""The page of the cost plan: its form with lines, its versions and what changed between them."""

import pytest
import time_machine
from django.test import Client

from exams.actions import cost_plans
from exams.models import CostPlan
from exams.rules.cost_plans import CostLine
from tests.actions import LATE, campaign, person_named, stored
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "/dieu-hanh/TT2026-01/kinh-phi/"
FORM = f"{PAGE}ghi/"
QUERIES = 3
SETTING = {"item": "Ra đề thi viết", "basis": "TT 1/2026", "quantity": "3", "price": "500.000"}
MARKING = {"item": "Chấm thi viết", "basis": "TT 1/2026", "quantity": "120", "price": "15000"}
WHOLE = {"source": "Ngân sách thành phố", "document": "", "on": ""}


def typed(*lines, **whole):
    cells = {
        f"line-{number}-{name}": value
        for number, line in enumerate(lines, 1)
        for name, value in line.items()
    }
    return {**WHOLE, **cells, **whole}


def signed_in(username):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named(username), backend=BACKEND)
    return client


@pytest.fixture
def secretary():
    with time_machine.travel(LATE, tick=False):
        yield signed_in("thu-ky")


def enter(*lines, reason="", source="Ngân sách"):
    return cost_plans.enter(
        campaign=campaign(),
        lines=lines,
        source=source,
        document="",
        on=None,
        reason=reason,
        by=person_named("thu-ky"),
        at=LATE,
    )


def test_a_campaign_without_a_plan_says_that_it_needs_none(secretary):
    shows = readable_text(secretary.get(PAGE))

    assert "Dự toán không bắt buộc" in shows
    assert PAGE in secretary.get("/dieu-hanh/TT2026-01/").text


def test_the_secretary_enters_lines_and_reads_what_they_come_to(secretary):
    assert secretary.post(FORM, typed(SETTING, MARKING)).url == PAGE

    shows = readable_text(secretary.get(PAGE))
    assert all(words in shows for words in ("1.500.000", "1.800.000", "3.300.000"))
    assert "Chưa có văn bản phê duyệt" in shows
    assert "Bằng chữ: Ba triệu ba trăm nghìn đồng." in " ".join(shows.split())
    secretary.cookies["language"] = "en"
    in_english = readable_text(secretary.get(PAGE))
    assert "3,300,000" in in_english
    assert "triệu" not in in_english  # words of a number belong to the Vietnamese page


def test_what_was_just_done_is_no_part_of_what_is_printed(secretary):
    shows = secretary.post(FORM, typed(SETTING), follow=True).content.decode()

    assert '<div class="notices no-print" role="status">' in shows


def test_what_was_sent_twice_is_entered_once(secretary):
    sent = {**typed(SETTING), "request_id": "5f0c6f4e-8a50-4b26-9d0c-3f5a7c3b1a11"}

    answers = [secretary.post(FORM, sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert CostPlan.objects.count() == 1


def test_more_lines_are_offered_with_all_that_was_typed_and_nothing_is_entered(secretary):
    before = stored()

    answer = secretary.post(
        FORM, typed({**SETTING, "price": "x"}, {}, MARKING, on="32/1/2026", more_lines="1")
    )

    form = answer.context["form"]
    assert answer.status_code == 200
    assert len(form.lines) == 7
    assert [form.lines["2"]["item"].value(), form["on"].value()] == ["Chấm thi viết", "32/1/2026"]
    assert form.lines["1"]["price"].value() == "x"
    assert not form.errors
    assert stored() == before


def test_a_line_that_is_left_out_or_blank_is_none_of_the_plan(secretary):
    secretary.post(FORM, typed({**SETTING, "drop": "on"}, {"basis": "  "}, MARKING))

    [line] = CostPlan.objects.get().cost_lines
    assert line == CostLine("Chấm thi viết", "TT 1/2026", 120, 15_000)


def test_what_is_wrong_with_a_line_is_named_there_and_all_that_was_typed_stays(secretary):
    before = stored()

    answer = secretary.post(FORM, typed({**SETTING, "price": "1.50"}, {**MARKING, "quantity": ""}))

    first, second = answer.context["form"].lines["1"], answer.context["form"].lines["2"]
    assert answer.status_code == 422
    assert (list(first.errors), list(second.errors)) == (["price"], ["quantity"])
    assert "số đồng tròn" in readable_text(answer)
    assert first["price"].value() == "1.50"
    assert stored() == before


def test_a_refused_line_is_named_at_its_place_among_those_that_were_filled_in(secretary):
    answer = secretary.post(FORM, typed(SETTING, {}, MARKING, SETTING))

    assert answer.status_code == 422
    assert list(answer.context["form"].lines["3"].errors) == ["item"]
    assert not CostPlan.objects.exists()


def test_a_later_version_begins_with_the_one_before_and_shows_what_changed(secretary):
    enter(CostLine("Ra đề thi viết", "TT 1", 3, 500_000), CostLine("In đề", "Báo giá", 1, 9))
    form = secretary.get(FORM).context["form"]
    assert form.lines["1"]["price"].value() == "500.000"

    dearer = {**SETTING, "basis": "TT 1", "price": "600.000"}
    secretary.post(FORM, typed(dearer, MARKING, reason="Giá mới"))

    page = secretary.get(PAGE)
    assert [each.difference for each in page.context["changes"]] == [300_000, 1_800_000, -9]
    shows = readable_text(page)
    assert all(words in shows for words in ("Khác với bản 1", "+300.000", "-9", "Giá mới"))
    old = secretary.get(f"{PAGE}1/")
    assert (old.context["plan"].version, old.context["before"]) == (1, None)
    assert "Đây là bản cũ" in readable_text(old)
    assert secretary.get(f"{PAGE}3/").status_code == 404


def test_a_plan_that_another_window_entered_is_not_overwritten_unseen(secretary):
    began = secretary.get(FORM).context["form"]["began_with"].value()
    enter(CostLine("In đề", "Báo giá", 1, 9), source="Nguồn khác")

    answer = secretary.post(FORM, typed(SETTING, reason="Giá mới", began_with=began))

    assert answer.status_code == 422
    assert all(words in readable_text(answer) for words in ("cửa sổ khác", "Nguồn khác", "In đề"))
    assert CostPlan.objects.count() == 1


@pytest.mark.parametrize("username", ["chu-tich", "giam-sat"])
def test_who_decides_or_watches_reads_and_enters_nothing(username):
    reader = signed_in(username)

    assert FORM not in reader.get(PAGE).text
    assert reader.get(FORM).status_code == 403


def test_an_examiner_does_not_read_it():
    assert signed_in("giam-khao-1").get(PAGE).status_code == 403


def test_the_page_asks_the_same_few_queries_however_many_versions_there_are(
    secretary, django_assert_num_queries
):
    for price in range(2):
        enter(CostLine("In đề", "Báo giá", 1, price), reason="Giá mới")
    secretary.get(PAGE)
    with django_assert_num_queries(QUERIES):
        secretary.get(PAGE)
    for price in range(2, 6):
        enter(CostLine("In đề", "Báo giá", 1, price), reason="Giá mới")
    with django_assert_num_queries(QUERIES):
        secretary.get(PAGE)
