"""The trail, for those who read it: who, when, what, on what, old and new, from where."""

import json
import re
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import current_person, require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.keep_check import keep_check
from audit.models import Event, TrailCheck
from audit.rules.canonical import instant
from oversight.access import readable_logs
from oversight.forms import TrailFilter
from oversight.views.trail_points import known_points
from oversight.views.trail_summary import summary_of
from web.fragments import render_page
from web.lists import page_of
from web.views import see_other

FAULT = ("code", "log", "position", "thing")
PSEUDONYM = re.compile(r"\bu-(\d{1,9})\b")


@require_duty(Duty.READ_TRAIL)
def events(request: HttpRequest) -> HttpResponse:
    """List the events of the logs that the reader may read, newest first, fifty a page."""
    logs = readable_logs(current_person(request), timezone.now())
    form = TrailFilter(request.GET or None, logs=logs)
    readable = Event.objects.filter(log__in=logs)
    matching = readable.prefetch_related("secrets").order_by("-ts", "-seq")
    if form.is_valid():
        matching = _filtered(matching, form.cleaned_data)
    context = {"form": form, "page": with_summaries(page_of(request, matching))}
    return render_page(request, "oversight/trail.html", context, fragment="list")


@require_duty(Duty.READ_TRAIL)
def event(request: HttpRequest, leaf: str) -> HttpResponse:
    """Show one event, with the exact bytes that were hashed unless they tell secret points."""
    selected = get_object_or_404(Event.objects.select_related("log"), pk=leaf)
    if selected.log_id not in readable_logs(current_person(request), timezone.now()):
        raise PermissionDenied
    said = summary_of(selected, _people([selected]), known_points([selected]))
    entry = json.dumps(json.loads(bytes(selected.entry)), ensure_ascii=False, indent=2)
    context = {"event": selected, "said": said, "entry": "" if said["is_secret"] else entry}
    return render(request, "oversight/event.html", context)


@require_duty(Duty.READ_TRAIL)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Walk the whole trail and every protected row now; lead to what was found.

    Opened by hand, by a bookmark or the way back, it leads to what was found last.
    """
    if request.method == "POST":
        actor = current_person(request).pseudonym
        return see_other("oversight:check", keep_check(actor=actor, moment=timezone.now()).pk)
    latest = TrailCheck.objects.first()
    return redirect("oversight:check", latest.pk) if latest else redirect("oversight:trail")


@require_duty(Duty.READ_TRAIL)
def check_result(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what one check found; opened again, nothing is walked again."""
    result = get_object_or_404(TrailCheck, pk=key)
    rows = [dict(zip(FAULT, fault, strict=True)) for fault in result.faults]
    people = _people_named(result.actor)
    context = {
        "check": result,
        "faults": rows,
        "who": people.get(result.actor, result.actor),
        "later": Event.objects.count() - result.events,
    }
    return render(request, "oversight/check.html", context)


def with_summaries(page: Page[Event]) -> Page[Event]:
    """Return a page of events, each with what it says in words (`said`)."""
    people, points = _people(page), known_points(page)
    for row in page:
        row.said = summary_of(row, people, points)  # type: ignore[attr-defined]
    return page


def _filtered(events: Any, asked: dict[str, Any]) -> Any:
    if asked["log"]:
        events = events.filter(log_id=asked["log"])
    if asked["type"]:
        events = events.filter(type=asked["type"])
    if asked["actor"]:
        events = events.filter(actor=asked["actor"].pseudonym)
    if asked["subject"]:
        events = events.filter(subject__icontains=asked["subject"])
    if asked["since"]:
        events = events.filter(ts__gte=_midnight(asked["since"]))
    if asked["until"]:
        events = events.filter(ts__lt=_midnight(asked["until"] + timedelta(days=1)))
    return events


def _midnight(day: Any) -> str:
    return instant(timezone.make_aware(datetime.combine(day, time())))


def _people(events: Any) -> dict[str, Person]:
    """Return the people these events are by, about and of, by pseudonym."""
    return _people_named(
        *(f"{event.actor} {event.subject} {bytes(event.entry).decode()}" for event in events)
    )


def _people_named(*texts: str) -> dict[str, Person]:
    """Return the people whose pseudonyms stand in texts."""
    keys = {int(key) for text in texts for key in PSEUDONYM.findall(text)}
    return {person.pseudonym: person for person in Person.objects.filter(pk__in=keys)}
