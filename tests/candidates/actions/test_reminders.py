"""Who began a registration and did not submit it is reminded: after a look, and not too often."""

from datetime import timedelta

import pytest

from accounts.rules.duties import Role
from candidates.actions import register
from candidates.actions.reminders import drafts_to_remind, remind
from exams.models import Letter
from exams.rules.letters import LetterKind
from exams.rules.stages import SCREEN
from results.actions import outbox
from tests.actions import (
    arrange,
    campaign,
    events,
    moment,
    move_to,
    obstruct,
    officer,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
OPEN = moment(2026, 9, 20)


@pytest.fixture
def draft():
    an = officer("an", Role.CANDIDATE)
    return register.begin(campaign=campaign(), by=an, at=OPEN)


def remind_all(at=OPEN, by=None):
    return remind(campaign=campaign(), by=by or person_named("thu-ky"), at=at)


def release(reminder, at=OPEN):
    outbox.release(
        campaign=campaign(),
        kind=LetterKind.DRAFT_REMINDER,
        letters=[reminder.about],
        by=person_named("thu-ky"),
        at=at,
    )


def test_a_reminder_waits_for_somebody_to_release_it(draft):
    with events() as trail:
        [reminder] = remind_all()

    stored = Letter.objects.get(pk=reminder.pk)
    assert (stored.receiver, stored.about) == (draft.person, draft.reg_no)
    assert (stored.released_at, stored.facts) == (None, {"closes": "06/10/2026"})
    facts = {"kind": "DRAFT_REMINDER", "count": 1}
    assert trail == [("letters.composed", "TT2026-01", person_named("thu-ky").pseudonym, facts)]


@pytest.mark.usefixtures("draft")
def test_nobody_is_reminded_again_within_two_days_nor_while_a_reminder_waits():
    [first] = remind_all()
    late = OPEN + timedelta(days=3)
    with refused("NOBODY_TO_REMIND"):
        remind_all(late)
    release(first)
    with refused("NOBODY_TO_REMIND"):
        remind_all(OPEN + timedelta(days=1))

    assert len(remind_all(late)) == 1


def test_who_submitted_or_withdrew_is_not_reminded(draft):
    arrange(draft, state="WITHDRAWN")

    with refused("NOBODY_TO_REMIND"):
        remind_all()


@pytest.mark.usefixtures("draft")
def test_after_the_last_day_nobody_is_reminded():
    assert len(drafts_to_remind(campaign(), moment(2026, 10, 6))) == 1
    assert drafts_to_remind(campaign(), moment(2026, 10, 7)) == []
    arrange(campaign(), registration_closes=None)
    assert drafts_to_remind(campaign(), OPEN) == []


@pytest.mark.usefixtures("draft")
def test_in_another_step_nobody_is_reminded():
    move_to(SCREEN)

    with refused("WRONG_STAGE"):
        remind_all()


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("how", ["nobody", "elsewhere", "suspended", "cancelled"])
def test_who_may_not_or_when_it_may_not_be_nobody_is_reminded(how):
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        remind_all(by=by)
