"""How a vacancy is filled: one person answers for it, and only competition leads to a campaign."""

from datetime import timedelta

import pytest

from exams.actions import prepare, vacancies
from exams.models import Position, Vacancy
from exams.rules.stages import ANNOUNCE
from tests.actions import LATE, campaign, events, move_to, officer, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
FIELDS = {
    "mode": "HEAD_APPOINTS",
    "responsible": "Trần Văn Mẫu",
    "office": "Giám đốc Sở",
    "document": "12-QĐ/SNV",
    "decided_on": LATE.date(),
}


def post():
    return campaign().positions.order_by("code").first().post


def enter(by=None, **changes):
    return vacancies.enter(
        post=post(), fields={**FIELDS, **changes}, by=by or person_named("quy-hoach"), at=LATE
    )


def position(code="VT99"):
    return prepare.position(
        campaign=campaign(),
        code=code,
        post=post(),
        fields={"vacancies": 1},
        is_new=True,
        by=person_named("thu-ky"),
        at=LATE,
    )


def test_a_vacancy_is_kept_with_who_answers_for_it():
    with events() as trail:
        vacancy = enter()

    by = person_named("quy-hoach").pseudonym
    assert trail == [("vacancy.entered", post().code, by, {"mode": "HEAD_APPOINTS"})]
    assert (vacancy.responsible_fold, str(vacancy)) == ("tran van mau", f"vacancy of {post()}")


def test_the_latest_word_holds_and_those_before_stay():
    move_to(ANNOUNCE)
    enter()
    with refused("NOT_BY_EXAM", post=post().full_name, mode="HEAD_APPOINTS", who="Trần Văn Mẫu"):
        position()
    assert not Position.objects.filter(code="VT99").exists()

    enter(mode="EXAM")
    position()

    assert Position.objects.filter(code="VT99").exists()
    assert Vacancy.objects.count() == 2


def test_the_positions_that_the_register_lacks_are_named_once_anything_stands_in_it():
    assert (vacancies.not_in_register(campaign()), vacancies.is_register_empty()) == ((), True)
    enter(mode="EXAM")
    assert not vacancies.is_register_empty()

    others = campaign().positions.exclude(post=post()).order_by("code")
    assert vacancies.not_in_register(campaign()) == tuple(each.code for each in others) != ()


def test_a_day_to_come_and_a_stranger_are_refused():
    stranger = officer("nguoi-la")
    with events() as trail:
        with refused("DAY_IN_FUTURE", field="decided_on"):
            enter(decided_on=LATE.date() + timedelta(days=1))
        with refused("NOT_YOUR_DUTY", duty="KEEP_PLANNING"):
            enter(by=stranger)

    assert (trail, Vacancy.objects.count()) == ([], 0)
