"""Complaints about results, conduct, an officer or the council, and denunciations."""

from datetime import date, timedelta

import pytest

from accounts.rules.duties import Role
from candidates.actions import other_complaints
from candidates.actions.open_complaints import complaints_open_to, unanswered
from candidates.models import Complaint
from candidates.rules.complaints import ComplaintKind, ComplaintState
from candidates.worklist.complaints import complaints_to_decide
from exams.models import Letter
from exams.rules.stages import MARK_WRITTEN
from results.actions import publishing_gates, written_gates
from results.actions.gates import of_seal
from results.models import Publication
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
KIND, DAY = ComplaintKind, LATE.date() - timedelta(days=5)


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def file(an):
    """Return a file that takes part."""
    rows = campaign().applications.filter(state="ELIGIBLE").select_related("campaign")
    return arrange(rows.order_by("reg_no").first(), person=an)


def about(person=None, against="Giám thị phòng 2", happened_on=DAY):
    return {"person": person, "against": against, "happened_on": happened_on}


def made(file, by, kind=KIND.CONDUCT, of=None, **others):
    typed = {"reason": "Phát đề muộn", "document": "", **others}
    what = {"kind": kind, "about": of or about()}
    return other_complaints.make_other(application=file, by=by, at=LATE, **what, **typed)


def entered(file, by="thu-ky", kind=KIND.CONDUCT, of=None, **others):
    typed = {"reason": "Phát đề muộn", "document": "Đơn 3", "on": LATE.date(), **others}
    by = person_named(by) if isinstance(by, str) else by
    what = {"kind": kind, "about": of or about()}
    return other_complaints.enter_other(application=file, by=by, at=LATE, **what, **typed)


def answered(complaint, upheld=True, by="chu-tich", **others):
    typed = {"answer": "Đã xác minh", "effect": "Thay giám thị", "document": "VB 9", **others}
    by = person_named(by) if isinstance(by, str) else by
    return other_complaints.answer(complaint=complaint, upheld=upheld, by=by, at=LATE, **typed)


def publish(kind, on):
    """Let a list of results have been published on a day."""
    row = Publication(campaign=campaign(), kind=kind, version=1, number="1/TB", published_on=on)
    return arrange(row, content={}, digest="0" * 64, published_at=LATE)


def test_a_candidate_complains_and_the_trail_names_no_file(file, an):
    with events() as trail:
        complaint = made(file, an, document="Ảnh chụp")

    row = Complaint.objects.get()
    assert (row.kind, row.against, row.happened_on) == ("CONDUCT", "Giám thị phòng 2", DAY)
    assert (row.decider, row.state) == ("COUNCIL", ComplaintState.MADE)
    assert row.answer_by == LATE.date() + timedelta(days=30)
    facts = {"kind": "CONDUCT_COMPLAINT", "on": f"{LATE:%d/%m/%Y}"}
    assert trail == [("complaint.received", complaint.reference, an.pseudonym, facts)]
    assert complaint.reference.startswith("KN-")


def test_a_complaint_on_paper_is_entered_by_its_day(file):
    complaint = entered(file, on=DAY + timedelta(days=1))

    assert complaint.received_on == DAY + timedelta(days=1)
    assert complaint.entered_by == person_named("thu-ky")
    assert complaint.answer_by == DAY + timedelta(days=31)


def test_the_period_of_a_complaint_begins_on_the_day_of_what_it_is_about(file, an):
    long_ago = LATE.date() - timedelta(days=91)
    with refused("COMPLAINT_LATE"):
        made(file, an, of=about(happened_on=long_ago))
    assert made(file, an, of=about(happened_on=long_ago + timedelta(days=1)))
    assert made(file, an, kind=KIND.DENUNCIATION, of=about(happened_on=long_ago))


def test_results_are_complained_of_within_five_working_days_of_their_list(file, an):
    with refused("NO_RESULTS_YET"):
        made(file, an, kind=KIND.RESULTS)
    publish("PROVISIONAL", date(2027, 2, 22))  # a Monday, counted itself
    with refused("COMPLAINT_LATE", until="26/02/2027"):
        made(file, an, kind=KIND.RESULTS)
    assert entered(file, kind=KIND.RESULTS, on=date(2027, 2, 26), of=about(happened_on=DAY))


@pytest.mark.parametrize("do", [made, entered])
def test_what_is_incomplete_or_of_no_candidate_is_refused(file, an, do):
    by = an if do is made else "thu-ky"
    tomorrow = LATE.date() + timedelta(days=1)
    with refused("OTHER_KIND"):
        do(file, by, kind=KIND.ELIGIBILITY)
    with refused("REASON_MISSING"):
        do(file, by, reason=" ")
    with refused("AGAINST_MISSING", field="against"):
        do(file, by, kind=KIND.OFFICER, of=about(against=" "))
    with refused("DAY_AFTER_COMPLAINT", field="happened_on"):
        do(file, by, of=about(happened_on=tomorrow))
    do(file, by)
    with refused("OTHER_COMPLAINT"):
        do(file, by)
    arrange(file, state="DRAFT")
    with refused("NOT_A_CANDIDATE"):
        do(file, by, kind=KIND.COUNCIL)


def test_nobody_complains_with_the_file_of_another(file):
    binh = officer("binh", Role.CANDIDATE)
    with refused("NOT_YOURS"):
        made(file, binh)


def test_a_paper_and_a_day_that_has_come_are_needed(file):
    with refused("DOCUMENT_MISSING"):
        entered(file, document=" ")
    with refused("DAY_IN_FUTURE"):
        entered(file, on=LATE.date() + timedelta(days=1))


def test_whoever_it_is_about_neither_enters_nor_answers_nor_reads_it(file, an):
    secretary = person_named("thu-ky")
    with refused("COMPLAINED_OF"):
        entered(file, kind=KIND.DENUNCIATION, of=about(person=secretary))
    complaint = made(file, an, kind=KIND.DENUNCIATION, of=about(person=secretary))
    with refused("COMPLAINED_OF"):
        answered(complaint, by="thu-ky")
    assert list(complaints_open_to(secretary, campaign(), LATE)) == []
    assert list(complaints_to_decide(secretary, LATE)) == []


def test_what_is_about_the_chair_is_not_the_chairs_to_answer(file, an):
    chair = person_named("chu-tich")
    complaint = made(file, an, kind=KIND.OFFICER, of=about(person=chair))

    assert complaint.decider == "AUTHORITY"
    assert list(complaints_open_to(chair, campaign(), LATE)) == []
    with refused("COMPLAINED_OF"):
        answered(complaint)
    assert answered(complaint, by="thu-ky").state == ComplaintState.UPHELD


@pytest.mark.parametrize("kind", [KIND.COUNCIL, KIND.DENUNCIATION])
def test_what_the_competent_body_decides_is_entered_by_the_secretary_alone(file, an, kind):
    complaint = made(file, an, kind=kind)
    with refused("NOT_YOURS_TO_ANSWER"):
        answered(complaint)
    assert list(complaints_open_to(person_named("chu-tich"), campaign(), LATE)) == []
    [item] = complaints_to_decide(person_named("thu-ky"), LATE)
    assert (item.count, item.due) == (1, complaint.answer_by)

    answered(complaint, by="thu-ky")
    assert Complaint.objects.get().decided_by == person_named("thu-ky")


def test_the_council_answers_with_what_follows_and_a_letter_tells(file, an):
    complaint = made(file, an)
    with refused("NOT_YOURS_TO_ANSWER"):
        answered(complaint, by="thu-ky")
    with events() as trail:
        answered(complaint)

    facts = {"kind": "CONDUCT_COMPLAINT", "value": "UPHELD", "document": "VB 9"}
    chair = person_named("chu-tich").pseudonym
    assert trail == [("complaint.answered", complaint.reference, chair, facts)]
    [letter] = Letter.objects.filter(receiver=an)
    assert (letter.kind, letter.about) == ("COMPLAINT_ACCEPTED", complaint.reference)
    assert letter.facts["effect"] == "Thay giám thị"
    with refused("ALREADY_DECIDED"):
        answered(complaint)
    assert made(file, an)  # another one, once that is answered


def test_what_is_dismissed_needs_no_effect(file, an):
    answered(made(file, an), upheld=False, effect="")
    [letter] = Letter.objects.filter(receiver=an)
    assert letter.kind == "COMPLAINT_REJECTED"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"answer": " "}, "REASON_MISSING"),
        ({"effect": " "}, "FOLLOWING_MISSING"),
        ({"document": " "}, "DOCUMENT_MISSING"),
    ],
)
def test_an_answer_takes_a_reason_an_effect_and_a_paper(file, an, typed, code):
    complaint = made(file, an)
    with refused(code):
        answered(complaint, **typed)


def test_who_is_tied_to_the_candidate_neither_enters_nor_answers(file, an):
    complaint = made(file, an)
    own(person_named("chu-tich"), file, kind="MENTOR")
    own(person_named("thu-ky"), file, kind="MENTOR")
    with refused("RECUSED_FROM"):
        answered(complaint)
    with refused("RECUSED_FROM"):
        entered(file, kind=KIND.COUNCIL)


@pytest.mark.parametrize("how", OBSTACLES[:-1])
@pytest.mark.parametrize("act", ["make", "enter", "answer"])
def test_all_of_it_asks_for_duty_and_time(file, an, act, how):
    complaint = made(file, an)
    who = {"make": an, "enter": person_named("thu-ky"), "answer": person_named("chu-tich")}[act]
    code, by = obstruct(how, who)
    file.refresh_from_db()
    complaint = Complaint.objects.select_related("application__campaign").get(pk=complaint.pk)
    with refused("NOT_YOURS" if act == "make" and code == "NOT_YOUR_DUTY" else code):
        if act == "make":
            made(file, by, kind=KIND.COUNCIL)
        elif act == "enter":
            entered(file, by=by, kind=KIND.COUNCIL)
        else:
            answered(complaint, by=by)


def named(checks):
    return [
        (check.code, check.items)
        for check in checks
        if check.code in ("COMPLAINTS_UNANSWERED", "COMPLAINTS_MUST_BE_ANSWERED")
    ]


def test_the_gates_of_the_results_name_what_waits(file, an):
    complaint = made(file, an)
    written = campaign().parts.get(kind="WRITTEN")
    today = LATE.date()
    move_to(MARK_WRITTEN)
    assert unanswered(campaign()) == {KIND.CONDUCT: (complaint.reference,)}
    expected = [("COMPLAINTS_UNANSWERED", (complaint.reference,))]
    assert named(written_gates.of_official(written, today=today)) == expected
    assert named(publishing_gates.of_publishing_results(campaign(), today=today)) == expected

    complaint = Complaint.objects.select_related("application__campaign").get()
    answered(complaint)
    assert named(written_gates.of_official(written, today=today)) == []


def test_the_profile_may_let_no_complaint_of_a_kind_wait(file, an):
    current = campaign()
    rules = {**current.regulations["calendar"]}
    rules["complaints_that_block"] = ["CONDUCT_COMPLAINT", "ELIGIBILITY_COMPLAINT"]
    arrange(current, regulations={**current.regulations, "calendar": rules})
    file.refresh_from_db()
    complaint = made(file, an)
    out = campaign().applications.filter(state="INELIGIBLE").select_related("campaign").first()
    row = Complaint(application=out, kind="ELIGIBILITY", reason="Sai", received_on=DAY)
    arrange(row, made_at=LATE, answer_by=DAY)

    checks = publishing_gates.of_publishing_results(campaign(), today=LATE.date())
    [(code, items)] = named(checks)
    assert (code, set(items)) == (
        "COMPLAINTS_MUST_BE_ANSWERED",
        {row.reference, complaint.reference},
    )
    sealing = of_seal(campaign().parts.get(kind="WRITTEN"), today=LATE.date())
    assert named(sealing) == [("COMPLAINTS_MUST_BE_ANSWERED", (out.reg_no,))]
