"""What the competent body answers of a position that waits for it since a complaint."""

import pytest

from accounts.actions import two_persons
from accounts.models import Person
from accounts.rules.duties import Role
from candidates.actions import complaints, referred
from candidates.actions.held_again import positions_held_again
from candidates.models import Complaint
from candidates.rules.complaints import ComplaintState
from exams.models import Letter
from exams.rules.stages import MARK_WRITTEN, RANK
from results.actions import publishing_gates
from results.process.acts import ACTS
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    move_to,
    obstruct,
    officer,
    person_named,
    refused,
    request,
)
from tests.relations import own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
TOLD = {"reason": "Xét sai điều kiện", "document": "CV 7"}


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def complaint(an):
    """Return a complaint that was upheld too late, and waits for the competent body."""
    out = campaign().applications.filter(state="INELIGIBLE", position__opening="HELD")
    file = arrange(out.select_related("campaign", "position").order_by("reg_no").first(), person=an)
    made = complaints.make(application=file, reason="Tính thiếu", document="", by=an, at=LATE)
    move_to(MARK_WRITTEN)
    by = person_named("chu-tich")
    typed = {"answer": "Tính lại đủ", "document": "VB 9", "remedy": "AUTHORITY"}
    return again(complaints.decide(complaint=again(made), upheld=True, by=by, at=LATE, **typed))


def again(complaint):
    rows = Complaint.objects.select_related("application__campaign", "application__position")
    return rows.get(pk=complaint.pk)


def let_stand(complaint, by="chu-tich", **others):
    by = by if isinstance(by, Person) else person_named(by)
    typed = {"reason": "Giữ kết quả", "document": "CV 7", **others}
    return referred.let_results_stand(complaint=complaint, by=by, at=LATE, **typed)


def asked(complaint, **others):
    """Return how a position is voided by two: the act and its arguments."""
    return "HOLD_AGAIN", {"complaint": str(complaint.pk), **TOLD, **others}


def hold_again(complaint, **others):
    act, arguments = asked(complaint)
    return by_two(act, **others, **arguments)


def blocked_by():
    """Return what keeps the results from being published because of complaints."""
    checks = publishing_gates.of_publishing_results(campaign(), today=LATE.date())
    return [(each.code, each.items) for each in checks if each.code == "COMPLAINT_REFERRED_OPEN"]


def test_no_results_are_published_before_the_competent_body_has_answered(complaint, an):
    code = complaint.application.position_code

    assert complaint.state == ComplaintState.REFERRED
    assert complaint.application.state == "INELIGIBLE"
    assert blocked_by() == [("COMPLAINT_REFERRED_OPEN", (code,))]
    move_to(RANK)
    with events() as trail:
        let_stand(complaint)
    assert blocked_by() == []
    facts = {"value": "REMEDY_RESULTS_STAND", "document": "CV 7"}
    chair = person_named("chu-tich").pseudonym
    assert trail == [("complaint.remedied", complaint.application.reg_no, chair, facts)]
    kinds = Letter.objects.filter(receiver=an).order_by("composed_at", "kind")
    assert {letter.kind for letter in kinds} == {"COMPLAINT_REFERRED", "COMPLAINT_REMEDIED"}
    assert again(complaint).state == ComplaintState.UPHELD


def test_a_position_that_is_held_again_is_void_and_two_persons_saw_for_whom(complaint, an):
    position = complaint.application.position
    eligible = campaign().applications.filter(position=position, state="ELIGIBLE")
    binh = officer("binh", Role.CANDIDATE)
    first = arrange(eligible.order_by("reg_no").first(), person=binh)
    _, arguments = asked(complaint)
    effect = two_persons.effect_of(ACTS["HOLD_AGAIN"], campaign().code, arguments).plain()

    with events() as trail:
        hold_again(complaint)

    assert [name for name, *_ in trail] == [
        "approval.asked",
        "complaint.remedied",
        "approval.applied",
    ]
    assert ["EFFECT_VOIDED", len(effect["lines"])] in effect["figures"]
    numbers = set(eligible.values_list("reg_no", flat=True))
    assert numbers <= {line["number"] for line in effect["lines"]}
    assert effect["changes"] == [[f"{position.code} opening", "HELD", "HELD_AGAIN"]]
    assert blocked_by() == []
    assert campaign().positions.get(pk=position.pk).opening == "HELD_AGAIN"
    assert positions_held_again(campaign()) == {position.code: "CV 7"}
    [letter] = Letter.objects.filter(receiver=binh)
    assert (letter.kind, letter.about) == ("POSITION_HELD_AGAIN", first.reg_no)
    assert (letter.facts["document"], letter.facts["why"]) == ("CV 7", "Xét sai điều kiện")
    assert Letter.objects.filter(receiver=an, kind="COMPLAINT_REMEDIED").exists()


def test_one_person_voids_no_position(complaint):
    with refused("TWO_PERSONS_NEEDED"):
        referred.hold_again(complaint=complaint, by=person_named("chu-tich"), at=LATE, **TOLD)


def test_a_file_of_no_position_voids_none(complaint):
    arrange(complaint.application, position=None)

    with refused("POSITION_NOT_IN_CAMPAIGN"):
        hold_again(complaint)


def test_only_what_waits_is_answered_and_once(complaint):
    let_stand(complaint)
    with refused("NOT_REFERRED"):
        let_stand(again(complaint))
    with refused("NOT_REFERRED"):
        hold_again(complaint)


def test_what_was_asked_for_is_not_applied_once_the_results_stand(complaint):
    act, arguments = asked(complaint)
    waits = request(act, **arguments)
    let_stand(complaint)

    with refused("NOT_REFERRED"):
        apply(waits)


@pytest.mark.parametrize(
    ("typed", "code"),
    [({"reason": " "}, "REASON_MISSING"), ({"document": " "}, "DOCUMENT_MISSING")],
)
def test_the_answer_says_what_and_on_which_paper(complaint, typed, code):
    with refused(code):
        let_stand(complaint, **typed)
    act, arguments = asked(complaint, **typed)
    waits = request(act, **arguments)
    with refused(code):
        apply(waits)


def test_who_is_tied_to_the_candidate_enters_no_answer(complaint):
    act, arguments = asked(complaint)
    waits = request(act, **arguments)
    own(person_named("chu-tich"), complaint.application, kind="MENTOR")

    with refused("RECUSED_FROM"):
        let_stand(complaint)
    with refused("RECUSED_FROM"):
        apply(waits)  # the second person is free, and the asker is not


@pytest.mark.parametrize("how", OBSTACLES[:-1])
def test_the_answer_asks_for_duty_and_time(complaint, how):
    code, by = obstruct(how, person_named("chu-tich"))
    with refused(code):
        let_stand(again(complaint), by=by)
