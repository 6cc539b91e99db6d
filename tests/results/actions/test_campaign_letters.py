"""Everybody who registered is written to when the announcement changes, or the campaign stops."""

import pytest

from accounts.rules.duties import Role
from candidates.actions import register
from exams.actions import advance
from exams.models import Letter
from exams.rules.letters import LetterKind
from results.actions import outbox
from results.worklist.letters import letters_to_release
from tests.actions import (
    arrange,
    by_two,
    campaign,
    cancel,
    moment,
    officer,
    person_named,
    refused,
)
from tests.exams.views.test_announcements import CHANGE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
OPEN, THEN, LATER = moment(2026, 9, 20), moment(2026, 9, 30), moment(2026, 10, 2)
CHANGED, SUSPENDED, RESUMED = (
    LetterKind.ANNOUNCEMENT_CHANGED,
    LetterKind.SUSPENSION,
    LetterKind.RESUMPTION,
)


@pytest.fixture
def own():
    return registration("an")


def registration(name, state="SUBMITTED"):
    made = register.begin(campaign=campaign(), by=officer(name, Role.CANDIDATE), at=OPEN)
    return arrange(made, state=state)


def suspend(at=THEN):
    chair = person_named("chu-tich")
    advance.suspend(campaign=campaign(), reason="Bão", by=chair, at=at)


def resume(at=LATER):
    chair = person_named("chu-tich")
    advance.resume(campaign=campaign(), reason="Hết bão", by=chair, at=at)


def composed(kind):
    return [letter.about for letter in Letter.objects.filter(kind=kind)]


def release(kind, *about, at=LATER):
    return outbox.release(
        campaign=campaign(), kind=kind, letters=about, by=person_named("thu-ky"), at=at
    )


def test_a_changed_announcement_is_told_to_whoever_registered_and_takes_part_still(own):
    registration("binh", state="DRAFT")
    registration("cuc", state="WITHDRAWN")

    by_two("CHANGE_ANNOUNCEMENT", at=THEN, **CHANGE)

    assert composed(CHANGED) == [own.reg_no]
    [letter] = release(CHANGED, own.reg_no)
    assert letter.facts["number"] == "12/TB"
    assert letter.facts["closes"] == "06/11/2026"


def test_a_letter_of_a_change_that_is_not_the_latest_does_not_leave(own):
    by_two("CHANGE_ANNOUNCEMENT", at=THEN, **CHANGE)
    arrange(campaign().announcements.get(version=2), number="13/TB")

    with refused("NO_LETTER_WAITS"):
        release(CHANGED, own.reg_no)


def test_a_suspension_is_told_while_the_campaign_stands_still(own):
    suspend()

    [item] = [
        each
        for each in letters_to_release(person_named("thu-ky"), LATER)
        if each.url.endswith(f"/{SUSPENDED.slug}/")
    ]
    assert item.count == 1
    assert [letter.about for letter in release(SUSPENDED, own.reg_no)] == [own.reg_no]
    with refused("CAMPAIGN_SUSPENDED"):
        release(CHANGED, own.reg_no)


def test_a_suspension_that_is_over_is_not_told_any_more_but_that_it_goes_on(own):
    suspend()
    resume()

    with refused("NO_LETTER_WAITS"):
        release(SUSPENDED, own.reg_no)
    assert [letter.about for letter in release(RESUMED, own.reg_no)] == [own.reg_no]


def test_that_it_goes_on_is_not_told_once_it_stands_still_again(own):
    suspend()
    resume()
    suspend(at=LATER)

    true = outbox.true_letters(campaign(), RESUMED, LATER)

    assert true == []


def test_a_cancelled_campaign_tells_neither(own):
    suspend()
    cancel(campaign=campaign(), reason="Dừng", by=person_named("chu-tich"), at=LATER)

    with refused("CAMPAIGN_CANCELLED"):
        release(SUSPENDED, own.reg_no)
