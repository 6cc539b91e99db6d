"""The states of a job, and how often it is tried."""

from datetime import timedelta
from enum import StrEnum

MOST_ATTEMPTS = 3  # a job that stops its worker so often is given up
STORED_FOR = timedelta(days=7)  # after its end
SILENCE = timedelta(seconds=30)  # after which a worker that has nothing to do is not there


class JobState(StrEnum):
    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


ACTIVE = (JobState.QUEUED, JobState.RUNNING)
