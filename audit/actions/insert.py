"""Insert new rows of the record by the thousand: one statement, prepared once for each model."""

from collections.abc import Callable, Iterator
from functools import partial
from operator import attrgetter
from typing import Any

from django.db import connection, models

from audit.models.protected import Protected, Unrecorded, writing

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
Value = Callable[[Any], Any]


def insert(model: type[Protected], rows: list[Any]) -> None:
    """Insert rows as `bulk_create` does, at a third of its cost.

    Raises Unrecorded outside `record()`, IntegrityError as the database does.
    """
    if not writing.get():
        raise Unrecorded(f"{model.__name__} changes only through record()")
    if not rows:
        return
    columns = [(str(field.column), _value(field)) for field in model._meta.concrete_fields]
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(column) for column, _ in columns)
    places = ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        for values in _chunks(rows, [value for _, value in columns]):
            cursor.executemany(statement, values)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _chunks(rows: list[Any], columns: list[Value]) -> Iterator[list[list[Any]]]:
    for start in range(0, len(rows), CHUNK):
        yield [[value(row) for value in columns] for row in rows[start : start + CHUNK]]


def _value(field: Any) -> Value:
    """Return what takes the value of a column from a row, as the database takes it."""
    if type(field).pre_save is models.Field.pre_save:
        read: Value = attrgetter(field.attname)
    else:  # a file that is stored now, a moment that is set now
        read = partial(_before_saving, field)
    as_it_is = DRIVERS_OWN.get(field.get_internal_type())

    def value(row: Any) -> Any:
        taken = read(row)
        if taken is None or type(taken) is as_it_is:
            return taken
        return field.get_db_prep_save(taken, connection)

    return value


def _before_saving(field: Any, row: Any) -> Any:
    return field.pre_save(row, add=True)
