"""Who looked at a candidate's file, or at their personnel facts: by role and day, never by name."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.models import Grant
from accounts.rules.duties import Duty, Role, roles_with
from audit.models import Event
from candidates.models import Application
from candidates.views.facts_read import subjects_of
from candidates.views.own import own
from web.sentences import label

ROLES = roles_with(Duty.READ_DOSSIERS) | roles_with(Duty.RECEIVE)
FACT_ROLES = roles_with(Duty.KEEP_PLANNING)  # who opens personnel facts


@require_duty(Duty.APPLY, campaign="code")
def own_readings(request: HttpRequest, code: str) -> HttpResponse:
    """Show on which day whoever works on files opened this one, or a paper of it, and how often."""
    application = own(request, code)
    itself = current_person(request).pseudonym
    context = {
        "campaign": application.campaign,
        "application": application,
        "rows": readings_of(application, itself),
    }
    return render(request, "candidates/register/readings.html", context)


def readings_of(application: Application, itself: str) -> list[dict[str, Any]]:
    """Return who opened a file, or the personnel facts of its person, beside that person.

    The latest day first. Who opened personnel facts may work for another campaign, or for none.
    """
    campaign = application.campaign.code
    of_file = {application.reference: ""}
    times = Counter(_opened(of_file, itself, _roles(ROLES, ("", campaign))))
    times.update(_opened(subjects_of(application), itself, _roles(FACT_ROLES)))
    ordered = sorted(times.items(), key=lambda item: (item[0][1], item[0][2]))
    names = ("day", "role", "what")
    latest_first = sorted(ordered, key=_day, reverse=True)
    return [{**dict(zip(names, about, strict=True)), "times": n} for about, n in latest_first]


def _opened(
    subjects: Mapping[str, str], itself: str, grants: QuerySet[Grant]
) -> Iterator[tuple[date, str, str]]:
    """Yield day, role and what was opened, of each reading by somebody with one of these roles."""
    opened = Event.objects.filter(type="read.personal", subject__in=list(subjects))
    events = list(opened.exclude(actor=itself).order_by("ts"))
    named = _named({event.actor for event in events}, grants)
    for event in events:
        if event.actor in named:
            day = timezone.localdate(datetime.fromisoformat(event.ts))
            yield day, named[event.actor], subjects[event.subject] or _what(event)


def _day(item: tuple[tuple[date, str, str], int]) -> date:
    return item[0][0]


def _roles(roles: Collection[Role], campaigns: Collection[str] = ()) -> QuerySet[Grant]:
    """Return who has, or had, one of these roles: in these campaigns, or (none named) in any."""
    grants = Grant.objects.filter(role__in=roles)
    return grants.filter(campaign__in=campaigns) if campaigns else grants


def _named(actors: Collection[str], grants: QuerySet[Grant]) -> dict[str, str]:
    """Return in which of these roles each of these works, in words."""
    named: dict[str, set[str]] = {}
    for grant in grants.select_related("person"):
        named.setdefault(grant.person.pseudonym, set()).add(label(grant.role))
    return {actor: ", ".join(sorted(named[actor])) for actor in actors if actor in named}


def _what(event: Event) -> str:
    """Return what of the file was opened: a paper, or its page."""
    purpose = json.loads(bytes(event.entry))["data"].get("purpose", "")
    return label(purpose) if purpose else _("trang hồ sơ")
