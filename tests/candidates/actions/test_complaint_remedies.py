"""A complaint that is upheld once the exam is over makes nobody eligible unseen."""

import pytest

from accounts.rules.duties import Role
from candidates.actions import complaints
from candidates.actions.referred import referred_positions
from candidates.models import Complaint, Seal
from candidates.rules.complaints import ComplaintState
from exams.models import Letter
from exams.rules.stages import MARK_WRITTEN
from tests.actions import LATE, arrange, campaign, move_to, officer, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def complaint(an):
    """Return a complaint of who was kept out of a written part that is over."""
    out = campaign().applications.filter(state="INELIGIBLE", position__opening="HELD")
    file = arrange(out.select_related("campaign", "position").order_by("reg_no").first(), person=an)
    made = complaints.make(application=file, reason="Tính thiếu", document="", by=an, at=LATE)
    move_to(MARK_WRITTEN)
    return again(made)


def again(complaint):
    rows = Complaint.objects.select_related("application__campaign", "application__position")
    return rows.get(pk=complaint.pk)


def decide(complaint, upheld=True, remedy=""):
    typed = {"answer": "Tính lại đủ", "document": "VB 9", "remedy": remedy}
    by = person_named("chu-tich")
    return complaints.decide(complaint=complaint, upheld=upheld, by=by, at=LATE, **typed)


@pytest.mark.parametrize("remedy", ["", "RESULTS_STAND", "SOMETHING"])
def test_the_chair_says_what_follows_when_nobody_sits_any_more(complaint, remedy):
    with refused("REMEDY_MISSING", field="remedy"):
        decide(complaint, remedy=remedy)


def test_a_complaint_dismissed_has_no_remedy(complaint):
    with refused("REMEDY_NOT_ASKED", field="remedy"):
        decide(complaint, upheld=False, remedy="NOT_SAT")
    assert decide(again(complaint), upheld=False).state == ComplaintState.DISMISSED


def test_who_does_not_sit_any_more_stays_out_and_is_told(complaint, an):
    decided = decide(complaint, remedy="NOT_SAT")

    file = again(decided).application
    assert (decided.state, file.state) == (ComplaintState.UPHELD, "INELIGIBLE")
    assert not Seal.objects.filter(application=file).exists()
    [letter] = Letter.objects.filter(receiver=an)
    assert (letter.kind, letter.facts["why"]) == ("COMPLAINT_NOT_SAT", "Tính lại đủ")
    assert referred_positions(campaign()) == ()
