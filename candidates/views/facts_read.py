"""What is read of somebody outside their file: personnel facts, planning, ratings, conferences."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from candidates.models import (
    Application,
    CadreRecord,
    ConferenceNominee,
    MonthlyEvaluation,
    PlanningEntry,
)
from candidates.views.lists_with import lists_with
from exams.rules.names import fold


def subjects_of(application: Application) -> dict[str, str]:
    """Return under what the trail names readings of the person of a file, each with its words.

    Only what bears number, name and birth of the file: nobody reads of another's by typing their
    number.
    """
    records, entries = _facts_of(application), _entries_of(application)
    return {
        **{f"cadre {record.pk}": _("thông tin cán bộ") for record in records},
        **{f"planning entry {entry.pk}": _("lịch sử quy hoạch") for entry in entries},
        **lists_with(entries, records),
        **{f"conference {each}": _("hội nghị quy hoạch") for each in _meetings_of(application)},
        **{
            f"evaluations {year}": _("danh sách đánh giá năm %(year)s") % {"year": year}
            for record in records
            for year in sorted(_rated_years(record))
        },
    }


def _facts_of(application: Application) -> list[CadreRecord]:
    """Return the record of the person of a file; none where it may be another's."""
    return list(CadreRecord.objects.filter(fold=application.fold, **_of_person(application)))


def _entries_of(application: Application) -> list[PlanningEntry]:
    """Return the lines of planning lists about the person of a file, with their lists."""
    entries = PlanningEntry.objects.filter(fold=application.fold, **_of_person(application))
    return list(entries.order_by().select_related("planning_list"))


def _meetings_of(application: Application) -> Iterator[object]:
    """Yield the conferences on whose ballot the person stood."""
    nominees = ConferenceNominee.objects.filter(**_of_person(application))
    for nominee in nominees.select_related("conference__post"):
        if fold(nominee.name) == application.fold:
            yield nominee.conference


def _of_person(application: Application) -> dict[str, Any]:
    return {"citizen_id": application.citizen_id, "born": application.born}


def _rated_years(record: CadreRecord) -> set[int]:
    """Return the years whose list of ratings may name a person."""
    monthly = MonthlyEvaluation.objects.filter(citizen_id=record.citizen_id)
    tables: tuple[Any, ...] = (record.ratings, record.party_ratings, monthly)
    return {year for rows in tables for year in rows.order_by().values_list("year", flat=True)}
