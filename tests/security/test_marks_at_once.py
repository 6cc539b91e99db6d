"""One script at one moment: one hand saves, the other is told, and nothing is doubled."""

from decimal import Decimal
from functools import partial
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from audit.models import HandledRequest, Log
from exams.models import Campaign
from grading.actions import mark
from grading.models import Assignment, Mark
from tests.actions import (
    LATE,
    campaign,
)
from tests.at_once import (
    PATIENCE,
    asked_together,
    assert_the_trail_holds,
    at_once,
    count_of,
    signed_in,
    statuses,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("unthrottled")]
IMPATIENT = {"sqlite": "PRAGMA busy_timeout = 50", "postgresql": "SET lock_timeout = '50ms'"}


def save(assignment, points, *, version=0, request_id=""):
    """Return what a browser does with one cell, once it is signed in."""
    client = signed_in(assignment.examiner)
    address = f"/cham-thi/{campaign().code}/bai/{assignment.script.code}/"
    typed = {"points": points, "version": version, "request_id": request_id}
    return partial(client.post, address, typed, headers={"hx-request": "true"})


@pytest.fixture
def assignment(at):
    at("marking")
    return Assignment.objects.order_by("script__code").first()


def test_two_hands_of_one_script_both_keep_their_points(assignment):
    other = Assignment.objects.filter(script=assignment.script).exclude(pk=assignment.pk).get()

    answers = asked_together("accounts_session", save(assignment, "78"), save(other, "60"))

    assert statuses(answers) == [200, 200]
    assert [Mark.objects.get(assignment=hand).points for hand in (assignment, other)] == [78, 60]
    assert count_of("mark.entered") == 2


def test_a_double_click_writes_once(assignment):
    click = save(assignment, "78", request_id=str(uuid4()))

    answers = asked_together("accounts_session", click, click)

    assert statuses(answers) == [200, 200]
    assert (Mark.objects.get().points, Mark.objects.get().ver) == (78, 1)
    assert (count_of("mark.entered"), HandledRequest.objects.count()) == (1, 1)


@pytest.mark.parametrize("version", [0, 1], ids=["an empty cell", "a cell with points"])
def test_of_two_tabs_one_wins_and_the_other_is_told(assignment, version):
    for earlier in range(version):
        assert save(assignment, "50", version=earlier)().status_code == 200

    tabs = [save(assignment, typed, version=version) for typed in ("78", "61")]
    answers = asked_together("accounts_session", *tabs)

    assert statuses(answers) == [200, 409]
    loser = next(index for index, answer in enumerate(answers) if answer.status_code == 409)
    assert Mark.objects.get().points == (61, 78)[loser]
    assert f'value="{("78", "61")[loser]}"' in answers[loser].content.decode()
    assert (Mark.objects.get().ver, count_of("mark.entered")) == (version + 1, version + 1)


def test_of_two_machines_one_wins_and_the_other_is_told(assignment):
    client = signed_in(assignment.examiner)
    address = f"/api/desk/{assignment.script.code}/"

    asks = [
        partial(client.put, address, {"points": points, "seen": 0}, "application/json")
        for points in ("78", "61")
    ]
    answers = asked_together("grading_assignment", *asks)

    assert statuses(answers) == [200, 409]
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert refused.json()["code"] == "STALE_MARK"
    assert (Mark.objects.get().ver, count_of("mark.entered")) == (1, 1)


def test_all_marks_of_an_examiner_are_handed_in_once(assignment):
    for assigned in Assignment.objects.filter(examiner=assignment.examiner).select_related(
        "script"
    ):
        mark.enter(
            assignment=assigned,
            points=Decimal(50),
            seen=0,
            by=assignment.examiner,
            at=timezone.now(),
        )
    tabs = [{"request_id": str(uuid4())} for _ in range(2)]
    page = partial(signed_in(assignment.examiner).post, f"/cham-thi/{campaign().code}/nop/")

    answers = asked_together("exams_campaign", *(partial(page, tab) for tab in tabs))

    assert statuses(answers) == [303, 422]
    assert count_of("marks.handed_in") == 1


def test_who_comes_when_all_is_busy_is_told_and_may_try_again(assignment):
    taken, tried = Barrier(2, timeout=PATIENCE), Barrier(2, timeout=PATIENCE)
    enter = partial(
        mark.enter,
        assignment=assignment,
        points=Decimal(78),
        seen=0,
        by=assignment.examiner,
        at=LATE,
    )

    def hold_lock():
        with transaction.atomic():
            Campaign.objects.select_for_update().get()
            taken.wait()
            tried.wait()

    def come():
        taken.wait()
        with connection.cursor() as cursor:
            cursor.execute(IMPATIENT[connection.vendor])
        try:
            return enter()
        finally:
            tried.wait()

    assert at_once(hold_lock, come) == [None, "BUSY"]
    assert (Mark.objects.count(), count_of("mark.entered")) == (0, 0)
    assert enter().points == 78


def test_whoever_waited_for_the_campaign_goes_on_where_its_log_ends_by_then(assignment):
    everybody = Assignment.objects.filter(script__part__campaign=campaign())
    hands = list(everybody.select_related("examiner", "script").order_by("script__code"))[:8]
    before = Log.objects.get(pk=campaign().log).size

    answers = asked_together("accounts_session", *(save(hand, "50") for hand in hands))

    assert statuses(answers) == [200] * len(hands)
    assert Log.objects.get(pk=campaign().log).size == before + len(hands)
    assert_the_trail_holds()
