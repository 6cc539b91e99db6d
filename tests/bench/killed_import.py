"""A long import by a worker that is killed while it writes: another does it, whole and once."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import jobs
from accounts.models import Job
from accounts.rules.duties import Role
from accounts.rules.jobs import JobState
from candidates.models import PlanningEntry, PlanningList
from exams.models import Unit
from tests.bench.meter import Figures, measured
from tests.bench.sheets import catalogue, workbook
from tests.bench.stock import keep, person

WRITING = 3  # steps are done when the last one, the writing, begins
PATIENCE, LOOK = 600, 0.01  # seconds


def killed_import(size: int) -> Figures:
    """Import `size` people by a worker, kill it while it writes, and let another do it again.

    The figures are those of the second worker; meanwhile somebody else writes all the time, and
    `longest_ms` is the longest wait of theirs.
    """
    browser = _confirmed(size)
    job = Job.objects.latest("asked_at")
    with _worker() as first:
        _wait_until(lambda: _state(job).steps_done == WRITING)
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert not PlanningEntry.objects.exists()
    _let_the_lease_end(job)
    waits: list[float] = []
    figures = measured(lambda: _done_by_another(job, waits))
    assert PlanningEntry.objects.count() == size
    assert PlanningList.objects.count() == 1
    assert browser.get(reverse("accounts:job", args=[job.pk])).status_code in (200, 303)
    return {**figures, "attempts": _state(job).attempts, "longest_ms": round(max(waits) * 1000, 1)}


def _confirmed(size: int) -> Client:
    """Send the file on its page, let a worker read it, and confirm what the page shows."""
    planner = person("quy-hoach", Role.PLANNING_OFFICER, timezone.now())
    catalogue(size, timezone.now())
    jobs.note_worker(timezone.now())
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(planner, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = reverse("candidates:import-planning")
    browser.post(page, {"file": SimpleUploadedFile("danh-sach.xlsx", workbook(size))})
    reading = Job.objects.latest("asked_at")
    with _worker():
        _wait_until(lambda: _state(reading).state == JobState.DONE)
    shown = browser.get(reading.leads_to, follow=True)
    assert shown.status_code == 200, shown.status_code
    [mark] = parse_qs(urlsplit(shown.redirect_chain[-1][0]).query)["tep"]
    confirmed = {"confirm": "1", "file_mark": mark, "request_id": str(uuid4())}
    answer = browser.post(page, confirmed)
    assert answer.status_code == 303, answer.content.decode()
    return browser


def _done_by_another(job: Job, waits: list[float]) -> None:
    with _worker():
        _wait_until(lambda: _write_beside(waits) or _state(job).state == JobState.DONE)


def _write_beside(waits: list[float]) -> None:
    begun = time.perf_counter()
    keep([Unit(code=f"B{len(waits)}", name="Sở Khác")], timezone.now())
    waits.append(time.perf_counter() - begun)


def _let_the_lease_end(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def _state(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


@contextmanager
def _worker() -> Iterator["subprocess.Popen[bytes]"]:
    """Run the worker that an installation runs."""
    command = [sys.executable, "manage.py", "work"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=settings.BASE_DIR, **quiet) as worker:
        try:
            yield worker
        finally:
            worker.terminate()
            worker.wait(PATIENCE)


def _wait_until(is_so: Callable[[], bool]) -> None:
    """Raise TimeoutError when something does not come about."""
    until = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(LOOK)
