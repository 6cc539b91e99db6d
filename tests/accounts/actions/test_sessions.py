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


def test_who_went_out_is_recorded():
    an = officer("an")
    with events() as trail:
        sessions.signed_out(person=an, at=LATE)

    assert trail == [("login.ended", an.pseudonym, an.pseudonym, {})]


@pytest.mark.parametrize(("campaign", "about"), [("TT-1", "TT-1"), ("", "*")])
def test_who_was_turned_away_from_marks_is_recorded_with_the_page(campaign, about):
    an = officer("an")
    with events() as trail:
        sessions.access_refused(page="grading:ranking", campaign=campaign, by=an, at=LATE)

    assert trail == [("access.refused", about, an.pseudonym, {"page": "grading:ranking"})]


def test_who_took_a_file_along_is_recorded():
    an = officer("an")
    with events() as trail:
        sessions.exported(file="so-lieu.xlsx", by=an, at=LATE)

    assert trail == [("file.exported", "so-lieu.xlsx", an.pseudonym, {})]
