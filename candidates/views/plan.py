"""The planning officer's pages: the list in force, its versions, and the personnel facts."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions.closed_people import closed_people
from candidates.actions.conference_results import votes_on
from candidates.actions.counted import number_of
from candidates.actions.planning_bases import names_of_base_posts
from candidates.actions.read import dossier_read
from candidates.forms.imports import CadreFilter, PlanningFilter
from candidates.models import CadreRecord, MonthlyEvaluation, PlanningEntry, PlanningList
from candidates.models.cadre_facts import FACTS
from candidates.models.planning import POST_NAME
from candidates.views.evaluation_flags import flags_of_person, rules_in_force
from candidates.views.fault_words import fault_words
from exams.access import campaigns_of
from exams.models import Campaign
from exams.rules.names import fold
from exams.rules.stages import Stage
from web.fragments import render_page
from web.lists import page_of


@require_duty(Duty.KEEP_PLANNING)
def planning(request: HttpRequest) -> HttpResponse:
    """Show one version of the planning list (the latest unless asked otherwise), filtered."""
    form = PlanningFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    versions = list(PlanningList.objects.defer("findings"))
    selected = _selected(request, versions, asked.get("kind"))
    rows: Any = selected.entries.all() if selected else PlanningEntry.objects.none()
    reader = current_person(request)
    rows = closed_people(reader).left_out_of(rows)
    if selected and asked:
        rows = _filtered(rows, asked)
    rows = rows.annotate(post_name=POST_NAME)
    about = f"planning list {selected.version}" if selected else "planning list"
    dossier_read(about=about, by=reader, at=timezone.now())
    sorts, number = {"name": "sort_key", "post": "post"}, number_of(rows)
    page = page_of(request, rows, sorts, default="name", number=number)
    _beside(page)
    context = {
        "versions": versions,
        "shown": selected,
        "form": form,
        "page": page,
        "sort": "name",
        "to_match": _campaigns_to_match(request) if versions else [],
    }
    return render_page(request, "candidates/plan/planning.html", context, fragment="list")


def _beside(page: Iterable[Any]) -> None:
    """Put beside each line what it rests on, its faults, and the latest vote on it."""
    votes = votes_on(entry.citizen_id for entry in page)
    bases = names_of_base_posts(page)
    for entry in page:
        entry.base_post = bases.get(entry.pk, "")
        entry.fault_words = fault_words(entry.faults)
        entry.vote = next(reversed(votes.get((entry.citizen_id, entry.post, entry.term), [])), None)


def _selected(
    request: HttpRequest, versions: list[PlanningList], kind: str | None
) -> PlanningList | None:
    """Return the version that is asked for, else the latest of the kind that is."""
    number = request.GET.get("version", "")
    alike = [each for each in versions if not kind or each.sort.kind == kind]
    latest = alike[0] if alike else None
    return next((each for each in alike if str(each.version) == number), latest)


def _campaigns_to_match(request: HttpRequest) -> list[Campaign]:
    """Return the reader's campaigns in which people registered and nobody is approved yet."""
    campaigns = campaigns_of(current_person(request), Duty.KEEP_PLANNING)
    return [each for each in campaigns if each.stage in (Stage.REGISTER, Stage.SCREEN)]


def _filtered(rows: Any, asked: dict[str, Any]) -> Any:
    if asked["q"]:
        rows = rows.filter(Q(fold__contains=fold(asked["q"])) | Q(citizen_id=asked["q"].strip()))
    if asked["term"]:
        rows = rows.filter(term=asked["term"].strip())
    if asked["post"]:
        rows = rows.filter(post__istartswith=asked["post"].strip())
    return rows


@require_duty(Duty.KEEP_PLANNING)
def cadres(request: HttpRequest) -> HttpResponse:
    """List the people whose personnel facts are held, by name; that it was read is recorded."""
    form = CadreFilter(request.GET or None)
    rows: Any = closed_people(current_person(request)).left_out_of(CadreRecord.objects.all())
    if form.is_valid() and form.cleaned_data["q"]:
        asked = form.cleaned_data["q"]
        rows = rows.filter(Q(fold__contains=fold(asked)) | Q(citizen_id=asked.strip()))
    page = page_of(request, rows, {"name": "sort_key", "born": "born"}, default="name")
    dossier_read(about="cadres", by=current_person(request), at=timezone.now())
    context = {"form": form, "page": page, "sort": "name"}
    return render_page(request, "candidates/plan/cadres.html", context, fragment="list")


@require_duty(Duty.KEEP_PLANNING)
def cadre(request: HttpRequest, pk: str) -> HttpResponse:
    """Show one person's facts; that they were read is recorded before the page leaves."""
    reader = current_person(request)
    people = closed_people(reader).left_out_of(CadreRecord.objects.prefetch_related(*FACTS))
    record = get_object_or_404(people, pk=pk)
    dossier_read(about=f"cadre {record.pk}", by=reader, at=timezone.now())
    months = MonthlyEvaluation.objects.filter(citizen_id=record.citizen_id, withdrawn=False)
    context = {
        "cadre": record,
        "facts": record.as_cadre(),
        "flags": flags_of_person(record.citizen_id, rules_in_force()),
        "months": months.order_by("-year", "-month", "source"),
        "trainings": [row for row in record.trainings.all() if not row.withdrawn],
    }
    return render(request, "candidates/plan/cadre.html", context)
