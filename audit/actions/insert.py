"""Insert new rows of the record by the thousand: one statement, prepared once for each model."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from operator import attrgetter
from types import NoneType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

from audit.models.protected import Protected, Unrecorded, writing
from audit.rules.canonical import canon
from audit.rules.columns import ColumnForm, ColumnForms

CHUNK = 1000  # rows; more would only hold more of them in memory
# Values that both databases take from the model as they are.
DRIVERS_OWN: dict[str, type] = {
    "CharField": str,
    "SlugField": str,
    "TextField": str,
    "BooleanField": bool,
    "PositiveIntegerField": int,
    "PositiveSmallIntegerField": int,
}


class CanonicalEncoder(json.JSONEncoder):
    """Store JSON in the bytes that the digest of its row covers."""

    def encode(self, o: object) -> str:
        return canon(o).decode()


def insert(model: type[Protected], rows: list[Any]) -> None:
    """Insert rows as `bulk_create` does, at a third of its cost.

    Raises Unrecorded outside `record()`, IntegrityError as the database does.
    """
    if not writing.get():
        raise Unrecorded(f"{model.__name__} changes only through record()")
    if not rows:
        return
    database = connections[DEFAULT_DB_ALIAS]
    statement = _statement(model, database.ops.quote_name)
    with database.cursor() as cursor:
        for values in _chunks(model, rows, database):
            cursor.executemany(statement, values)
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def _statement(model: type[Protected], quoted: Callable[[str], str]) -> str:
    columns = [quoted(str(field.column)) for field in model._meta.concrete_fields]
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quoted(model._meta.db_table)} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - our own names


def _chunks(model: type[Protected], rows: list[Any], database: Any) -> Iterator[list[list[Any]]]:
    fields = model._meta.concrete_fields
    read = attrgetter(*(field.attname for field in fields))
    forms = ColumnForms(_database_form(field, database) for field in fields)
    # A file that is stored now, a moment that is set now.
    set_now = [field for field in fields if type(field).pre_save is not models.Field.pre_save]
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        for row, field in product(chunk, set_now):
            field.pre_save(row, add=True)
        yield [forms.turned(read(row)) for row in chunk]


def _database_form(field: Any, database: Any) -> ColumnForm:
    """Return what gives a value of a column as the database takes it."""
    column: Any = getattr(field, "target_field", field)  # a foreign key is a key of its kind
    if isinstance(column, models.JSONField):
        return ColumnForm(partial(database.ops.adapt_json_value, encoder=CanonicalEncoder))
    driver_takes = DRIVERS_OWN.get(column.get_internal_type(), NoneType)
    prepare = partial(column.get_db_prep_save, connection=database)
    return ColumnForm(prepare, frozenset((driver_takes, NoneType)))
