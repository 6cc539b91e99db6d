"""Tenure and seats on the page of the structure: plain counts of the sample."""

from datetime import date

import pytest
from django.urls import reverse

from exams.actions import vacancies
from exams.models import Post, Unit
from exams.rules.months import completed_years
from exams.rules.names import fold
from tests.actions import LATE, arrange, person_named
from tests.oversight.views.test_structure_figures import TODAY, figures, leaders, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def test_the_years_in_the_present_post_are_counted(signed_in):
    table = figures(page(signed_in("quy-hoach")))["tenure"].table

    years = [completed_years(each.in_post_since, TODAY) for each in leaders() if each.in_post_since]
    assert sum(row[1] for row in table.rows) == len(leaders())
    assert table.rows[0][1] == sum(each < 3 for each in years)
    assert table.rows[3][1] == sum(each >= 8 for each in years)


def test_who_has_two_terms_or_soon_will_is_named_and_led_to(signed_in):
    first, second = leaders()[:2]
    arrange(first, in_post_since=date(2010, 1, 1))
    arrange(second, in_post_since=date(TODAY.year - 8, 12, 31))
    client = signed_in("quy-hoach")

    tenure = figures(page(client))["tenure"]

    over, soon = tenure.links
    address = reverse("candidates:cadre", args=[first.pk])
    assert over.items[0] == (first.name, address)
    assert second.name in dict(soon.items)
    assert tenure.table.flagged == {3}
    assert address in page(client).text


def test_the_seats_of_each_unit_stand_beside_who_is_in_office(signed_in):
    post = Post.objects.select_related("unit", "rank").first()
    fields = {"mode": "EXAM", "responsible": "Mẫu", "office": "Giám đốc", "document": "1/QĐ"}
    fields["decided_on"] = LATE.date()
    vacancies.enter(post=post, fields=fields, by=person_named("quy-hoach"), at=LATE)
    client = signed_in("quy-hoach")

    rows = {row[0]: row[1:] for row in figures(page(client))["seats-in-office"].table.rows}

    unit = Unit.objects.get(code=post.unit.code)
    seats = sum(each.seats for each in unit.posts.all())
    titles = {fold(each.full_name) for each in unit.posts.all()}
    own = [fold(each.current_post) for each in leaders() if each.unit == unit.code]
    holders = sum(title in titles for title in own)
    assert rows[unit.name][:2] == (seats, holders)
    assert rows[unit.name][0] - rows[unit.name][2] == rows[unit.name][1] - rows[unit.name][3]
    assert rows[unit.name][4:] == (len(own) - holders, 1)
    alone = figures(page(client, unit=unit.code))["seats-in-office"].table.rows
    assert [row[0] for row in alone] == [unit.name]
