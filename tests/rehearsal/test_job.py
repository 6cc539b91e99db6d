"""A dry run as a job: played in a database of its own, step by step, and nothing left of it."""

from uuid import uuid4

import pytest

from accounts.actions import jobs
from accounts.models import Job
from accounts.rules.jobs import JobState
from config.jobs import run
from exams.rules.competition_types import CompetitionType, with_type
from rehearsal import apart, job
from rehearsal.models import DryRun
from tests.actions import LATE, arrange, campaign, events, person_named, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path / "rehearsals"


def enqueued():
    return jobs.enqueue(
        key=uuid4(),
        kind=job.KIND,
        arguments={"campaign": campaign().code},
        steps=job.STEPS,
        leads_to="/",
        back="/",
        by=person_named("thu-ky"),
        at=LATE,
    )


@pytest.mark.slow
def test_every_step_is_walked_and_nothing_stays_but_the_report(own_folder):
    alone = CompetitionType.PROPOSAL_ALONE
    arrange(campaign(), regulations=with_type(campaign().regulations, alone))
    queued, before = enqueued(), stored()

    with events() as trail:
        run(str(queued.pk))

    held, ended, after = DryRun.objects.get(), Job.objects.get(), stored()
    assert (ended.state, ended.outcome) == (JobState.DONE, "DRY_RUN_DONE")
    assert held.report["walked"] == [str(step) for step in alone.steps]
    assert held.report["refused"] == []
    assert held.report["acts"][0][0] == "role.granted"
    assert held.report["outcome"]
    assert [name for name, *_ in trail] == ["rehearsal.held"]
    assert {table for table in after if after[table] != before.get(table)} == {
        "events",
        "rehearsal_dryrun",
    }
    assert list(own_folder.iterdir()) == []


@pytest.mark.slow
def test_what_is_refused_stands_in_the_report_with_the_step_it_stopped_at(own_folder):
    whole = campaign().regulations
    days = {**whole["calendar"], "registration_days": 90}
    arrange(campaign(), regulations={**whole, "calendar": days})

    run(str(enqueued().pk))

    report = DryRun.objects.get().report
    assert Job.objects.get().outcome == "DRY_RUN_REFUSED"
    assert report["refused"][0] == "REGISTRATION_TOO_SHORT"
    assert (report["walked"], report["outcome"]) == (["announce"], [])
    assert list(own_folder.iterdir()) == []


def test_a_process_that_ends_without_a_report_fails_the_job_in_words(own_folder):
    arrange(campaign(), regulations={"scoring": {"panel_min_examiners": "no number"}})

    run(str(enqueued().pk))

    ended = Job.objects.get()
    assert (ended.state, ended.outcome) == (JobState.FAILED, "REHEARSAL_BROKEN")
    assert not DryRun.objects.exists()
    assert list(own_folder.iterdir()) == []


def test_whoever_stops_it_meanwhile_stops_the_process_and_leaves_no_folder(own_folder):
    def stopped(step):
        raise jobs.JobStopped

    with pytest.raises(jobs.JobStopped):
        apart.play_apart("k", campaign().regulations, stopped)

    assert list(own_folder.iterdir()) == []


def test_what_a_killed_worker_left_is_deleted_before_the_next(own_folder):
    for name in ("left", "active"):
        (own_folder / name).mkdir(parents=True)

    apart.sweep({"active"})

    assert [folder.name for folder in own_folder.iterdir()] == ["active"]
