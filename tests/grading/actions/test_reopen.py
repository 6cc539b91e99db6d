"""What was handed in is opened again by two: who handed it in asks, the head or chair applies."""

from decimal import Decimal as D

import pytest

from accounts.actions.two_persons import effect_of
from exams.models import ExamPart
from grading.actions import mark, reopen
from grading.models import Assignment, Mark, Slip
from results.actions import gates
from results.process.acts import ACTS
from tests.actions import (
    LATE,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    person_named,
    refused,
    request,
)

pytestmark = pytest.mark.django_db


def handed_in():
    marks = Mark.objects.filter(assignment__hand=1, assignment__round="MARK")
    marks = marks.exclude(final_at=None).order_by("assignment__script__code")
    return marks.select_related("assignment__script__part__campaign", "assignment__examiner")[0]


def slip():
    slips = Slip.objects.exclude(handed_in_at=None).order_by("entry__number", "seat__number")
    return slips.select_related("seat__member", "entry")[0]


def test_a_mark_goes_back_to_its_examiner_with_its_points(life):
    with life.at("marked"):
        given = handed_in()
        assignment, examiner = given.assignment, given.assignment.examiner
        stored_arguments = {"assignment": str(assignment.pk)}
        effect = effect_of(ACTS["REOPEN_MARK"], campaign().code, stored_arguments).plain()
        with events() as trail:
            by_two("REOPEN_MARK", asks=examiner, applies=person_named("truong-ban-cham"),
                   **stored_arguments)  # fmt: skip

        opened = Mark.objects.get(pk=given.pk)
        assert (opened.final_at, opened.points) == (None, given.points)
        assert [name for name, *_ in trail] == [
            "approval.asked",
            "mark.reopened",
            "approval.applied",
        ]
        assert trail[1][3] == {"round": "MARK", "hand": 1}
        assert effect["lines"] == [{"number": assignment.script.code, "hand": "1"}]
        assert f"{given.points:.2f}" not in str(effect)
        mark.enter(
            assignment=Assignment.objects.get(pk=assignment.pk),
            points=D(50),
            seen=opened.ver,
            by=examiner,
            at=LATE,
        )
        assert Mark.objects.get(pk=given.pk).points == 50


def test_a_mark_that_was_not_handed_in_is_not_opened(life):
    with life.at("marked"):
        given = handed_in()
        arrange(given, final_at=None)

        asked = request(
            "REOPEN_MARK", by=given.assignment.examiner, assignment=str(given.assignment_id)
        )

        with refused("NOT_HANDED_IN", code=given.assignment.script.code):
            apply(asked, by=person_named("truong-ban-cham"))


def test_frozen_marks_stay_frozen(life):
    with life.at("closed"):
        given = handed_in()
        asked = request(
            "REOPEN_MARK", by=given.assignment.examiner, assignment=str(given.assignment_id)
        )

        with refused("ALREADY_CLOSED"):
            apply(asked, by=person_named("truong-ban-cham"))


def test_one_person_alone_opens_nothing_again(life):
    with life.at("marked"), refused("TWO_PERSONS_NEEDED"):
        reopen.reopen_mark(
            assignment=handed_in().assignment, by=person_named("truong-ban-cham"), at=LATE
        )
    with life.at("scored"), refused("TWO_PERSONS_NEEDED"):
        reopen.reopen_slip(slip=slip(), by=person_named("chu-tich"), at=LATE)


def test_a_slip_goes_back_to_its_member_until_the_defence_is_closed(life):
    with life.at("scored"):
        given = slip()
        arguments = {"slip": str(given.pk)}
        effect = effect_of(ACTS["REOPEN_SLIP"], campaign().code, arguments).plain()
        by_two("REOPEN_SLIP", asks=given.seat.member, applies=person_named("chu-tich"), **arguments)

        opened = Slip.objects.get(pk=given.pk)
        assert (opened.handed_in_at, opened.points) == (None, given.points)
        assert effect["lines"] == [{"number": given.entry.number, "hand": str(given.seat.number)}]
        part = ExamPart.objects.select_related("campaign").get(pk=given.seat.part_id)
        assert "SLIPS_UNFINISHED" in [check.code for check in gates.of_close_defence(part)]
        again = request("REOPEN_SLIP", by=given.seat.member, **arguments)
        with refused("NOT_HANDED_IN", code=given.entry.number):
            apply(again, by=person_named("chu-tich"))


def test_a_slip_of_a_closed_defence_stays(life):
    with life.at("ranking"):
        given = slip()
        asked = request("REOPEN_SLIP", by=given.seat.member, slip=str(given.pk))

        with refused("WRONG_STAGE"):
            apply(asked, by=person_named("chu-tich"))
