"""Write rows of the record by the thousand: one statement, prepared once for each model."""

import json
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from operator import attrgetter
from types import NoneType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

from audit.models.protected import Protected, Unrecorded, writing
from audit.rules.canonical import canon
from audit.rules.columns import ColumnForm, ColumnForms, Turn
from audit.rules.refusals import Refusal

CHUNK = 1000  # rows; more would only hold more of their values in memory
# Values that both databases take from the model as they are.
DRIVERS_OWN: dict[str, type] = {
    "CharField": str,
    "SlugField": str,
    "TextField": str,
    "BooleanField": bool,
    "PositiveIntegerField": int,
    "PositiveSmallIntegerField": int,
}
# Columns in which many rows have the same few values: others they belong to, days, words of a list.
MANY_ALIKE = (models.ForeignKey, models.DateField, models.CharField)


class CanonicalEncoder(json.JSONEncoder):
    """Store JSON in the bytes that the digest of its row covers."""

    def encode(self, o: object) -> str:
        return canon(o).decode()


@dataclass(frozen=True, slots=True)
class Statements:
    """How the rows of one model go into the database; worked out once."""

    insert: str
    replace: str
    read: Callable[[Protected], tuple[Any, ...]]
    forms: ColumnForms
    set_now: tuple[Any, ...]  # fields with a file that is stored, a moment that is set
    event: int  # the place of the event among the values


@cache
def statements_of(model: type[Protected], vendor: str) -> Statements:
    """Return how rows of a model are written into this kind of database."""
    fields, database = model._meta.concrete_fields, connections[DEFAULT_DB_ALIAS]
    return Statements(
        insert=_insert(model, database.ops.quote_name),
        replace=_replace(model, database.ops.quote_name),
        read=attrgetter(*(field.attname for field in fields)),
        forms=ColumnForms(_database_form(field, database) for field in fields),
        set_now=tuple(f for f in fields if type(f).pre_save is not models.Field.pre_save),
        event=[field.name for field in fields].index("event"),
    )


class NewRows:
    """New rows of one model as the database takes them, so that the instances can be let go."""

    def __init__(self, model: type[Protected]) -> None:
        self._database = connections[DEFAULT_DB_ALIAS]
        self._statements = statements_of(model, self._database.vendor)
        self._values: list[list[Any]] = []
        self._packed: list[bytes] = []

    def add(self, row: Protected) -> None:
        """Take a row with everything but the event that will answer for it."""
        for field in self._statements.set_now:
            field.pre_save(row, add=True)
        if len(self._values) == CHUNK:  # packed they take half the room
            self._packed.append(pickle.dumps(self._values, protocol=5))
            self._values.clear()
        self._values.append(self._statements.forms.turned(self._statements.read(row)))

    def write(self, event: str) -> None:
        """Insert what was added, with the key of its event. Raises as the database does."""
        with self._database.cursor() as cursor:
            for packed in self._packed:
                self._insert(cursor, event, pickle.loads(packed))  # noqa: S301 - packed above
            self._insert(cursor, event, self._values)

    def _insert(self, cursor: Any, event: str, rows: list[list[Any]]) -> None:
        for values in rows:
            values[self._statements.event] = event
        cursor.executemany(self._statements.insert, rows)


def insert(model: type[Protected], rows: list[Any]) -> None:
    """Insert rows as `bulk_create` does, at a third of its cost.

    Raises Unrecorded outside `record()`, IntegrityError as the database does.
    """
    if not writing.get():
        raise Unrecorded(f"{model.__name__} changes only through record()")
    for start in range(0, len(rows), CHUNK):
        some, new = rows[start : start + CHUNK], NewRows(model)
        for row in some:
            new.add(row)
        new.write(some[0].event_id)
        for row in some:
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def replace(model: type[Protected], rows: list[Any]) -> None:
    """Write rows over the versions before theirs, which were read and are locked since.

    Raises Refusal STALE when a version before is not there, Unrecorded outside `record()`,
    IntegrityError as the database does.
    """
    if not writing.get():
        raise Unrecorded(f"{model.__name__} changes only through record()")
    database = connections[DEFAULT_DB_ALIAS]
    statements = statements_of(model, database.vendor)
    for start in range(0, len(rows), CHUNK):
        values = []
        for row in rows[start : start + CHUNK]:
            key, *columns = statements.forms.turned(statements.read(row))
            values.append([*columns, key, row.ver - 1])
        with database.cursor() as cursor:
            cursor.executemany(statements.replace, values)
            if cursor.rowcount != len(values):
                raise Refusal("STALE")


def _insert(model: type[Protected], quoted: Callable[[str], str]) -> str:
    columns = [quoted(str(field.column)) for field in model._meta.concrete_fields]
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quoted(model._meta.db_table)} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - our own names


def _replace(model: type[Protected], quoted: Callable[[str], str]) -> str:
    key, *columns = [quoted(str(field.column)) for field in model._meta.concrete_fields]
    new = ", ".join(f"{column} = %s" for column in columns)
    return f"UPDATE {quoted(model._meta.db_table)} SET {new} WHERE {key} = %s AND ver = %s"  # noqa: S608 - our own names


def _database_form(field: Any, database: Any) -> ColumnForm:
    """Return what gives a value of a column as the database takes it."""
    column: Any = getattr(field, "target_field", field)  # a foreign key is a key of its kind
    if isinstance(column, models.JSONField):
        return ColumnForm(partial(database.ops.adapt_json_value, encoder=CanonicalEncoder))
    driver_takes = DRIVERS_OWN.get(column.get_internal_type(), NoneType)
    prepare: Turn = partial(column.get_db_prep_save, connection=database)
    if isinstance(field, MANY_ALIKE):
        prepare = lru_cache(maxsize=1024)(prepare)
    return ColumnForm(prepare, frozenset((driver_takes, NoneType)))
