"""Decisions on appointing: a list of the selected, and a page that enters each from its paper."""

import re

import pytest

from results.actions.appointments import selected_papers
from results.models import Appointment
from tests.actions import campaign, person_named, stored
from tests.crawl import readable_text
from tests.relations import own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
LIST = "/dieu-hanh/TT2026-01/bo-nhiem/"


def first_selected():
    return selected_papers(campaign()).with_names().order_by("reg_no").first()


def typed(**others):
    day = campaign().publications.filter(kind="OFFICIAL").latest("version").published_on
    return {
        "outcome": "APPOINTED",
        "document": "1234/QĐ-UBND",
        "on": f"{day:%d/%m/%Y}",
        "reason": "",
        **others,
    }


def test_the_room_leads_to_the_list_of_the_selected_and_each_to_its_page(browser):
    secretary = browser("thu-ky")

    assert LIST in secretary.get("/dieu-hanh/TT2026-01/").text
    shows = secretary.get(LIST).text

    assert shows.count("Ghi kết quả") == selected_papers(campaign()).count()
    assert f"{LIST}{first_selected().reg_no}/" in shows


def test_the_secretary_enters_it_looking_at_it_once_more(browser):
    secretary, paper = browser("thu-ky"), first_selected()
    entry = f"{LIST}{paper.reg_no}/"
    before = stored()
    crumb = re.search(r'class="crumbs".*?</nav>', secretary.get(entry).text, re.DOTALL)[0]
    assert re.findall(f'href="{LIST}"[^>]*>\\s*([^<]*?)\\s*</a>', crumb) == ["Kết quả bổ nhiệm"]
    assert secretary.post(entry, typed()).status_code == 200
    assert {**stored(), "events": 0} == {**before, "events": 0}

    sent = {**typed(), "confirmed": "confirmed", "request_id": "1" * 32}
    assert secretary.post(entry, sent).url == LIST
    assert secretary.post(entry, sent).status_code == 303  # a second click

    assert Appointment.objects.count() == 1
    shows = readable_text(secretary.get(LIST))
    assert "Được bổ nhiệm" in shows
    assert "1234/QĐ-UBND" in shows


def test_a_correction_asks_why(browser):
    secretary = browser("thu-ky")
    entry = f"{LIST}{first_selected().reg_no}/"
    secretary.post(entry, {**typed(), "confirmed": "confirmed"})
    assert "Vì sao ghi lại" in secretary.get(entry).text

    refused = typed(outcome="NOT_APPOINTED")
    assert secretary.post(entry, refused).status_code == 422
    answered = {**refused, "reason": "Xin thôi", "confirmed": "confirmed"}
    assert secretary.post(entry, answered).status_code == 303

    assert "Không được bổ nhiệm" in secretary.get(LIST).text


def test_a_day_before_the_results_and_no_reason_are_refused_on_the_form(browser):
    secretary = browser("thu-ky")
    entry = f"{LIST}{first_selected().reg_no}/"

    for answers in (typed(on="01/01/2026"), typed(outcome="NOT_APPOINTED")):
        assert secretary.post(entry, answers).status_code == 422
    assert not Appointment.objects.exists()


def test_who_was_not_selected_has_no_such_page_to_fill_in(browser):
    others = campaign().applications.handed_in()
    other = others.exclude(pk__in=selected_papers(campaign()).values("pk")).first()

    answer = browser("thu-ky").get(f"{LIST}{other.reg_no}/")

    assert answer.status_code == 409
    assert "không có tên trong danh sách trúng tuyển" in answer.text


def test_the_chair_reads_and_is_led_to_no_form(browser):
    shows = browser("chu-tich").get(LIST).text

    assert first_selected().person_name in shows
    assert f"{LIST}{first_selected().reg_no}/" not in shows


def test_somebody_tied_does_not_find_the_person(browser):
    paper = first_selected()
    own(person_named("thu-ky"), paper, kind="MENTOR")

    assert paper.reg_no not in browser("thu-ky").get(LIST).text


def test_the_figures_count_who_was_appointed_once_a_decision_is_on_record(browser):
    secretary = browser("thu-ky")
    secretary.post(f"{LIST}{first_selected().reg_no}/", {**typed(), "confirmed": "confirmed"})

    groups, _ages = secretary.get("/so-lieu/TT2026-01/co-cau/").context["figures"]

    assert groups.table.rows[-1][:2] == ("Được bổ nhiệm", 1)
