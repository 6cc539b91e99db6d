"""The queue before SQLite's one writer: who waits is served, and nobody holds it for good."""

import fcntl
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, transaction

from audit.actions.record import record, recorded
from audit.actions.sqlite_lock import exclusive_writer
from audit.models import Event
from exams.models import Unit
from tests.actions import refused
from tests.at_once import PATIENCE, a_file, assert_the_trail_holds, at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[3]
HOLDER = """
import sys, django
django.setup()
from audit.actions.sqlite_lock import exclusive_writer
with exclusive_writer():
    print("mine", flush=True)
    sys.stdin.read()
"""


class Spoilt(Exception):
    """What goes wrong in the middle of a turn."""


@recorded
def open_unit(code, at):
    unit = Unit(code=code, name=code)
    record("unit.opened", about=code, by="console", at=at, rows=[unit])


@pytest.fixture
def database(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL queues by itself")
    with a_file(tmp_path / "thi-tuyen.sqlite3"):
        yield tmp_path / "thi-tuyen.sqlite3"


def write(path):
    """Take as long over a turn as an action that is committed: until it is on the disk."""
    with path.open("wb") as file:
        file.write(bytes(4096))
        os.fsync(file.fileno())


def is_taken(database):
    """Say whether somebody holds the right to write."""
    with Path(f"{database}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_the_right_to_write_is_held_as_long_as_the_block(database):
    with exclusive_writer():
        assert is_taken(database)

    assert not is_taken(database)


def test_everybody_who_waits_is_served(database, noon):
    def many(writer):
        for number in range(10):
            open_unit(f"{writer}-{number}", noon)

    at_once(*(partial(many, writer) for writer in range(8)))

    assert (Unit.objects.count(), Event.objects.count()) == (80, 80)
    assert_the_trail_holds()


def test_nobody_is_overtaken_without_end(database):
    served, overtaken = [], []

    def greedy(writer):
        for _ in range(100):
            asked = len(served)
            with exclusive_writer():
                overtaken.append(len(served) - asked)
                served.append(writer)
                write(database.parent / "pages")

    at_once(*(partial(greedy, writer) for writer in range(8)))

    assert len(served) == 800
    assert max(overtaken) < 200


def test_an_action_inside_an_action_keeps_the_one_turn(database, noon):
    @recorded
    def outer():
        open_unit("SNV", noon)
        assert is_taken(database)
        open_unit("STC", noon)

    outer()

    assert Unit.objects.count() == 2
    assert not is_taken(database)


def test_who_is_in_a_transaction_does_not_queue_for_what_they_have(database, noon):
    with Path(f"{database}.lock").open("w") as others, transaction.atomic():
        fcntl.flock(others, fcntl.LOCK_EX)
        open_unit("SNV", noon)

    assert Unit.objects.count() == 1


def test_a_turn_that_fails_ends(database):
    with pytest.raises(Spoilt), exclusive_writer():
        raise Spoilt

    assert not is_taken(database)


def test_the_turn_of_a_process_ends_with_its_life(database, noon):
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout.readline() == "mine\n"
        assert is_taken(database)
        holder.kill()
        open_unit("SNV", noon)  # waits no longer than the dead hold on

    assert Unit.objects.count() == 1


def test_who_waits_in_vain_for_a_writer_outside_the_queue_is_told(database, noon):
    with closing(sqlite3.connect(database)) as outsider:
        outsider.execute("BEGIN IMMEDIATE")
        connection.cursor().execute("PRAGMA busy_timeout = 50")

        with refused("BUSY"):
            open_unit("SNV", noon)
        outsider.rollback()
        open_unit("SNV", noon)

    assert Unit.objects.count() == 1


def test_a_folder_called_memory_is_not_a_database_in_memory(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL queues by itself")
    (tmp_path / "memory").mkdir()
    database = tmp_path / "memory" / "thi-tuyen.sqlite3"
    with a_file(database), exclusive_writer():
        assert is_taken(database)


def test_where_the_database_queues_by_itself_nobody_waits_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    both = Barrier(2, timeout=PATIENCE)

    def work():
        with exclusive_writer():
            both.wait()  # neither would come here if one held the other up

    at_once(work, work)

    assert list(tmp_path.iterdir()) == []
