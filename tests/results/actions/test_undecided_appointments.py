"""Of whom no decision on appointing is on record: counted by campaign, of files one may open."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from results.actions.appointments import record_appointment, selected_papers
from results.actions.undecided_appointments import recent_selected, undecided_appointments
from results.rules.enums import AppointmentOutcome
from tests.actions import campaign, person_named
from tests.relations import own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture(autouse=True)
def nothing_was_read():
    recent_selected.clear()


def undecided(reader="thu-ky"):
    return undecided_appointments([campaign().pk], person_named(reader))[campaign().pk]


def record(paper, outcome):
    published = campaign().publications.get(kind="OFFICIAL")
    return record_appointment(
        application=paper,
        outcome=outcome,
        document="1/QĐ",
        on=published.published_on,
        reason="Nghỉ",
        by=person_named("thu-ky"),
        at=published.published_at + timedelta(days=30),
    )


def test_everybody_selected_counts_until_a_decision_is_on_record_whatever_it_says():
    papers = list(selected_papers(campaign()))
    assert undecided() == len(papers) > 2

    record(papers[0], AppointmentOutcome.APPOINTED)
    record(papers[1], AppointmentOutcome.NOT_APPOINTED)

    assert undecided() == len(papers) - 2


def test_a_file_that_is_closed_to_the_reader_does_not_count():
    before = undecided()

    own(person_named("thu-ky"), selected_papers(campaign()).first(), kind="MENTOR")

    assert undecided() == before - 1


def test_a_campaign_that_published_no_ranking_counts_nobody():
    assert undecided_appointments([], person_named("thu-ky")) == {}


def test_an_outcome_is_read_once():
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            undecided_appointments([campaign().pk], person_named("thu-ky"))
        counts.append(len(queries))

    assert counts[0] - counts[1] >= 1
    assert not any('"outcome"' in query["sql"] for query in queries)
