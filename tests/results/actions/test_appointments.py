"""What the authority decided about a selected candidate is entered from its paper, and counts."""

from datetime import date, timedelta

import pytest

from exams.rules.stages import RANK
from results.actions import appointments
from results.models import Appointment
from results.rules.enums import AppointmentOutcome
from tests.actions import campaign, events, obstruct, person_named, refused
from tests.relations import own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def last_publication():
    return campaign().publications.filter(kind="OFFICIAL").earliest("version")


def selected():
    return appointments.selected_papers(campaign()).order_by("reg_no").first()


def record(application, by="thu-ky", **others):
    published = last_publication()
    typed = {
        "outcome": AppointmentOutcome.APPOINTED,
        "document": "1234/QĐ-UBND",
        "on": published.published_on,
        "reason": "",
        **others,
    }
    by = person_named(by) if isinstance(by, str) else by
    at = published.published_at + timedelta(days=30)
    return appointments.record_appointment(application=application, by=by, at=at, **typed)


def test_the_selected_are_those_of_the_published_ranking():
    lines = last_publication().content["lines"]
    names = {line["name"] for line in lines if line.get("result") == "SELECTED"}

    papers = appointments.selected_papers(campaign()).with_names()

    assert names
    assert {paper.person_name for paper in papers} == names


def test_it_is_recorded_with_paper_day_and_who_entered_it():
    paper = selected()
    with events() as trail:
        row = record(paper)

    assert (row.outcome, row.document, row.reason) == ("APPOINTED", "1234/QĐ-UBND", "")
    assert (row.entered_by, row.decided_on) == (
        person_named("thu-ky"),
        last_publication().published_on,
    )
    assert str(row) == f"APPOINTED of {paper}"
    facts = {"outcome": "APPOINTED", "document": "1234/QĐ-UBND"}
    by = person_named("thu-ky").pseudonym
    assert trail == [("application.appointment", paper.reg_no, by, facts)]
    assert appointments.appointments_of(campaign()) == {paper.pk: row}


def test_who_is_not_appointed_needs_a_reason_and_so_does_a_correction_which_counts():
    paper = selected()
    with refused("REASON_MISSING"):
        record(paper, outcome=AppointmentOutcome.NOT_APPOINTED)
    first = record(paper)
    with refused("REASON_MISSING"):
        record(paper)

    last = record(paper, outcome=AppointmentOutcome.NOT_APPOINTED, reason="Xin thôi")

    assert appointments.appointments_of(campaign()) == {paper.pk: last}
    assert list(Appointment.objects.filter(application=paper)) == [first, last]


def test_who_was_not_selected_has_no_such_outcome():
    chosen = appointments.selected_papers(campaign()).values("pk")
    other = campaign().applications.handed_in().exclude(pk__in=chosen).first()

    with refused("NOT_SELECTED", number=other.reg_no):
        record(other)


def test_a_day_before_the_results_one_to_come_and_a_blank_paper_are_refused():
    paper = selected()

    with refused("BEFORE_RESULTS"):
        record(paper, on=last_publication().published_on - timedelta(days=1))
    with refused("DAY_IN_FUTURE"):
        record(paper, on=date(2099, 1, 1))
    with refused("DOCUMENT_MISSING"):
        record(paper, document=" ")


def test_nothing_is_entered_of_somebody_one_is_tied_to():
    paper = selected()
    own(person_named("thu-ky"), paper, kind="MENTOR")

    with refused("RECUSED_FROM"):
        record(paper)


@pytest.mark.parametrize("how", ["nobody", "elsewhere", "wrong stage"])
def test_who_may_not_or_not_now_enters_none(how):
    paper = selected()
    code, by = obstruct(how, person_named("thu-ky"), away=RANK.stage)
    with refused(code):
        record(paper, by=by)


def test_a_campaign_has_a_decision_on_record_from_its_first_on():
    assert not appointments.is_any_decided(campaign())

    record(selected())

    assert appointments.is_any_decided(campaign())
