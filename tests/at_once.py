"""Several people at one moment: threads that start together, each with a connection of its own.

The database in memory has one connection for everybody: where the tests run on SQLite, whoever
writes at once does so in a file.
"""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import Any

from django.db import connection, connections
from django.test import Client

from accounts.models import Person
from audit.actions.verify import verify
from audit.models import Event, Log
from audit.rules.refusals import Refusal

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PATIENCE = 60  # seconds until a test that waits for itself is given up


@contextmanager
def a_file(path: Path) -> Iterator[None]:
    """Work in a file that begins as a copy of the database in memory; PostgreSQL stays."""
    if connection.vendor != "sqlite":
        yield
        return
    memory = connections["default"]
    memory.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        memory.connection.backup(copy)
    name, memory.settings_dict["NAME"] = memory.settings_dict["NAME"], str(path)
    del connections["default"]
    try:
        connections["default"].ensure_connection()  # in its journal mode before anybody races
        yield
    finally:
        connections["default"].close()
        memory.settings_dict["NAME"] = name
        connections["default"] = memory


def at_once(*actions: Callable[[], Any]) -> list[Any]:
    """Do every action in a thread of its own, all from one moment on.

    Returns what each came to, in their order; of a refusal its code.
    """
    start = Barrier(len(actions), timeout=PATIENCE)

    def do(action: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return action()
        except Refusal as refusal:
            return refusal.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actions)) as pool:
        return [future.result() for future in [pool.submit(do, action) for action in actions]]


@contextmanager
def having_read(table: str, all_did: Barrier) -> Iterator[None]:
    """Go on only when everybody has read a table: nobody knows yet what the others will write.

    Whoever never read it waited for nobody, and proved nothing: that fails.
    """
    waits = True

    def execute(run: Callable[..., Any], sql: str, *parameters: Any) -> Any:
        nonlocal waits
        answer = run(sql, *parameters)
        if waits and f'FROM "{table}"' in sql:
            waits = False
            all_did.wait()
        return answer

    with connection.execute_wrapper(execute):
        yield
    assert not waits, f"nobody read {table}"


def assert_the_trail_holds() -> None:
    """Every event follows the one before it, and every row is what its event says."""
    assert list(verify()) == []
    for log in Log.objects.all():
        numbers = log.events.order_by("seq").values_list("seq", flat=True)
        assert list(numbers) == list(range(log.size))


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def asked_together(table: str, *asks: Callable[[], Any]) -> list[Any]:
    """Ask for every page at once, and let nobody write before all have read the same."""
    read = Barrier(len(asks), timeout=PATIENCE)

    def reading(request: Callable[[], Any]) -> Any:
        with having_read(table, read):
            return request()

    return at_once(*(partial(reading, request) for request in asks))


def statuses(answers: list[Any]) -> list[int]:
    return sorted(answer.status_code for answer in answers)


def count_of(name: str) -> int:
    """Return how often something is in the trail."""
    return Event.objects.filter(type=name).count()
