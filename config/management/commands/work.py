import time
from argparse import ArgumentParser
from contextlib import nullcontext

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from accounts.actions import jobs
from rehearsal.demo.moved_clock import demo_time

ROUND = 1  # second between two looks at the queue
NOTE_EVERY, SWEEP_EVERY = 10, 30  # rounds


class Command(BaseCommand):
    help = (
        "Do the jobs that pages hand over, until SIGTERM or Ctrl-C; the job under way is finished "
        "first. Any number may run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is queued, and end")

    def handle(self, **options: object) -> None:
        worker = _worker()
        worker.configure_signals()
        rounds = 0
        while worker.running:
            with demo_time() if settings.DEMO else nullcontext():
                _look(worker, rounds)
            if options["once"]:
                return
            rounds += 1
            close_old_connections()
            time.sleep(ROUND)


def _look(worker: Worker, rounds: int) -> None:
    """Say now and then that a worker is there, and do what is queued."""
    if rounds % SWEEP_EVERY == 0:
        jobs.sweep(timezone.now())
    has_work = jobs.is_queued()
    if has_work:
        worker.run()
    if has_work or rounds % NOTE_EVERY == 0:
        jobs.note_worker(timezone.now())


def _worker() -> Worker:
    return Worker(
        queue_names=["default"],
        interval=0,
        batch=True,  # it returns when nothing is queued any more
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
