"""A candidate of the approved list withdraws on a paper; that is neither absence nor nought."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.rules.duties import Role
from candidates.actions import decide, roll_call, sit, withdraw_called
from candidates.actions.eligible_list import fallen_short
from candidates.models import Application, Seal
from exams.models import Letter, Sitting
from exams.rules.enums import PartKind, SittingState
from exams.rules.letters import LetterKind
from results.actions import gates
from results.worklist.decisions import decisions_of_mine
from tests.actions import (
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    officer,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


@pytest.fixture
def before():
    """Return a moment of the day before the sitting."""
    return campaign().parts.get(kind=PartKind.WRITTEN).starts_at - timedelta(days=1)


@pytest.fixture(autouse=True)
def _numbered(before):
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=before - timedelta(days=3))


@pytest.fixture
def called():
    return Seal.objects.order_by("entry__number").first().application


def withdraw(application, at, document="Đơn 01", by=None, on=date(2026, 10, 16)):
    withdraw_called.withdraw_called(
        application=application,
        document=document,
        on=on,
        by=by or person_named("thu-ky"),
        at=at,
    )


def sitting_of(application):
    return Sitting.objects.get(entry=Seal.objects.get(application=application).entry)


def test_who_withdrew_is_said_so_in_the_file_and_on_the_roll(called, before):
    with events() as trail:
        withdraw(called, before)

    stored = Application.objects.get(pk=called.pk)
    assert (stored.state, stored.withdrawal_document) == ("WITHDRAWN", "Đơn 01")
    assert sitting_of(called).state == SittingState.WITHDRAWN
    assert [name for name, *_ in trail] == ["candidate.withdrew"]
    part = campaign().parts.get(kind=PartKind.WRITTEN)
    number = sitting_of(called).entry.number
    uncalled = [check for check in gates.of_seal(part, today=timezone.localdate(before))]
    missing = next(check for check in uncalled if check.code == "ATTENDANCE_MISSING")
    assert number not in missing.items


def test_the_candidate_withdraws_while_signed_in_and_gets_a_receipt(called, before):
    an = officer("an", Role.CANDIDATE)
    arrange(called, person=an)

    withdraw(Application.objects.get(pk=called.pk), before, by=an)

    assert Letter.objects.get(kind=LetterKind.WITHDRAWAL).receiver == an


def test_nobody_withdraws_another_and_none_without_a_paper(called, before):
    binh = officer("binh", Role.CANDIDATE)

    with refused("NOT_YOUR_DUTY"):
        withdraw(called, before, by=binh)
    with refused("DOCUMENT_MISSING", field="document"):
        withdraw(called, before, document=" ")
    with refused("DAY_IN_FUTURE", field="on"):
        withdraw(called, before, on=before.date() + timedelta(days=3))


def test_once_the_sitting_begins_nobody_withdraws(called, before):
    with refused("SITTING_BEGAN"):
        withdraw(called, before + timedelta(days=1))

    assert not withdraw_called.may_withdraw_called(called, before + timedelta(days=1))


def test_who_was_not_called_or_withdrew_already_does_not_withdraw(called, before):
    withdraw(called, before)
    with refused("NOT_CALLED"):
        withdraw(called, before)
    other = campaign().applications.filter(state="INELIGIBLE").first()
    with refused("NOT_CALLED"):
        withdraw(other, before)


def test_who_has_no_number_has_no_line_of_the_roll(before):
    unnumbered = campaign().applications.filter(state="INELIGIBLE").first()
    arrange(unnumbered, state="ELIGIBLE")
    lines = Sitting.objects.count()

    withdraw(unnumbered, before)

    unnumbered.refresh_from_db()
    assert (unnumbered.state, Sitting.objects.count()) == ("WITHDRAWN", lines)


def test_in_another_step_or_while_the_campaign_stands_still_nobody_is_led_to_it(called, before):
    assert withdraw_called.may_withdraw_called(called, before)
    arrange(called.campaign, suspended_on=before.date())
    assert not withdraw_called.may_withdraw_called(called, before)


@pytest.mark.parametrize("how", OBSTACLES)
def test_who_may_not_or_when_it_may_not_be_nobody_withdraws(called, before, how):
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        withdraw(called, before, by=by)


def test_the_roll_neither_says_that_somebody_withdrew_nor_calls_them_absent_after(called, before):
    part = campaign().parts.get(kind=PartKind.WRITTEN)
    entry, other = [seal.entry for seal in Seal.objects.order_by("entry__number")[:2]]
    withdraw(called, before)

    for one, state in ((entry, SittingState.ABSENT), (other, SittingState.WITHDRAWN)):
        with refused("HAS_WITHDRAWN", number=one.number):
            roll_call.attend(
                part=part,
                attendance={one: roll_call.Attendance(state, minutes="BB 1")},
                by=person_named("coi-thi"),
                at=before,
            )


def test_the_minimum_is_checked_again_at_once_and_named_to_the_chair_until_it_is_waived(before):
    position = campaign().positions.get(code="VT01")
    assert fallen_short(campaign()) == ()
    for application in campaign().applications.filter(position=position, state="ELIGIBLE")[1:]:
        withdraw(application, before)

    assert fallen_short(campaign()) == (position.code,)
    chair = person_named("chu-tich")
    assert f"/ho-so/{campaign().code}/vi-tri/" in [
        item.url for item in decisions_of_mine(chair, before)
    ]
    part = campaign().parts.get(kind=PartKind.WRITTEN)
    named = {check.code: check.items for check in gates.of_seal(part, today=before.date())}
    assert named["TOO_FEW_LEFT"] == (position.code,)

    decide.waive_minimum(
        position=position, document="46/QĐ", on=date(2026, 10, 16), by=chair, at=before
    )

    assert fallen_short(campaign()) == ()
    assert campaign().positions.get(code="VT01").waiver == "46/QĐ"


def test_where_nobody_is_left_a_waiver_is_not_enough(before):
    position = campaign().positions.get(code="VT01")
    decide.waive_minimum(
        position=position,
        document="46/QĐ",
        on=date(2026, 10, 16),
        by=person_named("chu-tich"),
        at=before,
    )
    for application in campaign().applications.filter(position=position, state="ELIGIBLE"):
        withdraw(application, before)

    assert fallen_short(campaign()) == (position.code,)


def test_who_sits_for_a_position_that_is_not_competed_for_has_nothing_to_withdraw_from(
    called, before
):
    arrange(called.position, opening="NOT_ENOUGH_CANDIDATES")
    application = Application.objects.select_related("campaign").get(pk=called.pk)

    assert not withdraw_called.may_withdraw_called(application, before)
    position = application.position_code
    with refused("NOTHING_TO_WITHDRAW_FROM", code=application.reg_no, position=position):
        withdraw(application, before)
