from hashlib import sha256

import pytest

from accounts.actions import sessions
from tests.actions import LATE, events, officer

pytestmark = pytest.mark.django_db


def test_who_came_in_is_recorded():
    an = officer("an")
    with events() as trail:
        sessions.signed_in(person=an, at=LATE)

    assert trail == [("login.ok", an.pseudonym, an.pseudonym, {})]


def test_of_a_failed_sign_in_only_a_digest_is_kept():
    with events() as trail:
        sessions.refused(username="mat-khau-go-nham", at=LATE)

    tried = sha256(b"mat-khau-go-nham").hexdigest()[:16]
    assert trail == [("login.failed", tried, "nobody", {})]
