"""The targets that were entered stand on the page of the structure, each with how far it is."""

from datetime import date

import pytest
from django.urls import reverse

from exams.actions import team_targets
from exams.models import Unit
from exams.rules.months import completed_years
from exams.rules.team_targets import kind_of_unit
from tests.actions import LATE, arrange, person_named
from tests.oversight.views.test_structure_figures import TODAY, figures, leaders, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def enter(subject="YOUNG_UNITS", year=TODAY.year, kind="", least=0, most=100, age=35, unit=None):
    fields = {
        **{"subject": subject, "year": year, "unit_kind": kind, "age_under": age},
        "unit": unit,
        **{"at_least": least, "at_most": most},
        **{"document": "09-KL/TU", "decided_on": LATE.date()},
    }
    team_targets.enter(fields=fields, by=person_named("quy-hoach"), at=LATE)


def rows(client):
    return figures(page(client))["year-targets"].table


def test_nothing_is_shown_where_no_target_was_entered(signed_in):
    assert "year-targets" not in figures(page(signed_in("quy-hoach")))


def test_units_of_a_kind_are_counted_against_the_range_of_the_year(signed_in):
    enter(kind="DEPARTMENT", least=100, age=40)
    kinds = {unit.code: kind_of_unit(unit.name) for unit in Unit.objects.all()}
    people = [each for each in leaders() if kinds.get(each.unit) == "DEPARTMENT"]
    young = {each.unit for each in people if completed_years(each.born, TODAY) < 40}
    units = {each.unit for each in people}

    table = rows(signed_in("quy-hoach"))

    [row] = table.rows
    assert row[:5] == (
        *("Đơn vị có lãnh đạo trẻ (dưới 40 tuổi)", TODAY.year, "sở, ban, ngành"),
        *(len(young), len(units)),
    )
    assert 0 < len(young) < len(units)
    assert (row[6], row[7], table.flagged) == ("100", "thấp hơn chỉ tiêu", {0})


def test_a_kind_without_units_and_another_year_are_not_reckoned(signed_in):
    enter(kind="COMMUNE")
    enter(year=TODAY.year - 1)
    enter("ROTATED_LEADERS", year=TODAY.year + 1)

    table = rows(signed_in("quy-hoach"))

    assert [row[7] for row in table.rows] == ["không tính được"] * 3
    assert table.flagged == set()


def test_the_rotation_of_each_year_has_the_range_of_that_year(signed_in):
    arrange(leaders()[0].periods.last(), kind="ROTATED", starts_on=date(TODAY.year - 1, 1, 15))
    enter("ROTATED_LEADERS", year=TODAY.year - 1, least=2, most=3)
    enter("ROTATED_UNITS", year=TODAY.year - 1, most=1)
    enter(least=90)

    answer = figures(page(signed_in("quy-hoach")))

    rotation, young = answer["rotation"].table, answer["young-units"].table
    assert [row[4] for row in rotation.rows] == ["", "", "", "2–3", "4–5"]
    assert young.rows[0][4] == "90–100"
    reached = {row[0]: row[3:5] for row in answer["year-targets"].table.rows}
    units = len({each.unit for each in leaders()})
    assert reached["Lãnh đạo được luân chuyển"] == (1, len(leaders()))
    assert reached["Đơn vị có cán bộ luân chuyển"] == (1, units)
    marks = {row[0]: row[7] for row in answer["year-targets"].table.rows}
    assert marks["Đơn vị có cán bộ luân chuyển"] == "vượt mức trên"


def test_the_page_leads_to_the_targets_and_the_spreadsheet_has_them(signed_in, sheets):
    client = signed_in("quy-hoach")
    enter("ROTATED_LEADERS")

    book = sheets(page(client, "structure-sheet"))

    assert reverse("exams:team-targets") in page(client).text
    assert book["Chỉ tiêu và tiến độ từng năm"][1][:2] == ["Lãnh đạo được luân chuyển", TODAY.year]


def without_young(age):
    young = {each.unit for each in leaders() if completed_years(each.born, TODAY) < age}
    return {each.unit for each in leaders()} - young


def links(answer, key):
    return {group.title: dict(group.items) for group in figures(answer)[key].links}


def test_the_units_that_lack_somebody_are_named_and_lead_to_their_own_structure(signed_in):
    client = signed_in("quy-hoach")
    enter(age=30)
    names = dict(Unit.objects.values_list("code", "name"))

    answer = page(client)

    [(title, lacking)] = links(answer, "year-targets").items()
    assert title == "Đơn vị có lãnh đạo trẻ (dưới 30 tuổi) – đơn vị chưa có:"
    assert set(lacking) == {names.get(unit, unit) for unit in without_young(30)}
    [(_title, young)] = links(answer, "young-units").items()
    assert set(young) == {names.get(unit, unit) for unit in without_young(35)}
    address = next(iter(young.values()))
    assert address.replace("&", "&amp;") in answer.text
    assert len(figures(client.get(address))["units"].table.rows) == 1


def test_a_target_of_one_unit_is_counted_in_it_alone(signed_in):
    unit = Unit.objects.filter(code__in=without_young(35)).first()
    enter(unit=unit, least=100)
    enter("ROTATED_LEADERS", unit=unit)

    answer = page(signed_in("quy-hoach"))

    rows_of_unit = {row[0]: row for row in figures(answer)["year-targets"].table.rows}
    assert {row[2] for row in rows_of_unit.values()} == {unit.name}
    assert rows_of_unit["Đơn vị có lãnh đạo trẻ (dưới 35 tuổi)"][3:5] == (0, 1)
    assert list(links(answer, "year-targets").values()) == [
        {unit.name: f"{reverse('oversight:structure')}?team=LEADERS&unit={unit.code}"}
    ]
