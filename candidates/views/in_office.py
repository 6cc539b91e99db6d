"""Who led where on a day, by the periods of the personnel facts (regulations 1.5, row 53)."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.access import current_person, require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.closed_people import closed_people
from candidates.actions.read import dossier_read
from candidates.forms.in_office import InOfficeFilter
from candidates.models import CadreRecord, PeriodRecord
from candidates.rules.facts import PeriodKind
from exams.models import Post, Unit
from web.forms import status_of
from web.fragments import render_page
from web.lists import page_of

SORTS = {"name": "cadre__sort_key", "unit": "unit", "since": "starts_on"}


@require_duty(Duty.KEEP_PLANNING)
def in_office(request: HttpRequest) -> HttpResponse:
    """List who held a post of a rank of the catalogue on a day, in one unit or in all."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    form = InOfficeFilter(request.GET, units=[(code, unit.name) for code, unit in units.items()])
    asked = form.cleaned_data if form.is_valid() else {}
    on = asked.get("on") or timezone.localdate()
    periods = _led_on(on, current_person(request))
    if unit := asked.get("unit"):
        periods = periods.filter(unit=unit)
    page = page_of(request, periods, SORTS, default="unit")
    dossier_read(about=f"in office {on}", by=current_person(request), at=timezone.now())
    for period in page:
        period.of_unit = units.get(period.unit)
    context: dict[str, Any] = {"form": form, "page": page, "sort": "unit", "on": on}
    template = "candidates/plan/in_office.html"
    return render_page(request, template, context, fragment="list", status=status_of(form))


def _led_on(on: date, reader: Person) -> QuerySet[PeriodRecord]:
    """Return the periods in which somebody led on a day; who is seconded leads at home."""
    people = closed_people(reader).left_out_of(CadreRecord.objects.all())
    running = Q(ends_on=None) | Q(ends_on__gte=on)
    led = periods_of_leading().filter(running, starts_on__lte=on, cadre__in=people)
    return led.select_related("cadre")


def periods_of_leading() -> QuerySet[PeriodRecord]:
    """Return the periods in a post of a rank of the catalogue, at home."""
    ranks = Post.objects.order_by().values("rank__code")
    led = PeriodRecord.objects.filter(rank__in=ranks, withdrawn=False)
    return led.exclude(kind=PeriodKind.SECONDED)
