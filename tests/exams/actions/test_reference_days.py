"""The days by which facts are judged are fixed with a draft, and nowhere else."""

from datetime import date

import pytest

from candidates.actions.dossiers import announced_dates
from exams.actions import prepare
from exams.actions.reference_days import set_reference_days
from exams.rules.stages import ANNOUNCE, REGISTER
from results.actions import announcement_gates
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    move_to,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
FIXED = {
    "age": date(2026, 9, 1),
    "discipline": None,
    "latest_rated_year": 2024,
    "planning_age_month": date(2031, 3, 1),
}


@pytest.fixture(autouse=True)
def draft():
    closes = campaign().registration_closes
    move_to(ANNOUNCE)
    arrange(campaign(), registration_closes=closes)


def fix(days=None, by="thu-ky"):
    by = person_named(by) if isinstance(by, str) else by
    return set_reference_days(campaign=campaign(), days=days or FIXED, by=by, at=LATE)


def test_what_is_fixed_is_asked_of_screening_and_the_rest_is_the_end_of_registration():
    with events() as trail:
        fix()

    assert campaign().reference_dates == {
        "age": "2026-09-01",
        "latest_rated_year": 2024,
        "planning_age_month": "2031-03",
    }
    facts = {"age": "2026-09-01", "latest_rated_year": "2024", "planning_age_month": "2031-03"}
    secretary = person_named("thu-ky").pseudonym
    assert trail == [("reference_days.set", campaign().code, secretary, facts)]
    dates = announced_dates(arrange(campaign(), announced_on=LATE.date()))
    assert (dates.age, dates.latest_rated_year) == (date(2026, 9, 1), 2024)
    assert dates.discipline == campaign().registration_closes


def test_what_is_emptied_is_left_to_the_law_again():
    fix()
    fix(dict.fromkeys(FIXED))

    assert campaign().reference_dates == {}


def test_nobody_is_rated_for_a_year_that_has_not_ended():
    year = campaign().registration_closes.year
    with refused("YEAR_NOT_OVER", field="latest_rated_year"):
        fix({"latest_rated_year": year})
    fix({"latest_rated_year": year - 1})


def test_without_the_days_of_registration_no_year_is_too_late():
    arrange(campaign(), registration_closes=None)
    assert fix({"latest_rated_year": 2026}).reference_dates == {"latest_rated_year": 2026}


@pytest.mark.parametrize("how", OBSTACLES)
def test_it_asks_for_duty_and_draft(how):
    if how == OBSTACLES[-1]:
        move_to(REGISTER)
    code, by = obstruct(how, person_named("thu-ky"))
    with refused(code):
        fix(by=by)


def test_registration_does_not_close_within_the_latest_year_of_rating():
    latest = campaign().registration_closes.year - 1
    fix({"latest_rated_year": latest})
    earlier = {"registration_closes": date(latest, 12, 31)}
    with refused("YEAR_NOT_OVER", field="registration_closes"):
        prepare.change(campaign=campaign(), fields=earlier, by=person_named("thu-ky"), at=LATE)

    arrange(campaign(), **earlier)
    checks = announcement_gates.of_announcement(campaign(), {}, today=LATE.date())
    assert ("YEAR_NOT_OVER", "exams:reference-days") in [(each.code, each.page) for each in checks]
