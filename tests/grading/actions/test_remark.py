from datetime import date
from decimal import Decimal as D

import pytest

from exams.actions import prepare
from exams.models import Entry, Script
from exams.rules.enums import PartKind
from exams.rules.stages import Stage
from grading.actions import assign, mark, remark, settle
from grading.models import Dialogue, RemarkRequest
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("provisional")]
UNTIL = date(2026, 11, 25)


def part(kind=PartKind.WRITTEN):
    return campaign().parts.select_related("campaign").get(kind=kind)


@pytest.fixture
def entry():
    """Return the first by number whose script two examiners settled, far below the top."""
    two = Script.objects.exclude(assignments__hand=3).exclude(assignments__mark__points__gte=80)
    settled = two.filter(settlements=None).exclude(code__in=settle.outstanding(part()))
    return settled.order_by("entry__number").first().entry


def request_remark(entry, on=UNTIL, by=None, kind=PartKind.WRITTEN):
    return remark.request(
        entry=entry, part=part(kind), on=on, until=UNTIL, by=by or person_named("thu-ky"), at=LATE
    )


@pytest.mark.parametrize(("on", "late"), [(UNTIL, False), (date(2026, 11, 26), True)])
def test_a_request_on_the_last_day_is_in_time_and_a_later_one_is_kept_and_refused(entry, on, late):
    with events() as trail:
        made = request_remark(entry, on)

    facts = {"on": str(on), "refused_late": late}
    assert trail == [("remark.requested", entry.number, person_named("thu-ky").pseudonym, facts)]
    assert RemarkRequest.objects.get().refused_late is made.refused_late is late
    with refused("ALREADY_REQUESTED"):
        request_remark(entry)


@pytest.mark.parametrize(
    ("on", "code"),
    [(date(2027, 3, 2), "DAY_IN_FUTURE"), (date(2026, 11, 1), "DAY_BEFORE_PUBLICATION")],
)
def test_a_request_was_received_between_the_publication_and_today(entry, on, code):
    with refused(code, field="on"):
        request_remark(entry, on)


def test_there_is_no_remark_of_a_defence_before_publication_or_without_a_script(entry):
    with refused("NOT_REMARKABLE"):
        request_remark(entry, kind=PartKind.PROPOSAL)
    nobody = campaign().entries.filter(scripts=None).first()
    with refused("NO_SCRIPT", number=nobody.number):
        request_remark(nobody)
    arrange(part(), provisional_at=None)
    with refused("NOT_PUBLISHED_YET"):
        request_remark(entry)


def test_an_entry_of_another_campaign_is_refused(entry):
    other = prepare.draft(
        code="KHAC", fields={"name": "x", "host": "y"}, by=person_named("thu-ky"), at=LATE
    )
    arrange(entry, campaign=other)

    with refused("OTHER_CAMPAIGN"):
        request_remark(Entry.objects.get(pk=entry.pk))


@pytest.mark.parametrize("how", ["suspended", "cancelled", "wrong stage"])
def test_a_request_asks_for_time(entry, how):
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        request_remark(entry, by=by)


def remarked(entry, points="99"):
    """Return a request whose two remarkers agree, far from the published score."""
    request = request_remark(entry)
    for assignment in assign.remarkers(
        request=request, by=person_named("truong-ban-cham"), at=LATE
    ):
        mark.enter(assignment=assignment, points=D(points), seen=0, by=assignment.examiner, at=LATE)
        mark.hand_in(campaign=campaign(), by=assignment.examiner, at=LATE)
    return request


def decide(request, points="80.50", minutes="BB 1", by=None):
    return remark.decide(
        request=request,
        points=D(points),
        minutes=minutes,
        by=by or person_named("chu-tich"),
        at=LATE,
    )


def test_the_chair_decides_where_the_remark_lies_far_off(entry):
    request = remarked(entry)
    with refused("MINUTES_MISSING", number=entry.number):
        decide(request, minutes=" ")
    with refused("OFF_SCALE"):
        decide(request, "100.01")
    with events() as trail:
        decide(request)

    facts = {"points": "80.50", "minutes": "BB 1"}
    assert trail == [("remark.decided", entry.number, person_named("chu-tich").pseudonym, facts)]
    assert str(Dialogue.objects.get()).startswith("dialogue on ")
    with refused("NOT_ASKED_FOR", kind="DIALOGUE"):
        decide(request)


def test_nobody_decides_what_the_rule_decides(entry):
    request = request_remark(entry)

    with refused("NOT_ASKED_FOR"):
        decide(request)


@pytest.mark.parametrize("how", OBSTACLES)
def test_the_decision_asks_for_duty_and_time(entry, how):
    request = remarked(entry)
    code, by = obstruct(how, person_named("chu-tich"), away=Stage.ANNOUNCE)

    with refused(code):
        decide(request, by=by)
