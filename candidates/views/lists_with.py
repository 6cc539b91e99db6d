"""Which lists, opened as a whole, had somebody on them: of planning, of personnel, of who led."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from audit.models import Event
from candidates.models import CadreRecord, PlanningEntry
from candidates.views.in_office import periods_of_leading

_IN_OFFICE = "in office "  # a day follows


def lists_with(entries: Iterable[PlanningEntry], records: Sequence[CadreRecord]) -> dict[str, str]:
    """Return under what the trail names readings of lists with a person on them, and its words."""
    return dict(_lists_with(entries, records))


def _lists_with(
    entries: Iterable[PlanningEntry], records: Sequence[CadreRecord]
) -> Iterator[tuple[str, str]]:
    for version in sorted({entry.planning_list.version for entry in entries}):
        words = _("danh sách quy hoạch bản %(version)s") % {"version": version}
        yield f"planning list {version}", words
    if records:
        yield "cadres", _("danh sách hồ sơ cán bộ")
    for day in _days_in_office(records):
        words = _("danh sách người giữ chức vụ ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"}
        yield f"{_IN_OFFICE}{day}", words


def _days_in_office(records: Sequence[CadreRecord]) -> Iterator[date]:
    """Yield the days of which somebody opened the list of who led, and on which a person led."""
    periods = list(periods_of_leading().filter(cadre__in=records)) if records else []
    if not periods:
        return
    opened = Event.objects.filter(type="read.personal", subject__startswith=_IN_OFFICE)
    for subject in opened.order_by().values_list("subject", flat=True).distinct():
        day = date.fromisoformat(subject.removeprefix(_IN_OFFICE))
        if any(each.starts_on <= day <= (each.ends_on or day) for each in periods):
            yield day
