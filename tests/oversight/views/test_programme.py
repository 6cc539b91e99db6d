"""The programme of a year: each campaign's planned days, what was done, and what is late."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from tests.actions import arrange, campaign, moment, stored
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
PAGE, SHEET = reverse("oversight:programme"), reverse("oversight:programme-sheet")


def row_of(client, **asked):
    whole, late = client.get(PAGE, asked).context["figures"]
    return whole.table.rows, late.table.rows


def test_what_is_not_done_is_overdue_once_its_day_has_passed(signed_in):
    client = signed_in("thu-ky")
    with time_machine.travel(moment(2026, 11, 19), tick=False):
        [row], items = row_of(client)

    assert row[2:6] == (0, 0, 3, 3)  # the list, the exam and the first results; three to come
    assert {item[3] for item in items} == {"chưa xong"}


def test_a_cancelled_campaign_is_no_part_of_a_programme(signed_in):
    arrange(campaign(), cancelled_on=date(2026, 11, 1))

    page = signed_in("thu-ky").get(PAGE)

    assert page.context["figures"][0].table.rows == ()
    assert page.context["figures"][0].chart is None


@pytest.mark.parametrize("year", ["1999", "x", "2026abc"])
def test_a_year_without_a_plan_is_not_there(signed_in, year):
    assert signed_in("thu-ky").get(PAGE, {"nam": year}).status_code == 404


def test_the_sheet_holds_the_same_and_the_trail_says_who_took_it(signed_in):
    before = stored()

    answer = signed_in("thu-ky").get(SHEET, {"nam": "2026"})

    assert answer["Content-Disposition"].endswith('chuong-trinh-2026.xlsx"')
    assert stored() != before


def test_it_is_for_those_who_watch_campaigns_and_led_to_from_the_figures(signed_in):
    assert PAGE in signed_in("thu-ky").get(reverse("oversight:figures")).content.decode()
    assert "Chỉ tiêu: 100%" in readable_text(signed_in("thu-ky").get(PAGE, {"nam": "2026"}))
    assert signed_in("giam-khao-1").get(PAGE).status_code == 403


def test_its_cost_does_not_grow_with_the_campaigns(
    listed, signed_in, django_assert_max_num_queries
):
    client = signed_in("thu-ky")
    with django_assert_max_num_queries(12):
        client.get(PAGE, {"nam": "2026"})
