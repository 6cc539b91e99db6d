from datetime import date

import pytest

from exams.actions import catalogue
from exams.models import Equivalence, Holiday, Post, Rank, Unit
from tests.actions import (
    LATE,
    campaign,
    events,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
LADDER = [{"code": "X1", "name": "Trưởng", "order": 50, "level": "DIVISION", "prefixes": []}]

POST = {
    "code": "P1",
    "full_name": "Trưởng phòng",
    "unit": "U1",
    "rank": "X1",
    "approving_level": "UNIT",
    "seats": 2,
    "theory_min": "NONE",
    "specialities": [],
}


def keep(**what):
    catalogue.enter(**what, by=person_named("thu-ky"), at=LATE)


def test_the_catalogue_is_entered_and_corrected_by_code():
    with events() as trail:
        keep(
            units=[{"code": "U1", "name": "Đơn vị 1"}],
            ranks=LADDER,
            posts=[POST],
            equivalences=[{"code": "E1", "posts": ["P1"]}],
        )
    actor = person_named("thu-ky").pseudonym
    assert trail == [
        ("catalogue.kept", "units and ranks", actor, {"count": 2}),
        ("catalogue.kept", "posts", actor, {"count": 2}),
    ]

    keep(units=[{"code": "U1", "name": "Đơn vị một"}])

    unit = Unit.objects.get(code="U1")
    assert (unit.name, unit.ver) == ("Đơn vị một", 2)
    assert str(Post.objects.get(code="P1").unit) == "Đơn vị một"
    assert str(Rank.objects.get(code="X1")) == "Trưởng"
    assert str(Equivalence.objects.get(code="E1")) == "E1"


@pytest.mark.parametrize(("field", "value"), [("unit", "U9"), ("rank", "X9")])
def test_a_post_of_an_unknown_unit_or_rank_leaves_nothing(field, value):
    with refused("UNKNOWN_CODE", field=field, value=value, row="P1"):
        keep(units=[{"code": "U1", "name": "x"}], ranks=LADDER, posts=[{**POST, field: value}])


@pytest.mark.parametrize("code", ["P1", "p1"])
def test_a_post_that_shall_be_new_takes_the_place_of_none(code):
    units = [{"code": "U1", "name": "Đơn vị 1"}]
    keep(units=units, ranks=LADDER, posts=[POST], new_post="P1")

    with refused("CODE_TAKEN", field="code", code="P1"):
        keep(posts=[{**POST, "code": code, "full_name": "Chức danh khác"}], new_post=code)


@pytest.mark.parametrize("code", ["U1", "u1"])
def test_a_unit_that_shall_be_new_takes_the_place_of_none(code):
    keep(units=[{"code": "U1", "name": "Đơn vị 1"}], new_unit="U1")

    with refused("CODE_TAKEN", field="code", code="U1"):
        keep(units=[{"code": code, "name": "Đơn vị khác"}], new_unit=code)


def test_the_kind_of_a_unit_is_what_was_entered_or_what_its_name_tells():
    keep(
        units=[
            {"code": "U1", "name": "Phường Một"},
            {"code": "U2", "name": "X", "kind": "DIVISION"},
        ]
    )

    kinds = [unit.kind_or_by_name for unit in Unit.objects.filter(code__in=["U1", "U2"])]
    assert kinds == ["COMMUNE", "DIVISION"]


def test_a_day_of_the_calendar_is_entered_corrected_and_struck():
    tet = {"date": date(2028, 1, 26), "name": "Tết", "kind": "HOLIDAY"}
    catalogue.holidays(days=[tet], by=person_named("thu-ky"), at=LATE)
    with events() as trail:
        catalogue.holidays(
            days=[{**tet, "name": "Tết Mậu Thân"}], by=person_named("thu-ky"), at=LATE
        )
    day = Holiday.objects.get(date=tet["date"])

    assert trail == [("holidays.kept", "calendar", person_named("thu-ky").pseudonym, {"count": 1})]
    assert (day.name, day.ver, str(day)) == ("Tết Mậu Thân", 2, "2028-01-26 Tết Mậu Thân")
    with events() as trail:
        catalogue.strike_holiday(holiday=day, by=person_named("thu-ky"), at=LATE)
    assert trail == [("holiday.struck", "2028-01-26", person_named("thu-ky").pseudonym, {})]
    catalogue.holidays(days=[tet], by=person_named("thu-ky"), at=LATE)
    assert Holiday.objects.filter(date=tet["date"]).count() == 2
    assert ["2028-01-26", "Tết", "HOLIDAY"] not in campaign().holidays
