"""The catalogue of units, ranks and posts, and the table of days off."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record
from audit.models import Protected
from exams.models import (
    Equivalence,
    Holiday,
    Post,
    Rank,
    Unit,
)
from exams.rules.refusals import Refusal


@action(duty=Duty.PREPARE, in_campaign=False)
def enter(
    *,
    units: Iterable[Mapping[str, Any]] = (),
    ranks: Iterable[Mapping[str, Any]] = (),
    posts: Iterable[Mapping[str, Any]] = (),
    equivalences: Iterable[Mapping[str, Any]] = (),
    new_unit: str = "",
    new_post: str = "",
    by: Person,
    at: datetime,
) -> None:
    """Enter or correct units, ranks, posts and groups of equivalent posts, by code.

    Raises Refusal NOT_YOUR_DUTY, UNKNOWN_CODE for a post whose unit or rank does not exist, or
    CODE_TAKEN where the code of a unit or post that shall be new is another's.
    """
    if new_unit:
        require_unused(Unit.objects.all(), new_unit)
    if new_post:
        require_unused(Post.objects.all(), new_post)
    rows: list[Protected] = [_entered(Unit, item) for item in units]
    rows += [_entered(Rank, item) for item in ranks]
    record("catalogue.kept", about="units and ranks", by=by, at=at, rows=rows, count=len(rows))
    stored = {kind: {item.code: item for item in kind.objects.all()} for kind in (Unit, Rank)}
    rows = [_entered(Post, _joined(item, stored)) for item in posts]
    rows += [_entered(Equivalence, item) for item in equivalences]
    record("catalogue.kept", about="posts", by=by, at=at, rows=rows, count=len(rows))


def require_unused(rows: QuerySet[Any], code: str) -> None:
    """Refuse (CODE_TAKEN) a code of one of these rows, in whatever letters it is written."""
    taken = rows.filter(code__iexact=code).values_list("code", flat=True).first()
    if taken:
        raise Refusal("CODE_TAKEN", field="code", code=taken)


def _entered(kind: type[Any], fields: Mapping[str, Any]) -> Any:
    """Return the row of a code, new or corrected."""
    return filled(kind.objects.filter(code=fields["code"]).first() or kind(), fields)


def filled(row: Any, fields: Mapping[str, Any]) -> Any:
    """Return a row with these fields set; nothing is written."""
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def _joined(fields: Mapping[str, Any], stored: Mapping[Any, Mapping[str, Any]]) -> dict[str, Any]:
    joined = dict(fields)
    for name, kind in (("unit", Unit), ("rank", Rank)):
        if fields[name] not in stored[kind]:
            raise Refusal("UNKNOWN_CODE", field=name, value=fields[name], row=fields["code"])
        joined[name] = stored[kind][fields[name]]
    return joined


@action(duty=Duty.PREPARE, in_campaign=False)
def holidays(*, days: Iterable[Mapping[str, Any]], by: Person, at: datetime) -> None:
    """Enter days off and days worked instead; a day already in the table is corrected."""
    rows: list[Protected] = []
    for day in days:
        row = Holiday.objects.filter(date=day["date"], withdrawn=False).first() or Holiday()
        row.date, row.name, row.kind = day["date"], day["name"], day["kind"]
        rows.append(row)
    record("holidays.kept", about="calendar", by=by, at=at, rows=rows, count=len(rows))


@action(duty=Duty.PREPARE, in_campaign=False)
def strike_holiday(*, holiday: Holiday, by: Person, at: datetime) -> None:
    """Strike a day from the table; announced campaigns keep the calendar they froze."""
    holiday.withdrawn = True
    record("holiday.struck", about=holiday.date, by=by, at=at, rows=[holiday])
