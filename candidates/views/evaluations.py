"""The planning officer's page of evaluations: what does not agree with the yearly ratings."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions.closed_people import closed_people
from candidates.actions.flags_of_year import (
    FlaggedPerson,
    facts_version,
    flags_of_year,
    rated_years,
)
from candidates.actions.read import dossier_read
from candidates.forms.evaluations import EvaluationFilter
from candidates.models import CadreRecord
from candidates.views.evaluation_flags import flag_line, rules_in_force
from web.fragments import render_page
from web.lists import page_of


@require_duty(Duty.KEEP_PLANNING)
def evaluations(request: HttpRequest) -> HttpResponse:
    """List what was flagged of a year, the latest rated one unless asked otherwise."""
    facts = facts_version()
    years = rated_years(facts)
    form = EvaluationFilter(request.GET or None, years=years)
    asked = form.cleaned_data if form.is_valid() else {}
    year = int(asked.get("year") or next(iter(years), timezone.localdate().year - 1))
    of_year = flags_of_year(year, rules_in_force(), facts)
    reader = current_person(request)
    closed = closed_people(reader).numbers
    flags = of_year.narrowed(asked.get("q", ""), asked.get("kind", ""))
    page = page_of(request, [each for each in flags if each.citizen_id not in closed])
    dossier_read(about=f"evaluations {year}", by=reader, at=timezone.now())
    context = {
        "form": form,
        "year": year,
        "page": page,
        "rows": _rows(list(page)),
        "counts": {"rated": of_year.rated, "monthly": of_year.monthly},
        "units": of_year.units,
    }
    return render_page(request, "candidates/plan/evaluations.html", context, fragment="list")


def _rows(flags: Sequence[FlaggedPerson]) -> list[dict[str, Any]]:
    numbers = {each.citizen_id for each in flags}
    people = {each.citizen_id: each for each in CadreRecord.objects.filter(citizen_id__in=numbers)}
    return [{"cadre": people[each.citizen_id], **flag_line(each.flag)} for each in flags]
