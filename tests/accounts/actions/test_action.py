"""An action is permitted by the duty it declared, and one of a campaign has locked it."""

import pytest

from accounts.actions.action import CampaignNotLocked, action, check_duty, running
from accounts.rules.duties import Duty, Role
from audit.actions.record import record
from tests.actions import LATE, refused, stored

pytestmark = pytest.mark.django_db


@action(duty=Duty.PREPARE, in_campaign=False)
def note(*, by, at):
    record("test.noted", about="x", by=by, at=at)
    return running()


@action(duty=Duty.PREPARE)
def forget_the_lock(*, by, at):
    record("test.noted", about="x", by=by, at=at)


def test_an_action_of_the_installation_is_permitted_by_its_duty(person):
    secretary = person("thu-ky", Role.SECRETARY)

    run = note(by=secretary, at=LATE)

    assert (run.by, run.at, run.declaration) == (secretary, LATE, note.declaration)


def test_whoever_lacks_the_duty_is_refused_and_nothing_is_written(person):
    examiner = person("giam-khao", Role.EXAMINER)

    with refused("NOT_YOUR_DUTY", duty=Duty.PREPARE):
        note(by=examiner, at=LATE)


def test_the_console_has_no_duties_and_needs_none():
    assert note(by="console", at=LATE).by == "console"


def test_an_action_of_a_campaign_that_did_not_lock_it_is_undone(person):
    secretary = person("thu-ky", Role.SECRETARY)
    before = stored()

    with pytest.raises(CampaignNotLocked, match="forget_the_lock"):
        forget_the_lock(by=secretary, at=LATE)

    assert stored() == before


def test_outside_an_action_nothing_is_under_way():
    with pytest.raises(RuntimeError, match="no action"):
        running()


def test_one_of_several_duties_is_enough(person):
    secretary = person("thu-ky", Role.SECRETARY)

    check_duty(secretary, [Duty.MARK, Duty.PREPARE], LATE)
    with refused("NOT_YOUR_DUTY", duty=Duty.MARK):
        check_duty(secretary, [Duty.MARK, Duty.RANK], LATE)
