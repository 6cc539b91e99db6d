"""The planning officer's page of evaluations: what does not agree with the yearly ratings."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions.evaluation_flags import Scope, flagged
from candidates.actions.read import dossier_read
from candidates.forms.evaluations import EvaluationFilter
from candidates.models import CadreRecord, MonthlyEvaluation, RatingRecord, UnitEvaluation
from candidates.rules.evaluation_flags import Flag
from candidates.views.evaluation_flags import flag_line, rules_in_force
from exams.models import Unit
from web.fragments import render_page
from web.lists import page_of


@require_duty(Duty.KEEP_PLANNING)
def evaluations(request: HttpRequest) -> HttpResponse:
    """List what was flagged of a year, the latest rated one unless asked otherwise."""
    form = EvaluationFilter(request.GET or None, years=_years())
    asked = form.cleaned_data if form.is_valid() else {}
    year = int(asked.get("year") or next(iter(_years()), timezone.localdate().year - 1))
    page = page_of(request, _flags(asked, year))
    reader = current_person(request)
    dossier_read(about=f"evaluations {year}", by=reader, at=timezone.now())
    context = {
        "form": form,
        "year": year,
        "page": page,
        "rows": _rows(list(page)),
        "counts": _counts(year),
        "units": _units(year),
    }
    return render_page(request, "candidates/plan/evaluations.html", context, fragment="list")


def _years() -> list[int]:
    """Return the years of which anybody has a yearly rating, the latest first."""
    rated = RatingRecord.objects.filter(withdrawn=False).order_by("-year")
    return list(rated.values_list("year", flat=True).distinct())


def _flags(asked: dict[str, Any], year: int) -> list[tuple[str, Flag]]:
    """Return each flag of the year with the citizen number, by name, of the kind that is asked."""
    scope = Scope(year=year, name=asked.get("q", ""))
    return [
        (number, flag)
        for number, flags in flagged(scope, rules_in_force()).items()
        for flag in flags
        if not asked.get("kind") or flag.kind == asked["kind"]
    ]


def _rows(flags: Sequence[tuple[str, Flag]]) -> list[dict[str, Any]]:
    numbers = {number for number, _ in flags}
    people = {each.citizen_id: each for each in CadreRecord.objects.filter(citizen_id__in=numbers)}
    return [{"cadre": people[number], **flag_line(flag)} for number, flag in flags]


def _counts(year: int) -> dict[str, int]:
    """Return of how many people what is on record of a year."""
    rated = RatingRecord.objects.filter(withdrawn=False, year=year)
    months = MonthlyEvaluation.objects.filter(withdrawn=False, year=year)
    return {
        "rated": rated.values("cadre").distinct().count(),
        "monthly": months.values("citizen_id").distinct().count(),
    }


def _units(year: int) -> list[UnitEvaluation]:
    """Return the results of units in a year, each with the name of its unit."""
    names = dict(Unit.objects.values_list("code", "name"))
    results = list(UnitEvaluation.objects.filter(withdrawn=False, year=year))
    for result in results:
        result.unit_name = names.get(result.unit, result.unit)  # type: ignore[attr-defined]
    return results
