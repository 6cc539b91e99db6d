"""How many rows a question has, counted once while no table that it reads changes."""

import re
from collections.abc import Hashable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from audit.actions.row_versions import version_of_tables
from audit.actions.verify import protected_models
from web.recent import Recent

_TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')
recent_row_counts: Recent[int] = Recent(most_rows=1_000, rows_of=lambda _: 1)


def number_of(rows: QuerySet[Any]) -> int:
    """Return how many rows a question has; asked again, only whether a table changed is asked.

    A question that also reads a table without versions is counted each time.
    """
    try:
        sql, params = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:  # nobody is asked for anything
        return 0
    versions = {model._meta.db_table: model for model in protected_models()}
    tables = sorted(set(_TABLE.findall(sql)))
    if not versions.keys() >= {*tables}:
        return rows.count()

    def key() -> Hashable:
        return sql, str(params), version_of_tables(versions[name] for name in tables)

    return recent_row_counts.value_of(key(), key, rows.count)
