"""The sample campaign, played once, and the database as it stood at each moment of its life."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from accounts.actions import approvals
from audit.models import triggers
from candidates.actions import plan, screen, sit
from grading.actions import assign, defence_slip, mark, panel, rank, remark
from rehearsal import run
from rehearsal.run import Rehearsed
from results.actions import transitions, unseal

DEMO = Path(__file__).parents[1] / "rehearsal/demo"
Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]
# Before which action a moment is kept; a text is the act of two persons that is asked for.
BEFORE = {
    "announced": (plan, "planning_list"),
    "registered": (transitions, "close_registration"),
    "screening": (screen, "run"),
    "decided": "APPROVE_LIST",
    "listed": (sit, "number"),
    "sealed": (assign, "allocate"),
    "marking": (mark, "enter"),
    "marked": "CLOSE_MARKING",
    "closed": (unseal, "approve"),
    "opened": "PUBLISH_PROVISIONAL",
    "provisional": (remark, "request"),
    "remarked": "PUBLISH_OFFICIAL",
    "seating": (panel, "seat"),
    "drawing": "DRAW_LOTS",
    "defence": (defence_slip, "enter"),
    "scored": "CLOSE_DEFENCE",
    "ranking": (rank, "rank"),
}


@dataclass(frozen=True)
class Life:
    """A whole campaign, and the rows of every table at each of its moments."""

    rehearsed: Rehearsed
    moments: dict[str, Rows]

    @contextmanager
    def at(self, moment: str) -> Iterator[Rehearsed]:
        """Put the database at a moment, for a while; nothing of it stays."""
        with transaction.atomic():
            self._stand(moment)
            yield self.rehearsed
            transaction.set_rollback(True)

    def stay(self, moment: str) -> Rehearsed:
        """Put an empty database at a moment for good: for those who write at once."""
        with transaction.atomic():
            self._stand(moment)
        return self.rehearsed

    def _stand(self, moment: str) -> None:
        triggers.remove(connection)  # the trail would refuse to be written again
        _insert(self.moments[moment])
        triggers.install(connection)


def live() -> Life:
    """Play the sample campaign and keep its moments; the database is left as it was."""
    moments: dict[str, Rows] = {}
    watched = {moment: place for moment, place in BEFORE.items() if not isinstance(place, str)}
    asked = {place: moment for moment, place in BEFORE.items() if isinstance(place, str)}
    actions = {moment: getattr(module, name) for moment, (module, name) in watched.items()}
    request = approvals.request_approval
    try:
        approvals.request_approval = _watching(asked, request, moments)
        for moment, (module, name) in watched.items():
            setattr(module, name, _recording(moment, actions[moment], moments))
        with transaction.atomic():
            rehearsed = run.rehearse(DEMO)
            moments["published"] = _taken()
            transaction.set_rollback(True)
    finally:
        approvals.request_approval = request
        for moment, (module, name) in watched.items():
            setattr(module, name, actions[moment])
    return Life(rehearsed, moments)


def _watching(
    asked: dict[str, str], request: Callable[..., Any], moments: dict[str, Rows]
) -> Callable[..., Any]:
    def run(**options: Any) -> Any:
        moment = asked.get(options["act"].name)
        if moment and moment not in moments:
            moments[moment] = _taken()
        return request(**options)

    return run


def _recording(
    moment: str, action: Callable[..., Any], moments: dict[str, Rows]
) -> Callable[..., Any]:
    def run(**options: Any) -> Any:
        if moment not in moments:
            moments[moment] = _taken()
        return action(**options)

    return run


def _tables() -> list[str]:
    models = apps.get_models(include_auto_created=True)
    return sorted({model._meta.db_table for model in models if model._meta.managed})


def _taken() -> Rows:
    saved: Rows = {}
    with connection.cursor() as cursor:
        for table in _tables():
            if table in ("django_content_type", "auth_permission"):
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            if rows := cursor.fetchall():
                saved[table] = columns, rows
    return saved


def _insert(moment: Rows) -> None:
    """Insert the rows as they were, whatever their order: constraints are checked at the end."""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        else:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table, (columns, rows) in moment.items():
            names = ", ".join(f'"{column}"' for column in columns)
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)
        if connection.vendor == "postgresql":  # check now: no trigger comes back before that
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
