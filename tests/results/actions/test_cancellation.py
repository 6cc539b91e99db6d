"""Cancelling ends a campaign for good, and composes a letter for whoever takes part still."""

import pytest
from django.utils.translation import override

from accounts.rules.duties import Role
from candidates.actions import register
from exams.actions import advance
from exams.documents.letters import text_of
from exams.models import Letter
from exams.rules.letters import LetterKind
from results.actions import cancellation, outbox
from tests.actions import (
    LATE,
    arrange,
    campaign,
    cancel,
    events,
    moment,
    officer,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
CANCELLED = {"document": "7/QĐ-HĐTT", "on": str(LATE.date()), "reason": "Dừng", "count": ""}
OPEN = moment(2026, 9, 20)


def registration(name, state="SUBMITTED"):
    person = officer(name, Role.CANDIDATE)
    own = register.begin(campaign=campaign(), by=person, at=OPEN)
    arrange(own, state=state)
    return own


def chair():
    return person_named("chu-tich")


def release(*about, kind=LetterKind.CANCELLATION):
    by = person_named("thu-ky")
    return outbox.release(campaign=campaign(), kind=kind, letters=about, by=by, at=LATE)


def test_a_suspended_campaign_can_be_cancelled():
    chair = person_named("chu-tich")
    advance.suspend(campaign=campaign(), reason="Bão", by=chair, at=LATE)

    with events() as trail:
        cancel(campaign=campaign(), reason="Dừng", by=chair)

    assert trail == [("campaign.cancelled", "TT2026-01", chair.pseudonym, CANCELLED)]
    assert campaign().cancelled_on == LATE.date()


def test_a_cancelled_campaign_is_cancelled_for_good():
    chair = person_named("chu-tich")
    with refused("REASON_MISSING"):
        cancel(campaign=campaign(), reason="", by=chair)
    with events() as trail:
        cancel(campaign=campaign(), reason="Dừng", by=chair)

    assert trail == [("campaign.cancelled", "TT2026-01", chair.pseudonym, CANCELLED)]
    for action in (cancel, advance.suspend, advance.resume):
        with refused("CAMPAIGN_CANCELLED"):
            action(campaign=campaign(), reason="x", by=chair, at=LATE)


@pytest.mark.parametrize(
    ("document", "on", "code"),
    [(" ", LATE.date(), "DOCUMENT_MISSING"), ("7/QĐ", moment(2027, 12, 1).date(), "DAY_IN_FUTURE")],
)
def test_a_cancellation_rests_on_a_document_that_is_there(document, on, code):
    chair = person_named("chu-tich")

    with refused(code):
        cancellation.cancel(
            campaign=campaign(), document=document, on=on, reason="Dừng", by=chair, at=LATE
        )


@pytest.mark.parametrize("state", ["SUBMITTED", "ELIGIBLE", "INELIGIBLE", "SPECIAL_CASE_PENDING"])
def test_whoever_registered_has_a_letter_that_waits_and_names_the_public_document(state):
    own = registration("an", state)

    with events() as trail:
        cancel(campaign=campaign(), reason="Lý do nội bộ", by=chair())

    facts = {**CANCELLED, "reason": "Lý do nội bộ", "count": 1}
    assert trail == [("campaign.cancelled", "TT2026-01", chair().pseudonym, facts)]
    letter = Letter.objects.get()
    assert (letter.receiver, letter.about, letter.released_at) == (own.person, own.reg_no, None)
    with override("vi"):
        text = text_of(letter)
    assert "7/QĐ-HĐTT ngày 01/03/2027" in text.body
    assert own.reg_no in text.subject
    assert "nội bộ" not in text.subject + text.body


@pytest.mark.parametrize("state", ["DRAFT", "WITHDRAWN"])
def test_whoever_never_handed_in_or_withdrew_is_left_in_peace(state):
    registration("an", state)

    cancel(campaign=campaign(), reason="Dừng", by=chair())

    assert not Letter.objects.exists()


def test_a_refused_cancellation_composes_nothing():
    registration("an")

    with refused("REASON_MISSING"):
        cancel(campaign=campaign(), reason=" ", by=chair())


@pytest.mark.parametrize("suspended", [False, True])
def test_the_letter_leaves_the_cancelled_campaign_by_hand_of_the_secretary(suspended):
    own = registration("an")
    if suspended:
        advance.suspend(campaign=campaign(), reason="Bão", by=chair(), at=LATE)
    cancel(campaign=campaign(), reason="Dừng", by=chair())

    with events() as trail:
        release(own.reg_no)

    facts = {"kind": "CANCELLATION", "files": [own.reg_no]}
    by = person_named("thu-ky").pseudonym
    assert trail == [("letters.released", "TT2026-01", by, facts)]
    assert Letter.objects.get(kind=LetterKind.CANCELLATION).released_at == LATE
    with refused("NO_LETTER_WAITS"):
        release(own.reg_no)


def test_no_other_letter_leaves_with_it():
    own = registration("an")
    cancel(campaign=campaign(), reason="Dừng", by=chair())
    arrange(Letter.objects.get(), kind="DRAFT_REMINDER")

    with refused("CAMPAIGN_CANCELLED"):
        release(own.reg_no, kind=LetterKind.DRAFT_REMINDER)
