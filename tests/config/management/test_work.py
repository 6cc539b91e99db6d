"""Workers as processes: one that is killed in the middle of an import leaves nothing half done."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from accounts.actions import jobs
from accounts.models import Job
from accounts.rules.duties import Role
from accounts.rules.jobs import JobState
from candidates.models import CadreRecord
from tests.actions import officer
from tests.at_once import a_file, assert_the_trail_holds, count_of, signed_in
from tests.candidates.tables.books import book_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROOT = Path(__file__).parents[3]
PAGE = "/can-bo/nhap/"
HEADING = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính")
BORN = date(1980, 5, 3)
PEOPLE = [(f"0010800000{number}", "Nguyễn An", BORN, "Nam") for number in range(10, 20)]


@pytest.fixture
def database(transactional_db, tmp_path):
    """A database that other processes see."""
    with a_file(tmp_path / "thi-tuyen.sqlite3"):
        yield
        assert_the_trail_holds()


@pytest.fixture
def job(database, settings, tmp_path):
    """The import of ten people, confirmed on its page and handed to the workers."""
    settings.VAR_DIR = tmp_path
    settings.IMPORT_JOB_ROWS = len(PEOPLE)
    jobs.note_worker(timezone.now())
    client = signed_in(officer("quy-hoach", Role.PLANNING_OFFICER))
    file = SimpleUploadedFile("can-bo.xlsx", book_of({"Cán bộ": [HEADING, *PEOPLE]}))
    client.post(PAGE, {"file": file}, follow=True)
    answer = client.post(PAGE, {"confirm": "1", "request_id": str(uuid4())})
    assert answer.status_code == 303
    return Job.objects.get()


def address():
    """Return the address of the test's database for a process of its own."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def environment(folder, module="config.settings"):
    keys = {"SECRET_KEY": django_settings.SECRET_KEY, "SEAL_KEY": django_settings.SEAL_KEY}
    where = {"DATABASE_URL": address(), "VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": module}
    return {**os.environ, **keys, **where}


def work_once(folder):
    """Let a worker do what is queued, and end."""
    command = [sys.executable, "manage.py", "work", "--once"]
    subprocess.run(command, cwd=ROOT, env=environment(folder), check=True, capture_output=True)


@contextmanager
def stalled_worker(folder):
    """Run a worker until it stands still in the middle of writing, and afterwards kill it."""
    env = environment(folder, "tests.config.management.stalling")
    command = [sys.executable, "manage.py", "work"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=env, text=True, **pipes) as worker:
        try:
            assert "WRITING" in (line.strip() for line in worker.stdout)
            yield worker
        finally:
            worker.kill()
            worker.communicate()


def expire(job):
    """Let the lease of a job be over, as it is some minutes after its worker died."""
    past = timezone.now() - timedelta(seconds=1)
    Job.objects.filter(pk=job.pk).update(lease_until=past)


def test_a_worker_does_what_is_queued(job, tmp_path):
    work_once(tmp_path)

    job.refresh_from_db()
    assert (job.state, job.outcome) == (JobState.DONE, "IMPORTED")
    assert job.facts == {"file": "can-bo.xlsx", "added": len(PEOPLE), "changed": 0, "same": 0}
    assert CadreRecord.objects.count() == len(PEOPLE)
    assert count_of("cadres.imported") == 1


def test_an_import_whose_worker_was_killed_is_there_once_and_whole(job, tmp_path):
    with stalled_worker(tmp_path) as worker:
        worker.send_signal(signal.SIGKILL)
        worker.wait()

    job.refresh_from_db()
    assert (job.state, job.attempts, CadreRecord.objects.count()) == (JobState.RUNNING, 1, 0)

    work_once(tmp_path)  # the lease still holds: nobody takes it
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.RUNNING, 1)

    expire(job)
    work_once(tmp_path)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 2)
    assert CadreRecord.objects.count() == len(PEOPLE)
    assert count_of("cadres.imported") == 1


def test_a_worker_that_is_ended_finishes_what_it_does(job, tmp_path):
    with stalled_worker(tmp_path) as worker:
        worker.terminate()
        worker.communicate("go on\n")

    job.refresh_from_db()
    assert (worker.returncode, job.state) == (0, JobState.DONE)
    assert CadreRecord.objects.count() == len(PEOPLE)
