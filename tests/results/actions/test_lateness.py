"""What answers the legal clock after its last day takes two persons who name that day and why."""

from datetime import timedelta

import pytest

from candidates.actions import sit
from exams.actions.clock import deadlines_of, due_days
from exams.models import ExamPart
from exams.rules.enums import PartKind
from results.actions import gates, lateness
from results.process.act_gates import checks_of, takes_two
from results.process.acts import ACTS
from results.rules.enums import ActName
from tests.actions import (
    LATE,
    apply,
    arrange,
    by_two,
    campaign,
    late_checks_of,
    person_named,
    refused,
    request,
)

pytestmark = pytest.mark.django_db
WRITTEN = PartKind.WRITTEN
# Of each act, where the sample campaign may do it, and what the act needs to be ready.
MOMENTS = {
    ActName.PUBLISH_ELIGIBLE: "listed",
    ActName.PUBLISH_PROVISIONAL: "opened",
    ActName.PUBLISH_OFFICIAL: "remarked",
    ActName.PUBLISH_RESULTS: "ranking",
}


def number():
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)


def late_in(checks):
    return [key for check in checks for key in check.keys if check.code == "DEADLINE_PASSED"]


def last_day(act):
    return due_days(deadlines_of(campaign()))[lateness.ANSWERS[act]]


@pytest.mark.parametrize("act", MOMENTS, ids=str)
def test_the_gate_names_the_last_day_from_the_day_after_on(life, act):
    with life.at(MOMENTS[act]):
        if act == ActName.PUBLISH_ELIGIBLE:
            number()
        day = last_day(act)

        in_time = checks_of(ACTS[act], campaign(), {}, day)
        late = checks_of(ACTS[act], campaign(), {}, day + timedelta(days=1))

        assert late_in(in_time) == []
        assert late_in(late) == [f"DEADLINE_PASSED {day:%d/%m/%Y}"]
        assert takes_two(ACTS[act], campaign(), late)


def test_every_act_that_answers_the_clock_is_asked_here_and_the_sitting_by_its_own_day():
    assert set(lateness.ANSWERS) == {*MOMENTS, ActName.SEAL}


def test_a_late_publication_is_refused_until_its_day_is_named(life):
    with life.at("opened"):
        unnamed = request("PUBLISH_PROVISIONAL", at=LATE.replace(2026, 11, 10), number="2/TB")
        key = f"DEADLINE_PASSED {last_day(ActName.PUBLISH_PROVISIONAL):%d/%m/%Y}"
        with refused("OPEN_POINTS", points=key, count="1"):
            apply(unnamed, at=LATE)


def test_a_list_posted_late_is_refused_until_its_day_is_named_and_later_versions_are_not_late(life):
    with life.at("listed"):
        number()
        unnamed = request("PUBLISH_ELIGIBLE", at=LATE.replace(2026, 10, 12), number="1/TB")
        with refused("OPEN_POINTS", count="1"):
            apply(unnamed, at=LATE)
        apply(unnamed, at=LATE.replace(2026, 10, 12))

        assert late_checks_of(campaign(), "PUBLISH_ELIGIBLE", LATE) == ()


def test_what_came_late_stands_with_its_last_day_its_time_and_its_reason(life):
    with life.at("opened"):
        by_two("PUBLISH_PROVISIONAL", number="2/TB", at=LATE)
        [late] = lateness.late_acts(campaign())

        assert (late.step, late.at) == ("P11_MARKING", LATE)
        assert late.reason
        assert late.last_day == "18/11/2026"


def test_what_came_in_time_is_not_among_what_came_late(life):
    with life.at("published"):
        assert lateness.late_acts(campaign()) == []


def test_an_exam_that_was_sat_after_its_last_day_is_named_at_the_sealing(life):
    with life.at("listed"):
        part = ExamPart.objects.select_related("campaign").get(kind=WRITTEN)
        day = last_day(ActName.SEAL)
        arrange(part, starts_at=LATE)
        assert late_in(gates.of_seal(part, today=LATE.date())) == [
            f"DEADLINE_PASSED {day:%d/%m/%Y}"
        ]

        arrange(part, starts_at=None)
        assert late_in(gates.of_seal(part, today=LATE.date())) == []


def test_periods_that_follow_late_results_count_from_the_day_they_came_out(life):
    with life.at("opened"):
        planned = due_days(deadlines_of(campaign()))
        by_two("PUBLISH_PROVISIONAL", number="2/TB", at=LATE)
        now = {each.step: each for each in deadlines_of(campaign())}

        part = ExamPart.objects.get(kind=WRITTEN)
        assert now["P12_REMARK_REQUEST"].start == LATE.date()
        assert now["P12_REMARK_REQUEST"].day == part.remark_until
        assert now["P13_REMARK_MARKING"].start == part.remark_until
        assert now["P11_MARKING"].day == LATE.date()
        assert planned["P12_REMARK_REQUEST"] < part.remark_until
