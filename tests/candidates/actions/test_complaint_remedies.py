"""A complaint that is upheld once the exam is over makes nobody eligible unseen."""

import pytest

from accounts.rules.duties import Role
from candidates.actions import complaint_remedies, complaints
from candidates.actions.held_again import positions_held_again
from candidates.models import Complaint, Seal
from candidates.rules.complaints import ComplaintState
from exams.models import Letter
from exams.rules.stages import MARK_WRITTEN, RANK
from results.actions import publishing_gates
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    move_to,
    obstruct,
    officer,
    person_named,
    refused,
)
from tests.relations import own

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


def answer(complaint, remedy="RESULTS_STAND", by="chu-tich", **others):
    typed = {"effect": "Giữ kết quả", "document": "CV 7", **others}
    by = person_named(by) if isinstance(by, str) else by
    return complaint_remedies.answer_referred(
        complaint=complaint, remedy=remedy, by=by, at=LATE, **typed
    )


def blocked_by():
    """Return what keeps the results from being published because of complaints."""
    checks = publishing_gates.of_publishing_results(campaign(), today=LATE.date())
    return [(each.code, each.items) for each in checks if each.code == "COMPLAINT_REFERRED_OPEN"]


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
    assert blocked_by() == []


def test_no_results_are_published_before_the_competent_body_has_answered(complaint, an):
    referred = decide(complaint, remedy="AUTHORITY")
    code = referred.application.position_code

    assert referred.state == ComplaintState.REFERRED
    assert again(referred).application.state == "INELIGIBLE"
    assert blocked_by() == [("COMPLAINT_REFERRED_OPEN", (code,))]
    move_to(RANK)
    with events() as trail:
        answer(again(referred))
    assert blocked_by() == []
    facts = {"value": "REMEDY_RESULTS_STAND", "document": "CV 7"}
    chair = person_named("chu-tich").pseudonym
    assert trail == [("complaint.remedied", referred.application.reg_no, chair, facts)]
    kinds = Letter.objects.filter(receiver=an).order_by("composed_at", "kind")
    assert {letter.kind for letter in kinds} == {"COMPLAINT_REFERRED", "COMPLAINT_REMEDIED"}
    assert again(referred).state == ComplaintState.UPHELD


def test_a_position_that_is_held_again_is_void_and_the_others_are_published(complaint, an):
    referred = again(decide(complaint, remedy="AUTHORITY"))
    position = referred.application.position
    eligible = campaign().applications.filter(position=position, state="ELIGIBLE").first()
    binh = officer("binh", Role.CANDIDATE)
    arrange(eligible, person=binh)
    with events() as trail:
        answer(referred, remedy="HELD_AGAIN", effect="Xét sai điều kiện")

    assert [name for name, *_ in trail] == ["complaint.remedied"]
    assert blocked_by() == []
    assert campaign().positions.get(pk=position.pk).opening == "HELD_AGAIN"
    assert positions_held_again(campaign()) == {position.code: "CV 7"}
    [letter] = Letter.objects.filter(receiver=binh)
    assert (letter.kind, letter.about) == ("POSITION_HELD_AGAIN", eligible.reg_no)
    assert (letter.facts["document"], letter.facts["why"]) == ("CV 7", "Xét sai điều kiện")
    assert Letter.objects.filter(receiver=an, kind="COMPLAINT_REMEDIED").exists()


def test_a_file_of_no_position_voids_none(complaint):
    referred = again(decide(complaint, remedy="AUTHORITY"))
    arrange(referred.application, position=None)

    with refused("POSITION_NOT_IN_CAMPAIGN"):
        answer(again(referred), remedy="HELD_AGAIN")


def test_only_what_waits_is_answered_and_once(complaint):
    with refused("NOT_REFERRED"):
        answer(complaint)
    referred = again(decide(complaint, remedy="AUTHORITY"))
    answer(referred)
    with refused("NOT_REFERRED"):
        answer(again(referred))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"remedy": "NOT_SAT"}, "UNKNOWN_VALUE"),
        ({"effect": " "}, "REASON_MISSING"),
        ({"document": " "}, "DOCUMENT_MISSING"),
    ],
)
def test_the_answer_says_what_and_on_which_paper(complaint, typed, code):
    referred = again(decide(complaint, remedy="AUTHORITY"))
    with refused(code):
        answer(referred, **typed)


def test_who_is_tied_to_the_candidate_enters_no_answer(complaint):
    referred = again(decide(complaint, remedy="AUTHORITY"))
    own(person_named("chu-tich"), referred.application, kind="MENTOR")
    with refused("RECUSED_FROM"):
        answer(referred)


@pytest.mark.parametrize("how", OBSTACLES[:-1])
def test_the_answer_asks_for_duty_and_time(complaint, how):
    referred = decide(complaint, remedy="AUTHORITY")
    code, by = obstruct(how, person_named("chu-tich"))
    with refused(code):
        answer(again(referred), by=by)
