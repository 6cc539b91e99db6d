"""Who looked at a candidate's file, or at their personnel facts: by role and day, never by name."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.models import Grant
from accounts.rules.duties import Duty, Role, roles_with
from audit.models import Event
from candidates.models import Application, CadreRecord
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

    The latest day first. Facts are those on record under the number of the file, if name and birth
    agree as well: nobody reads of another's by typing their number.
    """
    campaign = application.campaign.code
    times = Counter(_opened(application.reference, itself, ROLES, ("", campaign)))
    for cadre in _facts_of(application):
        about = f"cadre {cadre.pk}"
        times.update(_opened(about, itself, FACT_ROLES, ("", campaign), _("thông tin cán bộ")))
    ordered = sorted(times.items(), key=lambda item: (item[0][1], item[0][2]))
    names = ("day", "role", "what")
    latest_first = sorted(ordered, key=_day, reverse=True)
    return [{**dict(zip(names, about, strict=True)), "times": n} for about, n in latest_first]


def _facts_of(application: Application) -> list[CadreRecord]:
    """Return the record of the person of a file; none where it may be another's."""
    records = CadreRecord.objects.filter(citizen_id=application.citizen_id)
    own = application.fold, application.born
    return [each for each in records if (each.fold, each.born) == own]


def _opened(
    about: str,
    itself: str,
    roles: Collection[Role],
    campaigns: Collection[str],
    what: str = "",
) -> Iterator[tuple[date, str, str]]:
    """Yield day, role and what was opened, of each reading by somebody in one of these roles."""
    opened = Event.objects.filter(type="read.personal", subject=about)
    events = list(opened.exclude(actor=itself).order_by("ts"))
    named = _roles({event.actor for event in events}, roles, campaigns)
    for event in events:
        if event.actor in named:
            day = timezone.localdate(datetime.fromisoformat(event.ts))
            yield day, named[event.actor], what or _what(event)


def _day(item: tuple[tuple[date, str, str], int]) -> date:
    return item[0][0]


def _roles(
    actors: Iterable[str], roles: Collection[Role], campaigns: Collection[str]
) -> dict[str, str]:
    """Return in which of these roles each of these works in the campaigns, in words."""
    grants = Grant.objects.filter(campaign__in=campaigns, role__in=roles)
    named: dict[str, set[str]] = {}
    for grant in grants.select_related("person"):
        named.setdefault(grant.person.pseudonym, set()).add(label(grant.role))
    return {actor: ", ".join(sorted(named[actor])) for actor in actors if actor in named}


def _what(event: Event) -> str:
    """Return what of the file was opened: a paper, or its page."""
    purpose = json.loads(bytes(event.entry))["data"].get("purpose", "")
    return label(purpose) if purpose else _("trang hồ sơ")
