"""A letter waits until somebody lets it go; then it is its receiver's."""

import pytest

from accounts.rules.duties import Role
from exams.actions import letters
from exams.models import Letter
from exams.rules.letters import LetterKind
from tests.actions import LATE, arrange, campaign, events, obstruct, officer, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
REMINDER = LetterKind.DRAFT_REMINDER


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


def composed(to, about, kind=REMINDER):
    facts = {"closes": "06/10/2026"}
    made = letters.compose(kind, campaign=campaign(), to=to, about=about, facts=facts, at=LATE)
    return arrange(made)


def release(*about, by=None, kind=REMINDER):
    return letters.release(
        campaign=campaign(), kind=kind, letters=about, by=by or person_named("thu-ky"), at=LATE
    )


def test_only_the_letters_that_were_named_leave(an):
    for about in ("HS-1", "HS-2", "HS-3"):
        composed(an, about)

    with events() as trail:
        release("HS-3", "HS-1")

    left = {letter.about: letter.released_at for letter in Letter.objects.all()}
    assert left == {"HS-1": LATE, "HS-2": None, "HS-3": LATE}
    facts = {"kind": "DRAFT_REMINDER", "files": ["HS-1", "HS-3"]}
    assert trail == [("letters.released", "TT2026-01", person_named("thu-ky").pseudonym, facts)]


@pytest.mark.parametrize("about", [["HS-1", "HS-9"], ["HS-9"], []])
def test_when_one_of_them_does_not_wait_none_leaves(an, about):
    composed(an, "HS-1")

    with refused("NO_LETTER_WAITS", field="letters"):
        release(*about)

    assert Letter.objects.get().released_at is None


def test_what_has_left_does_not_leave_again(an):
    composed(an, "HS-1")
    release("HS-1")

    with refused("NO_LETTER_WAITS"):
        release("HS-1")


def test_a_letter_of_another_kind_is_not_meant(an):
    composed(an, "HS-1")

    with refused("NO_LETTER_WAITS"):
        release("HS-1", kind=LetterKind.RECEIPT)


@pytest.mark.parametrize("how", ["nobody", "elsewhere", "suspended", "cancelled"])
def test_who_may_not_or_when_it_may_not_be_nothing_leaves(an, how):
    composed(an, "HS-1")
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        release("HS-1", by=by)


def test_what_a_mail_server_took_is_noted(an):
    letter = composed(an, "HS-1", LetterKind.RECEIPT)
    assert letter.released_at == LATE  # it leaves at once

    with events() as trail:
        letters.mailed(letters=[letter], by="outbox", at=LATE)

    assert Letter.objects.get().mailed_at == LATE
    assert str(letter) == "RECEIPT HS-1"
    assert trail == [("letters.mailed", "TT2026-01", "outbox", {"count": 1})]
