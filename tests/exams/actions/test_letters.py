"""A letter that a mail server took is noted as mailed."""

import pytest

from accounts.rules.duties import Role
from exams.actions import letters
from exams.models import Letter
from exams.rules.letters import LetterKind
from tests.actions import LATE, arrange, campaign, events, officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def test_what_a_mail_server_took_is_noted():
    letter = letters.compose(
        LetterKind.RECEIPT,
        campaign=campaign(),
        to=officer("an", Role.CANDIDATE),
        about="HS-1",
        facts={},
        at=LATE,
    )
    arrange(letter)
    assert letter.released_at == LATE  # it leaves at once

    with events() as trail:
        letters.mailed(letters=[letter], by="outbox", at=LATE)

    assert Letter.objects.get().mailed_at == LATE
    assert str(letter) == "RECEIPT HS-1"
    assert trail == [("letters.mailed", "TT2026-01", "outbox", {"count": 1})]
