"""Jobs: what takes longer than a page may, done by a worker; once, whole, and never in silence.

A job is handed over with the event that says so. A worker claims it for a time (its lease), renews
that with every step, and what the job writes is committed together with its end: whoever lost the
lease meanwhile writes nothing. So a job whose worker was killed is simply begun again.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from accounts.actions.action import action
from accounts.models import Job, Person
from accounts.rules.jobs import ACTIVE, MOST_ATTEMPTS, SILENCE, STORED_FOR, JobState
from audit.actions.record import record, recorded
from audit.actions.sqlite_lock import exclusive_writer
from audit.rules.refusals import Refusal

_BEAT = "worker-was-there-at"


class JobStopped(Exception):
    """The job was cancelled, or another worker has it: nothing more is to be done."""


@task()
def run_job(key: str) -> None:
    """Let the runner do a job; it stands above all apps, for it knows the handlers of all."""
    import_string(settings.JOB_RUNNER)(key)


@action(in_campaign=False)
def enqueue(
    *,
    key: UUID,
    kind: str,
    arguments: Mapping[str, Any],
    steps: int,
    leads_to: str,
    back: str,
    by: Person,
    at: datetime,
) -> Job:
    """Hand a job over to the workers; `arguments` are keys, and nothing personal is among them.

    Raises Refusal JOB_UNDER_WAY where the same is asked for from the same page already.
    """
    if Job.objects.filter(person=by, kind=kind, back=back, state__in=ACTIVE).exists():
        raise Refusal("JOB_UNDER_WAY")
    asked = {"arguments": arguments, "steps": steps, "leads_to": leads_to, "back": back}
    job = Job(pk=key, kind=kind, person=by, asked_at=at, **asked)
    _hand_over(job)
    job.save(force_insert=True)
    record("job.enqueued", about=kind, by=by, at=at)
    return job


@action(in_campaign=False)
def cancel(*, job: Job, by: Person, at: datetime) -> Job:
    """Stop a job: at once if no worker has it, else before its next step.

    Raises Refusal NOT_YOUR_JOB, or JOB_ENDED where nothing is left to stop.
    """
    locked = Job.objects.select_for_update().get(pk=job.pk)
    if locked.person_id != by.pk:
        raise Refusal("NOT_YOUR_JOB")
    if not locked.is_active:
        raise Refusal("JOB_ENDED")
    locked.cancel_asked = True
    if locked.lease_until is None or locked.lease_until < at:
        locked.state, locked.ended_at, locked.seen_at = JobState.CANCELLED, at, at
    locked.save()
    record("job.cancelled", about=locked.kind, by=by, at=at)
    return locked


@action(in_campaign=False)
def fail(*, job: Job, refusal: Refusal, by: Person, at: datetime) -> None:
    """End a job that was refused; say why. Raises JobStopped where it is this worker's no more."""
    facts = {name: str(fact) for name, fact in refusal.facts.items()}
    _end(_claimed(job), JobState.FAILED, at, outcome=refusal.code, facts=facts)
    record("job.failed", about=job.kind, by=by, at=at)


@recorded
def carry_out(
    *, job: Job, act: Callable[[], object], outcome: str, facts: Mapping[str, Any], at: datetime
) -> None:
    """Do what the job is for and end it: both are written, or neither.

    Raises JobStopped where it was cancelled or is this worker's no more, and what `act` refuses.
    """
    current = _claimed(job).filter(cancel_asked=False)
    _end(current, JobState.DONE, at, steps_done=job.steps, outcome=outcome, facts=facts)
    act()


def claim(key: UUID, at: datetime) -> Job | None:
    """Take a job that is queued, for the time of a lease; None: another has it, or nobody may."""
    with _writing():
        queued = Job.objects.select_for_update(of=("self",)).select_related("person")
        job = queued.filter(pk=key, state=JobState.QUEUED).first()
        if job:
            job.state, job.steps_done, job.lease_until = JobState.RUNNING, 0, _lease(at)
            job.facts = {}
            job.attempts += 1
            job.save()
        return job


def step(job: Job, steps_done: int, at: datetime, **doing: Any) -> None:
    """Say how far a job is, and renew its lease.

    `doing` tells of the step that begins: `code` of its sentence, and how many `rows` of it are
    done, and `of` how many. Raises JobStopped where it was cancelled or is this worker's no more.
    """
    with _writing():
        current = _claimed(job).filter(cancel_asked=False)
        if not current.update(steps_done=steps_done, facts=doing, lease_until=_lease(at)):
            raise JobStopped


def finish(job: Job, outcome: str, facts: Mapping[str, Any], at: datetime) -> None:
    """End a job that wrote nothing of the record. Raises JobStopped as `carry_out` does."""
    with _writing():
        current = _claimed(job).filter(cancel_asked=False)
        _end(current, JobState.DONE, at, steps_done=job.steps, outcome=outcome, facts=facts)


def stop(job: Job, at: datetime) -> None:
    """End a job that was cancelled while this worker had it."""
    with _writing():
        cancelled = _claimed(job).filter(cancel_asked=True)
        cancelled.update(state=JobState.CANCELLED, facts={}, ended_at=at, seen_at=at)


def sweep(at: datetime) -> None:
    """Queue again what a worker was stopped in; let go of what ended a week ago."""
    with _writing():
        for job in _stranded(at).select_for_update(skip_locked=True, of=("self",)):
            _begin_again(job, at)
        Job.objects.filter(ended_at__lt=at - STORED_FOR).delete()
        DBTaskResult.objects.filter(finished_at__lt=at - STORED_FOR).delete()


def note_seen(job: Job, at: datetime) -> None:
    """Note that whoever asked for a job has seen its end."""
    if job.seen_at is None and not job.is_active:
        with _writing():
            Job.objects.filter(pk=job.pk, seen_at=None).update(seen_at=at)


def note_worker(at: datetime) -> None:
    """Note that a worker is there."""
    cache.set(_BEAT, at, None)


def is_worker_there(at: datetime) -> bool:
    """Say whether a worker was there a moment ago, or has a job right now."""
    beat = cache.get(_BEAT)
    if beat is not None and at - beat < SILENCE:
        return True
    return Job.objects.filter(state=JobState.RUNNING, lease_until__gt=at).exists()


def is_queued() -> bool:
    """Say whether a job is there for a worker to take."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY).exists()


def latest_job(person: Person, back: str) -> Job | None:
    """Return what somebody asked for last from a page."""
    return Job.objects.filter(person=person, back=back).first()


@contextmanager
def _writing() -> Iterator[None]:
    """Write rows of jobs alone: they are no record of the competition."""
    with exclusive_writer(), transaction.atomic():
        yield


def _claimed(job: Job) -> QuerySet[Job]:
    """Return the job as this worker claimed it; nothing, if it was begun again meanwhile."""
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)


def _end(current: QuerySet[Job], state: JobState, at: datetime, **columns: Any) -> None:
    if not current.update(state=state, ended_at=at, lease_until=None, **columns):
        raise JobStopped


def _lease(at: datetime) -> datetime:
    return at + timedelta(seconds=settings.JOB_LEASE_SECONDS)


def _hand_over(job: Job) -> None:
    job.task = UUID(str(run_job.enqueue(str(job.pk)).id))


def _stranded(at: datetime) -> QuerySet[Job]:
    """Return the jobs whose worker let the lease expire, or took them and never began."""
    ready = DBTaskResult.objects.filter(pk=OuterRef("task"), status=TaskResultStatus.READY)
    expired = Q(state=JobState.RUNNING, lease_until__lt=at)
    jobs = Job.objects.select_related("person")
    return jobs.filter(expired | Q(state=JobState.QUEUED) & ~Exists(ready))


def _begin_again(job: Job, at: datetime) -> None:
    """Queue a job once more, unless it was cancelled or has stopped too many workers."""
    if job.cancel_asked:
        stop(job, at)
    elif job.attempts >= MOST_ATTEMPTS:
        fail(job=job, refusal=Refusal("JOB_GIVEN_UP"), by=job.person, at=at)
    else:
        job.state, job.lease_until = JobState.QUEUED, None
        _hand_over(job)
        job.save()
