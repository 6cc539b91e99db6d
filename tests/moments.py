"""The sample campaign, played once, and the database as it stood at each moment of its life."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from audit.models import triggers
from config.rehearsal import defence, opening, play, written
from config.rehearsal.play import Rehearsed

DEMO = Path(__file__).parents[1] / "config/demo"
Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]
# Before which step of the rehearsal a moment is kept.
BEFORE = {
    "announced": (opening, "import_everything"),
    "registered": (opening, "screen_and_number"),
    "sealed": (written, "mark_scripts"),
    "marking": (written, "enter_marks"),
    "ranking": (defence, "rank_and_publish"),
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
            triggers.remove(connection)  # the trail would refuse to be written again
            _put(self.moments[moment])
            triggers.install(connection)
            yield self.rehearsed
            transaction.set_rollback(True)


def live() -> Life:
    """Play the sample campaign and keep its moments; the database is left as it was."""
    moments: dict[str, Rows] = {}
    steps = {key: getattr(module, key) for module, key in BEFORE.values()}
    try:
        for moment, (module, step) in BEFORE.items():
            setattr(module, step, _kept(moment, steps[step], moments))
        with transaction.atomic():
            rehearsed = play.rehearse(DEMO)
            moments["published"] = _taken()
            transaction.set_rollback(True)
    finally:
        for module, step in BEFORE.values():
            setattr(module, step, steps[step])
    return Life(rehearsed, moments)


def _kept(moment: str, step: Callable[..., Any], moments: dict[str, Rows]) -> Callable[..., Any]:
    def run(*given: Any) -> Any:
        if moment not in moments:
            moments[moment] = _taken()
        return step(*given)

    return run


def _tables() -> list[str]:
    models = apps.get_models(include_auto_created=True)
    return sorted({model._meta.db_table for model in models if model._meta.managed})


def _taken() -> Rows:
    kept: Rows = {}
    with connection.cursor() as cursor:
        for table in _tables():
            if table in ("django_content_type", "auth_permission"):
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            if rows := cursor.fetchall():
                kept[table] = columns, rows
    return kept


def _put(moment: Rows) -> None:
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
