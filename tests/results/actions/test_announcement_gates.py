"""A position whose post the register of vacancies lacks: named by two persons, or refused."""

import pytest

from accounts.actions import approvals
from exams.models import Campaign, Post
from exams.rules.stages import Stage
from results.actions import announcement_gates
from tests.actions import apply, arrange, person_named, refused, request
from tests.results.actions.test_transitions_announce import (
    AT,
    CONTENT,
    asked,
    enter_vacancy,
    ready,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def open_points(draft):
    return announcement_gates.of_announcement(draft, CONTENT, today=AT.date())


def test_a_post_that_the_register_lacks_is_announced_only_if_the_request_names_it():
    made = ready(registered=False)
    enter_vacancy(Post.objects.get(code="SCT-01"), "EXAM")
    unnamed = asked(made)
    with refused("OPEN_POINTS", points="NOT_IN_REGISTER VT01"):
        apply(unnamed, at=AT)
    approvals.withdraw(request=unnamed, by=person_named("thu-ky"), reason="Nhầm", at=AT)

    named = request(
        "ANNOUNCE",
        open_points(made),
        at=AT,
        of_campaign=made,
        number="Số 1/TB",
        content=CONTENT,
        channels=["PORTAL"],
    )
    apply(named, at=AT)

    assert named.accepted == ["NOT_IN_REGISTER VT01"]
    assert Campaign.objects.get(code="MOI").stage == Stage.REGISTER


@pytest.mark.parametrize(
    ("asks", "levels"),
    [({"vacancy_register": "VACANCY_REFUSED"}, ["ERROR"]), ({}, ["WARNING"])],
)
def test_the_profile_says_whether_such_a_post_is_refused(asks, levels):
    made = ready(registered=False)
    enter_vacancy(Post.objects.get(code="SCT-01"), "EXAM")
    values = {**made.profile.values["eligibility"]}
    values.pop("vacancy_register")
    arrange(made.profile, values={**made.profile.values, "eligibility": {**values, **asks}})

    assert [check.level for check in open_points(Campaign.objects.get(code="MOI"))] == levels
    enter_vacancy(Post.objects.get(code="SNM-02"), "EXAM")
    assert open_points(Campaign.objects.get(code="MOI")) == ()


def test_an_empty_register_is_named_once_and_the_profile_may_leave_it():
    made = ready(registered=False)
    unnamed = asked(made)
    with refused("OPEN_POINTS", points="REGISTER_EMPTY"):
        apply(unnamed, at=AT)
    [point] = open_points(made)
    assert (point.level, point.page, point.items) == ("WARNING", "exams:vacancies", ())

    values = made.profile.values
    rules = {**values["eligibility"], "vacancy_register_empty": "VACANCY_EMPTY_NOT_ASKED"}
    arrange(made.profile, values={**values, "eligibility": rules})
    assert open_points(Campaign.objects.get(code="MOI")) == ()


def test_a_profile_of_old_asks_nothing_of_an_empty_register():
    made = ready(registered=False)
    values = made.profile.values
    rules = {**values["eligibility"]}
    del rules["vacancy_register_empty"]
    arrange(made.profile, values={**values, "eligibility": rules})

    assert open_points(Campaign.objects.get(code="MOI")) == ()
