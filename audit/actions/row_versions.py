"""The state of whole tables as a value, by which what was counted of them is told to hold."""

from collections.abc import Hashable, Iterable

from django.db import connection

from audit.models import Protected

_OF_TABLE = (
    "(SELECT COUNT(*) FROM {table}), (SELECT SUM(ver) FROM {table} WHERE ver > 1), "
    "(SELECT MAX(event_id) FROM {table})"
)


def version_of_tables(models: Iterable[type[Protected]]) -> Hashable:
    """Return what changes with every row of these tables that is written; it never comes back.

    Rows are added or get a next version, and none is taken away: how many there are and the sum of
    their versions only grow; an index of `ver` answers both, and of a row that never changed it is
    enough that it is there. The greatest leaf stands beside them against a database that was put
    back to an earlier day. Reads only, with one query for any number of tables.
    """
    names = (connection.ops.quote_name(model._meta.db_table) for model in models)
    asked = ", ".join(_OF_TABLE.format(table=name) for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return tuple(cursor.fetchone())
