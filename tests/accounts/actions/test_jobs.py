"""A job is claimed by one worker, done once and whole; it can be stopped, and never forgotten."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django_tasks_db.models import DBTaskResult

from accounts.actions import jobs
from accounts.actions.notices import notices_of
from accounts.models import AccountNotice, Job
from accounts.rules.jobs import MOST_ATTEMPTS, STORED_FOR, JobState
from audit.actions.record import record
from audit.models import Event
from audit.rules.refusals import Refusal
from tests.actions import LATE, events, officer, refused

pytestmark = pytest.mark.django_db
SOON = LATE + timedelta(seconds=1)
EXPIRED = LATE + timedelta(hours=1)


@pytest.fixture
def an():
    return officer("an")


def enqueued(person, back="/can-bo/nhap/?tep=1", kind="IMPORT_CADRES", at=LATE):
    return jobs.enqueue(
        key=uuid4(),
        kind=kind,
        arguments={"campaign": "", "file": "1"},
        steps=2,
        leads_to="/can-bo/",
        back=back,
        by=person,
        at=at,
    )


def claimed(person, **values):
    return jobs.claim(enqueued(person, **values).pk, LATE)


def stored(job):
    return Job.objects.get(pk=job.pk)


def state(job):
    return stored(job).state


def tell(person):
    """Return an act that writes a row with an event of its own."""

    def act():
        rows = notices_of(person, "second_factor.off", person, LATE)
        record("account.notices_read", about=person.pseudonym, by=person, at=LATE, rows=rows)

    return act


def carry_out(job, act):
    jobs.carry_out(job=job, act=act, outcome="IMPORTED", facts={"added": 3}, at=SOON)


def test_a_job_is_handed_over_with_an_event_and_a_task_for_a_worker(an):
    with events() as trail:
        job = enqueued(an)

    assert trail == [("job.enqueued", "IMPORT_CADRES", an.pseudonym, {})]
    assert (state(job), str(job)) == (JobState.QUEUED, f"IMPORT_CADRES {job.pk}")
    assert DBTaskResult.objects.get(pk=stored(job).task).args_kwargs["args"] == [str(job.pk)]
    assert jobs.is_queued()


def test_the_same_is_not_handed_over_twice_while_it_is_under_way(an):
    job = enqueued(an)

    with refused("JOB_UNDER_WAY"):
        enqueued(an)

    jobs.cancel(job=job, by=an, at=LATE)
    assert enqueued(an, at=SOON) == jobs.latest_job(an, job.back)
    assert enqueued(officer("binh")).is_active


def test_the_task_of_the_library_lets_the_runner_do_the_job(an):
    job = enqueued(an)

    jobs.run_job.func(str(job.pk))

    assert (state(job), stored(job).outcome) == (JobState.FAILED, "UPLOAD_EXPIRED")


def test_one_worker_claims_a_job_and_no_other(an):
    job = enqueued(an)

    assert jobs.claim(job.pk, LATE) == job
    assert jobs.claim(job.pk, SOON) is None
    assert jobs.claim(uuid4(), SOON) is None
    assert (stored(job).attempts, stored(job).lease_until > SOON) == (1, True)


def test_every_step_says_how_far_it_is_and_renews_the_lease(an):
    job = claimed(an)

    jobs.step(job, 1, SOON)

    assert stored(job).steps_done == 1
    assert stored(job).lease_until == job.lease_until + timedelta(seconds=1)


def test_a_step_tells_what_it_does_until_the_job_is_begun_again(an):
    job = claimed(an)

    jobs.step(job, 0, SOON, code="JOB_READING", rows=50, of=200)

    assert stored(job).facts == {"code": "JOB_READING", "rows": 50, "of": 200}
    assert (job.steps, stored(job).percent) == (2, 12)
    Job.objects.filter(pk=job.pk).update(state=JobState.QUEUED)
    jobs.claim(job.pk, SOON)
    assert (stored(job).facts, stored(job).percent) == ({}, 0)


def test_a_job_that_writes_nothing_of_the_record_ends_without_an_event(an):
    job = claimed(an)

    with events() as trail:
        jobs.finish(job, "FILE_READ", {"rows": 3}, SOON)

    ended = stored(job)
    assert (ended.state, ended.outcome, ended.facts) == (JobState.DONE, "FILE_READ", {"rows": 3})
    assert (ended.percent, trail) == (100, [])


def test_a_job_that_was_cancelled_does_not_end_as_if_it_were_done(an):
    job = claimed(an)
    Job.objects.filter(pk=job.pk).update(cancel_asked=True)

    with pytest.raises(jobs.JobStopped):
        jobs.finish(job, "FILE_READ", {"rows": 3}, SOON)

    assert stored(job).state == JobState.RUNNING


def test_what_a_job_writes_is_written_with_its_end(an):
    job = claimed(an)

    carry_out(job, tell(an))

    ended = stored(job)
    assert (ended.state, ended.ended_at, ended.is_active) == (JobState.DONE, SOON, False)
    assert (ended.outcome, ended.facts, ended.steps_done) == ("IMPORTED", {"added": 3}, 2)
    assert AccountNotice.objects.count() == 1


def test_what_is_refused_leaves_nothing_and_the_job_says_why(an):
    job = claimed(an)

    def act():
        tell(an)()
        raise Refusal("FAULTS", count=2, rows=1)

    with refused("FAULTS"):
        carry_out(job, act)
    with events() as trail:
        jobs.fail(job=job, refusal=Refusal("FAULTS", count=2, rows=1), by=an, at=SOON)

    assert trail == [("job.failed", "IMPORT_CADRES", an.pseudonym, {})]
    assert AccountNotice.objects.count() == 0
    ended = stored(job)
    assert (ended.state, ended.outcome) == (JobState.FAILED, "FAULTS")
    assert ended.facts == {"count": "2", "rows": "1"}


def test_a_worker_that_lost_its_job_writes_nothing_any_more(an):
    job = claimed(an)
    jobs.sweep(EXPIRED)
    again = jobs.claim(job.pk, EXPIRED)
    before = Event.objects.count()

    for late in (
        lambda: jobs.step(job, 1, EXPIRED),
        lambda: carry_out(job, tell(an)),
        lambda: jobs.fail(job=job, refusal=Refusal("BUSY"), by=an, at=EXPIRED),
    ):
        with pytest.raises(jobs.JobStopped):
            late()

    assert Event.objects.count() == before
    carry_out(again, tell(an))
    assert (state(job), AccountNotice.objects.count()) == (JobState.DONE, 1)


def test_what_is_queued_is_stopped_at_once_and_no_worker_takes_it(an):
    job = enqueued(an)

    with events() as trail:
        jobs.cancel(job=job, by=an, at=SOON)

    assert trail == [("job.cancelled", "IMPORT_CADRES", an.pseudonym, {})]
    assert (state(job), stored(job).ended_at) == (JobState.CANCELLED, SOON)
    assert jobs.claim(job.pk, SOON) is None


def test_what_is_under_way_is_stopped_before_its_next_step(an):
    job = claimed(an)

    jobs.cancel(job=job, by=an, at=SOON)

    assert state(job) == JobState.RUNNING
    for late in (lambda: jobs.step(job, 1, SOON), lambda: carry_out(job, tell(an))):
        with pytest.raises(jobs.JobStopped):
            late()
    jobs.stop(job, SOON)
    assert (state(job), AccountNotice.objects.count()) == (JobState.CANCELLED, 0)


def test_what_a_dead_worker_had_is_stopped_at_once(an):
    job = claimed(an)

    jobs.cancel(job=job, by=an, at=EXPIRED)

    assert state(job) == JobState.CANCELLED


def test_only_who_asked_stops_a_job_and_only_while_it_is_active(an):
    job, binh = enqueued(an), officer("binh")

    with refused("NOT_YOUR_JOB"):
        jobs.cancel(job=job, by=binh, at=LATE)

    jobs.cancel(job=job, by=an, at=LATE)
    with refused("JOB_ENDED"):
        jobs.cancel(job=job, by=an, at=LATE)


def test_a_job_with_a_lease_is_left_to_its_worker(an):
    job = claimed(an)

    jobs.sweep(SOON)

    assert (state(job), stored(job).attempts) == (JobState.RUNNING, 1)


def test_a_job_that_waits_for_its_turn_is_not_queued_twice(an):
    job = enqueued(an)

    jobs.sweep(EXPIRED)

    assert stored(job).task == job.task
    assert DBTaskResult.objects.count() == 1


def test_a_job_whose_worker_ended_before_it_began_is_queued_again(an):
    job = enqueued(an)
    DBTaskResult.objects.get(pk=job.task).claim("one that was killed")

    jobs.sweep(SOON)

    assert stored(job).task != job.task
    assert jobs.is_queued()


def test_a_job_that_was_to_be_stopped_is_not_begun_again(an):
    job = claimed(an)
    jobs.cancel(job=job, by=an, at=SOON)

    jobs.sweep(EXPIRED)

    assert state(job) == JobState.CANCELLED


def test_a_job_that_stops_every_worker_is_given_up(an):
    job, at = enqueued(an), LATE
    for _ in range(MOST_ATTEMPTS):
        assert jobs.claim(job.pk, at)
        at += timedelta(hours=1)
        jobs.sweep(at)

    assert (state(job), stored(job).outcome) == (JobState.FAILED, "JOB_GIVEN_UP")
    assert not jobs.claim(job.pk, at)


def test_what_ended_is_let_go_after_a_week(an):
    job, other = claimed(an), enqueued(an, back="/quy-hoach/nhap/?tep=1")
    carry_out(job, tell(an))
    DBTaskResult.objects.filter(pk=job.task).update(finished_at=SOON)

    jobs.sweep(SOON + STORED_FOR)
    assert Job.objects.count() == 2
    jobs.sweep(SOON + STORED_FOR + timedelta(seconds=1))

    assert [*Job.objects.all()] == [other]
    assert [task.pk for task in DBTaskResult.objects.all()] == [other.task]


def test_the_end_of_a_job_is_seen_once_and_never_before_it_is_there(an):
    job = claimed(an)

    jobs.note_seen(job, LATE)
    assert stored(job).seen_at is None
    carry_out(job, tell(an))
    jobs.note_seen(stored(job), SOON)
    jobs.note_seen(stored(job), EXPIRED)

    assert stored(job).seen_at == SOON


def test_a_worker_is_there_for_a_while_after_it_looked_and_while_it_has_a_job(an):
    assert not jobs.is_worker_there(LATE)

    jobs.note_worker(LATE)
    assert jobs.is_worker_there(SOON)
    assert not jobs.is_worker_there(LATE + timedelta(minutes=1))

    job = claimed(an)
    assert jobs.is_worker_there(LATE + timedelta(minutes=1))
    assert not jobs.is_worker_there(job.lease_until)
