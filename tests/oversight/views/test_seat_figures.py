"""How many are planned for a seat and what they studied: plain counts of the list in force."""

from collections import Counter
from decimal import Decimal

import pytest
from django.urls import reverse

from candidates.models import PlanningEntry, PlanningList
from exams.models import Post
from exams.rules.names import fold
from oversight.figures.figure import MOST_OPEN
from tests.actions import arrange

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def figures(signed_in):
    def of(unit=""):
        asked = {"team": "PLANNED", "unit": unit}
        answer = signed_in("quy-hoach").get(reverse("oversight:structure"), asked)
        assert answer.status_code == 200
        return {figure.key: figure for figure in answer.context["figures"]}

    return of


def entries():
    return PlanningList.objects.first().counted().filter(removed_on=None)


def planned():
    """Return who is planned for which post, once each, with what they studied."""
    posts = {post.code: post for post in Post.objects.select_related("unit")}
    rows = {(entry.citizen_id, entry.post): entry.speciality for entry in entries()}
    return [(posts[post], studied) for (_, post), studied in rows.items() if post in posts]


def test_each_unit_shows_its_seats_and_how_many_are_planned_for_one(figures):
    rows = {row[0]: row for row in figures()["planned-seats"].table.rows}
    people = Counter(post.unit.name for post, _ in planned())

    assert {name: row[2] for name, row in rows.items()} == dict(people)
    for name, row in rows.items():
        seats = sum(post.seats for post in Post.objects.filter(unit__name=name))
        assert row[1] == seats
        assert abs(row[3] - Decimal(row[2]) / seats) <= Decimal("0.005")


def test_who_studied_what_the_post_asks_is_counted(figures):
    suited = Counter(
        post.unit.name
        for post, studied in planned()
        if not post.specialities or fold(studied) in map(fold, post.specialities)
    )
    assert {row[0]: row[4] for row in figures()["planned-seats"].table.rows} == {
        name: suited[name] for name in {post.unit.name for post, _ in planned()}
    }


def test_a_unit_with_somebody_of_another_speciality_is_marked(figures):
    entry = PlanningEntry.objects.get(pk=entries().first().pk)
    arrange(entry, speciality="Ngành không ai hỏi")
    post = Post.objects.select_related("unit").get(code=entry.post)
    arrange(post, specialities=["Luật"])

    seats = figures()["planned-seats"].table
    number = [row[0] for row in seats.rows].index(post.unit.name)

    assert number in seats.flagged
    assert seats.rows[number][4] < seats.rows[number][2]


def test_the_specialities_of_one_unit_are_those_of_its_own(figures):
    unit = planned()[0][0].unit
    own = sum(post.unit == unit for post, _ in planned())

    rows = figures(unit.code)["specialities"].table.rows
    assert sum(row[1] for row in rows) == own


def test_a_speciality_is_spelt_as_most_lines_spell_it(figures):
    first, second, third = (PlanningEntry.objects.get(pk=each.pk) for each in entries()[:3])
    for entry, speciality in (
        (first, "Ngôn ngữ Lào"),
        (second, " ngôn ngữ Lào"),
        (third, "NGÔN NGỮ LÀO"),
    ):
        arrange(entry, speciality=speciality)

    rows = dict(figures()["specialities"].table.rows)

    assert rows["Ngôn ngữ Lào"] == 3


def test_a_long_table_is_opened_below_the_chart_of_its_greatest_by_who_wants_it(signed_in):
    studied = [f"Ngành {number}" for number in range(MOST_OPEN + 1)]
    for entry, speciality in zip(entries(), studied, strict=False):
        arrange(entry, speciality=speciality)

    answer = signed_in("quy-hoach").get(reverse("oversight:structure"), {"team": "PLANNED"})

    rows = {each.key: len(each.table.rows) for each in answer.context["figures"]}
    page = " ".join(answer.content.decode().split())
    folded = page.partition(f"<summary> Xem đủ {rows['specialities']} dòng </summary>")
    assert f"{studied[0]} </th>" in folded[2].partition("</details>")[0]
    assert page.count("<details") == 1
