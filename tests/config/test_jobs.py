"""A worker does a job by the handler of its kind; whatever happens, the job ends in words."""

import logging
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.actions import jobs
from accounts.models import Job
from accounts.rules.jobs import JobState
from audit.rules.refusals import Refusal
from config.jobs import HANDLERS, run
from tests.actions import LATE, events, officer
from web.sentences import catalogue

pytestmark = pytest.mark.django_db
NAME = "Nguyễn Văn An"


def enqueued(kind="PROBE"):
    return jobs.enqueue(
        key=uuid4(),
        kind=kind,
        arguments={},
        steps=2,
        leads_to="/",
        back="/",
        by=officer("an"),
        at=LATE,
    )


def came_to(job):
    job = Job.objects.get(pk=job.pk)
    return JobState(job.state), job.outcome


def stopped(job):
    jobs.cancel(job=job, by=job.person, at=timezone.now())
    jobs.step(job, 1, timezone.now())


def refuses(job):
    raise Refusal("FAULTS", count=2, rows=1)


def breaks(job):
    raise ValueError(NAME)


def taken_over(job):
    Job.objects.filter(pk=job.pk).update(attempts=2)
    raise Refusal("FAULTS")


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        (stopped, (JobState.CANCELLED, "")),
        (refuses, (JobState.FAILED, "FAULTS")),
        (breaks, (JobState.FAILED, "JOB_BROKEN")),
        (taken_over, (JobState.RUNNING, "")),
    ],
)
def test_a_job_ends_as_its_handler_did(monkeypatch, handler, expected):
    monkeypatch.setitem(HANDLERS, "PROBE", handler)
    job = enqueued()

    run(str(job.pk))

    assert came_to(job) == expected


def test_what_breaks_is_logged_without_the_words_of_the_error(monkeypatch, caplog):
    monkeypatch.setitem(HANDLERS, "PROBE", breaks)

    with caplog.at_level(logging.ERROR):
        run(str(enqueued().pk))

    assert "ValueError" in caplog.text
    assert "in breaks" in caplog.text
    assert NAME not in caplog.text


def test_what_another_worker_has_is_left_to_it(monkeypatch):
    monkeypatch.setitem(HANDLERS, "PROBE", breaks)
    job = enqueued()
    jobs.claim(job.pk, timezone.now())

    with events() as trail:
        run(str(job.pk))

    assert trail == []
    assert came_to(job) == (JobState.RUNNING, "")


@pytest.mark.parametrize("word", [*HANDLERS, *(f"JOB_{state}" for state in JobState)])
def test_every_kind_and_state_of_a_job_has_its_words(word):
    assert word in catalogue()
