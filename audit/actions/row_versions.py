"""The state of whole tables as a value, by which what was counted of them is told to hold."""

from collections.abc import Hashable, Iterable

from django.db.models import Count, Max, Sum

from audit.models import Protected


def version_of_tables(models: Iterable[type[Protected]]) -> Hashable:
    """Return what changes with every row of these tables that is written; it never comes back.

    Rows are added or get a next version, and none is taken away: how many there are and the sum of
    their versions only grow; an index of `ver` answers both. The greatest leaf stands beside them
    against a database that was put back to an earlier day. Reads only.
    """
    return tuple(map(_version_of, models))


def _version_of(model: type[Protected]) -> Hashable:
    rows = model._default_manager.order_by()
    grown = rows.aggregate(count=Count("*"), versions=Sum("ver"))
    return (*grown.values(), *rows.aggregate(Max("event")).values())
