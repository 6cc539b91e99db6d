"""Who looked at a candidate's file: by role and day, never by name."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.models import Grant
from accounts.rules.duties import Duty, roles_with
from audit.models import Event
from candidates.models import Application
from candidates.views.own import own
from web.sentences import label

ROLES = roles_with(Duty.READ_DOSSIERS) | roles_with(Duty.RECEIVE)


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
    """Return who opened a file beside its own person: the latest day first."""
    opened = Event.objects.filter(type="read.personal", subject=application.reference)
    events = list(opened.exclude(actor=itself).order_by("ts"))
    roles = _roles({event.actor for event in events}, application.campaign.code)
    times = Counter(
        (timezone.localdate(datetime.fromisoformat(event.ts)), roles[event.actor], _what(event))
        for event in events
        if event.actor in roles
    )
    ordered = sorted(times.items(), key=lambda item: (item[0][1], item[0][2]))
    names = ("day", "role", "what")
    latest_first = sorted(ordered, key=_day, reverse=True)
    return [{**dict(zip(names, about, strict=True)), "times": n} for about, n in latest_first]


def _day(item: tuple[tuple[date, str, str], int]) -> date:
    return item[0][0]


def _roles(actors: Iterable[str], code: str) -> dict[str, str]:
    """Return the role in which each of these works on the files of a campaign, in words."""
    grants = Grant.objects.filter(campaign__in=["", code], role__in=ROLES)
    named: dict[str, set[str]] = {}
    for grant in grants.select_related("person"):
        named.setdefault(grant.person.pseudonym, set()).add(label(grant.role))
    return {actor: ", ".join(sorted(named[actor])) for actor in actors if actor in named}


def _what(event: Event) -> str:
    """Return what of the file was opened: a paper, or its page."""
    purpose = json.loads(bytes(event.entry))["data"].get("purpose", "")
    return label(purpose) if purpose else _("trang hồ sơ")
