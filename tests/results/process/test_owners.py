"""Whom the gate of the marking names: those who owe a mark, and nobody who gave it away."""

import pytest

from accounts.rules.duties import Duty
from grading.models import Assignment
from results.process.owners import owners_of
from tests.actions import arrange, campaign, officer, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking")]


def give_all_of(former, to):
    for assignment in Assignment.objects.filter(examiner=former):
        arrange(assignment, examiner=to)


def test_who_gave_their_scripts_away_is_not_named_though_they_hold_the_office():
    former, substitute = person_named("giam-khao-1"), officer("giam-khao-moi", "EXAMINER")
    before = owners_of([Duty.MARK], campaign())[Duty.MARK]
    give_all_of(former, to=substitute)

    named = owners_of([Duty.MARK], campaign())[Duty.MARK]

    assert former in before
    assert substitute not in before
    assert former not in named
    assert substitute in named
