"""Once the list is approved a verification against somebody is named; who came back owes theirs."""

from datetime import date, timedelta

import pytest

from accounts.rules.duties import Role
from candidates.actions import background_checks, complaints, later_verifications, sit
from candidates.models import Complaint, Seal
from candidates.rules.verification import VerificationOutcome
from exams.models import Sitting
from exams.rules.enums import PartKind
from tests.actions import LATE, arrange, campaign, officer, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
AFTER = LATE + timedelta(hours=1)
AGAINST, CLEAR = VerificationOutcome.AGAINST, VerificationOutcome.CLEAR


@pytest.fixture(autouse=True)
def part(listed):
    """The first part of the exam, which is still to come."""
    part = campaign().parts.get(kind=PartKind.WRITTEN)
    return arrange(part, starts_at=LATE + timedelta(days=30))


def eligible():
    return campaign().applications.filter(state="ELIGIBLE").order_by("reg_no").first()


def verified(file, outcome, at=AFTER):
    return background_checks.record_check(
        application=file,
        verifier="Nguyễn Văn Hai",
        agency="Ủy ban Kiểm tra",
        outcome=outcome,
        note="" if outcome == CLEAR else "Có đơn tố cáo",
        document="12-BC/UBKT",
        on=date(2026, 9, 20),
        by=person_named("thu-ky"),
        at=at,
    )


def brought_back():
    """Return a file that was kept out, and that an upheld complaint made eligible."""
    an = officer("an", Role.CANDIDATE)
    out = campaign().applications.filter(state="INELIGIBLE", position__opening="HELD")
    file = arrange(out.order_by("reg_no").first(), person=an)
    complaints.make(application=file, reason="Tính thiếu", document="", by=an, at=LATE)
    complaint = Complaint.objects.select_related("application__position").get()
    typed = {"upheld": True, "answer": "Tính lại đủ", "document": "VB 9"}
    complaints.decide(complaint=complaint, by=person_named("chu-tich"), at=LATE, **typed)
    return file


def test_who_came_back_by_a_complaint_is_unverified_until_verified():
    assert later_verifications.later_facts(campaign()).unverified == ()

    file = brought_back()

    assert later_verifications.later_facts(campaign()).unverified == (file.reg_no,)
    verified(file, CLEAR)
    assert later_verifications.later_facts(campaign()).unverified == ()


def test_what_was_named_when_the_list_was_approved_is_not_named_again():
    verified(eligible(), AGAINST, at=later_verifications.list_approved_at(campaign()))
    assert later_verifications.later_facts(campaign()).objected == ()


def test_a_later_verification_against_somebody_is_named_while_it_is_the_last():
    file = eligible()
    verified(file, AGAINST)
    assert later_verifications.later_facts(campaign()).objected == (file.reg_no,)
    assert later_verifications.later_facts(campaign(), AFTER).objected == ()

    verified(file, CLEAR, at=AFTER + timedelta(hours=1))

    assert later_verifications.later_facts(campaign()).objected == ()


def test_it_is_named_no_more_once_two_persons_disqualified_its_person(part):
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)
    file = Seal.objects.select_related("application").order_by("entry__number").first().application
    verified(file, AGAINST)
    assert later_verifications.later_facts(campaign()).objected == (file.reg_no,)

    arrange(Sitting(entry=Seal.objects.get(application=file).entry, part=part), state="SUSPENDED")

    assert later_verifications.later_facts(campaign()).objected == ()
