"""The kinds of jobs, each with its handler; and how a worker does one."""

import logging
from collections.abc import Callable
from contextlib import suppress
from traceback import format_tb
from uuid import UUID

from django.utils import timezone

from accounts.actions import jobs
from accounts.models import Job
from audit.rules.refusals import Refusal
from candidates.views.import_jobs import KINDS as IMPORTS
from candidates.views.import_jobs import import_list
from candidates.views.read_jobs import KINDS as READINGS
from candidates.views.read_jobs import read_list
from rehearsal.job import KIND as DRY_RUN
from rehearsal.job import carry_through

Handler = Callable[[Job], None]

# A handler says how far it is (`jobs.step`) and writes by `jobs.carry_out`, once and at its end;
# one that writes nothing of the record ends by `jobs.finish`.
HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(IMPORTS, import_list),
    **dict.fromkeys(READINGS, read_list),
    DRY_RUN: carry_through,
}

logger = logging.getLogger(__name__)


def run(key: str) -> None:
    """Do a job, if no other worker has it: it ends, or says in words why it did not."""
    job = jobs.claim(UUID(key), timezone.now())
    if job is None:
        return
    try:
        HANDLERS[job.kind](job)
    except jobs.JobStopped:
        jobs.stop(job, timezone.now())
    except Refusal as refusal:
        _fail(job, refusal)
    except Exception as error:
        trace = "".join(format_tb(error.__traceback__))  # not its words: they may name somebody
        logger.error("job %s: %s\n%s", job.pk, type(error).__name__, trace)
        _fail(job, Refusal("JOB_BROKEN"))


def _fail(job: Job, refusal: Refusal) -> None:
    with suppress(jobs.JobStopped):  # another worker has it: what it comes to is theirs to say
        jobs.fail(job=job, refusal=refusal, by=job.person, at=timezone.now())
