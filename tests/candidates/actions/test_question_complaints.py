"""A complaint about an error in the questions: once they are public, of a question, of nobody."""

from datetime import timedelta

import pytest

from accounts.rules.duties import Role
from candidates.actions import other_complaints
from candidates.models import Complaint
from candidates.rules.complaints import ComplaintKind
from exams.models import Letter
from exams.rules.stages import MARK_WRITTEN
from results.actions import written_gates
from tests.actions import (
    arrange,
    campaign,
    events,
    moment,
    move_to,
    officer,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
BEGINS = moment(2026, 11, 4, 8)  # a Wednesday
ENDS = BEGINS + timedelta(minutes=180)
LAST = moment(2026, 11, 10, 16)  # the fifth working day, the first counted itself
QUESTION = "Câu 2, ý b của đáp án"


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def file(an):
    rows = campaign().applications.filter(state="ELIGIBLE").select_related("campaign")
    return arrange(rows.order_by("reg_no").first(), person=an)


def made(file, at=ENDS, against=QUESTION, person=None):
    about = {"person": person, "against": against, "happened_on": BEGINS.date()}
    typed = {"reason": "Số liệu không khớp", "document": "", "about": about}
    kind = ComplaintKind.QUESTIONS
    return other_complaints.make_other(application=file, kind=kind, by=file.person, at=at, **typed)


def test_it_goes_to_the_council_and_the_trail_names_no_file(file, an):
    with events() as trail:
        complaint = made(file)

    row = Complaint.objects.get()
    assert (row.kind, row.against, row.decider) == ("QUESTIONS", QUESTION, "COUNCIL")
    assert row.answer_by == ENDS.date() + timedelta(days=30)
    facts = {"kind": "QUESTIONS_COMPLAINT", "on": "04/11/2026"}
    assert trail == [("complaint.received", complaint.reference, an.pseudonym, facts)]


def test_nothing_is_said_of_the_questions_before_the_written_part_is_over(file):
    with refused("QUESTIONS_SECRET", field="kind"):
        made(file, ENDS - timedelta(seconds=1))
    arrange(campaign().parts.get(kind="WRITTEN"), starts_at=None)
    with refused("QUESTIONS_SECRET"):
        made(file)


def test_the_window_counts_working_days_from_the_written_part(file):
    with refused("COMPLAINT_LATE", until="10/11/2026"):
        made(file, LAST + timedelta(days=1))

    assert made(file, LAST)


def test_the_profile_says_how_long_the_window_is(file):
    current = campaign()
    calendar = {**current.regulations["calendar"], "questions_complaint_working_days": 6}
    arrange(current, regulations={**current.regulations, "calendar": calendar})
    file.campaign.refresh_from_db()

    assert made(file, LAST + timedelta(days=1))


def test_it_names_a_question_and_nobody(file):
    with refused("QUESTIONS_NAME_NOBODY", field="person"):
        made(file, person=person_named("truong-ban-cham"))
    with refused("QUESTION_MISSING", field="against"):
        made(file, against=" ")


def test_it_is_named_before_the_written_results_and_answered_by_a_letter(file, an):
    complaint = made(file)
    move_to(MARK_WRITTEN)
    part = campaign().parts.select_related("campaign").get(kind="WRITTEN")
    found = {
        check.code: check.items for check in written_gates.of_official(part, today=LAST.date())
    }
    assert found["COMPLAINTS_UNANSWERED"] == (complaint.reference,)

    other_complaints.answer(
        complaint=Complaint.objects.select_related("application__campaign").get(pk=complaint.pk),
        **{"upheld": True, "answer": "Đáp án sai ý b", "effect": "Chấm lại câu 2 của mọi bài"},
        **{"document": "VB 9", "by": person_named("chu-tich"), "at": LAST},
    )

    [letter] = Letter.objects.filter(receiver=an)
    assert (letter.kind, letter.about) == ("COMPLAINT_ACCEPTED", complaint.reference)
    assert letter.facts["effect"] == "Chấm lại câu 2 của mọi bài"
