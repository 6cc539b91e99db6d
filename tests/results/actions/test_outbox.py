"""A letter waits until somebody lets it go, while it is true, or drops it."""

import pytest

from accounts.rules.duties import Role
from candidates.actions import register, reminders
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
REMINDER = LetterKind.DRAFT_REMINDER


@pytest.fixture
def drafts():
    people = [officer(name, Role.CANDIDATE) for name in ("an", "binh", "chi")]
    return [register.begin(campaign=campaign(), by=each, at=OPEN) for each in people]


@pytest.fixture
def names(drafts):
    reminders.remind(campaign=campaign(), by=person_named("thu-ky"), at=OPEN)
    return sorted(draft.reg_no for draft in drafts)


def release(*about, by=None, kind=REMINDER, at=OPEN):
    by = by or person_named("thu-ky")
    return outbox.release(campaign=campaign(), kind=kind, letters=about, by=by, at=at)


def drop(*keys, by=None, kind=REMINDER, reason="Soạn nhầm", at=OPEN):
    by = by or person_named("thu-ky")
    return outbox.drop(campaign=campaign(), kind=kind, letters=keys, reason=reason, by=by, at=at)


def key_of(about):
    return str(Letter.objects.get(about=about).pk)


def true():
    return [letter.about for letter in outbox.true_letters(campaign(), REMINDER, OPEN)]


def test_only_the_letters_that_were_named_leave(names):
    first, second, third = names

    with events() as trail:
        release(third, first)

    left = {letter.about: letter.released_at for letter in Letter.objects.all()}
    assert left == {first: OPEN, second: None, third: OPEN}
    facts = {"kind": "DRAFT_REMINDER", "files": [first, third]}
    assert trail == [("letters.released", "TT2026-01", person_named("thu-ky").pseudonym, facts)]


@pytest.mark.parametrize("others", [["HS-9"], []])
def test_when_one_of_them_does_not_wait_none_leaves(names, others):
    with refused("NO_LETTER_WAITS", field="letters"):
        release(*others, *(names[:1] if others else []))

    assert not Letter.objects.exclude(released_at=None).exists()


def test_what_has_left_does_not_leave_again_nor_is_it_dropped(names):
    release(names[0])

    with refused("NO_LETTER_WAITS"):
        release(names[0])
    with refused("NO_LETTER_WAITS"):
        drop(key_of(names[0]))


@pytest.mark.parametrize("how", ["nobody", "elsewhere", "suspended", "cancelled"])
def test_who_may_not_or_when_it_may_not_be_nothing_leaves(names, how):
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        release(names[0], by=by)


@pytest.mark.parametrize("how", ["nobody", "elsewhere", "suspended"])
def test_who_may_not_or_when_it_may_not_be_nothing_is_dropped(names, how):
    key = key_of(names[0])
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        drop(key, by=by)


def test_what_can_never_leave_a_cancelled_campaign_is_dropped_with_a_reason(names):
    key = key_of(names[0])
    obstruct("cancelled", person_named("thu-ky"))
    with refused("REASON_MISSING", field="reason"):
        drop(key, reason=" ")

    with events() as trail:
        drop(key, reason="Kỳ thi đã hủy")

    facts = {"kind": "DRAFT_REMINDER", "files": names[:1], "reason": "Kỳ thi đã hủy"}
    assert trail == [("letters.dropped", "TT2026-01", person_named("thu-ky").pseudonym, facts)]
    assert Letter.objects.get(pk=key).dropped_at == OPEN


def test_what_is_dropped_does_not_leave_and_its_draft_can_be_reminded_anew(names):
    first, *others = names

    with events() as trail:
        drop(key_of(first))

    facts = {"kind": "DRAFT_REMINDER", "files": [first], "reason": "Soạn nhầm"}
    assert trail == [("letters.dropped", "TT2026-01", person_named("thu-ky").pseudonym, facts)]
    assert Letter.objects.get(about=first).dropped_at == OPEN
    assert true() == others
    with refused("NO_LETTER_WAITS"):
        release(first)
    assert [draft.reg_no for draft in reminders.drafts_to_remind(campaign(), OPEN)] == [first]


def test_dropping_asks_why(names):
    with refused("REASON_MISSING", field="reason"):
        drop(key_of(names[0]), reason=" ")


@pytest.mark.parametrize("nothing", [True, False])
def test_when_one_of_them_cannot_be_dropped_none_is(names, nothing):
    keys = [] if nothing else [key_of(names[0]), "0b0f2b6e-6c1e-4a61-8f4e-0b6d0f6f2b6e"]

    with refused("NO_LETTER_WAITS", field="letters"):
        drop(*keys)

    assert not Letter.objects.exclude(dropped_at=None).exists()


def test_a_letter_of_another_kind_is_not_meant(names):
    with refused("NO_LETTER_WAITS"):
        drop(key_of(names[0]), kind=LetterKind.INELIGIBLE_NOTICE)


@pytest.mark.parametrize("state", ["SUBMITTED", "WITHDRAWN"])
def test_a_reminder_does_not_leave_once_its_draft_was_submitted_or_withdrawn(drafts, names, state):
    arrange(drafts[0], state=state)

    assert true() == sorted(draft.reg_no for draft in drafts[1:])
    with refused("NO_LETTER_WAITS"):
        release(drafts[0].reg_no)
    assert drafts[0].reg_no in names


def test_a_reminder_that_names_another_last_day_does_not_leave_and_is_composed_anew(names):
    arrange(campaign(), registration_closes=moment(2026, 10, 8).date())

    assert true() == []
    assert len(reminders.drafts_to_remind(campaign(), OPEN)) == len(names)


@pytest.mark.usefixtures("names")
def test_once_registration_is_over_no_reminder_leaves():
    assert outbox.true_letters(campaign(), REMINDER, moment(2026, 10, 7)) == []
    move_to(SCREEN)
    assert true() == []


def test_of_a_kind_that_leaves_at_once_nothing_waits():
    assert outbox.true_letters(campaign(), LetterKind.RECEIPT, OPEN) == []
