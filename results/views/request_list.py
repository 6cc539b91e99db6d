"""The requests for acts of two persons: what waits, what was asked, what was decided."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import current_person, has_duty, require_duty
from accounts.actions.independence import SecondPersons
from accounts.models import ApprovalRequest
from accounts.rules.approvals import RequestState
from accounts.rules.duties import Duty
from exams.models import Campaign
from results.process.acts import ACTS
from results.views.request_page import readers_of
from results.worklist.requests import people_named

HANDS = tuple(dict.fromkeys(duty for act in ACTS.values() for duty in act.asks + act.applies))
READERS = (*HANDS, Duty.WATCH)
LATELY = timedelta(days=30)


@require_duty(*READERS)
def approval_requests(request: HttpRequest) -> HttpResponse:
    """List the requests that wait for the reader, those they asked, those decided lately."""
    person = current_person(request)
    campaigns = Campaign.objects.values_list("code", "name", "cancelled_on")
    names = {code: name for code, name, _ in campaigns}
    ended = {code for code, _, cancelled_on in campaigns if cancelled_on}
    shelves = ("to_decide", "own", "others", "decided", "ended")
    lists: dict[str, list[Any]] = {shelf: [] for shelf in shelves}
    seconds = SecondPersons()
    rows = list(_open_or_recent())
    whose = people_named(rows)
    for row in rows:
        act = ACTS[row.act]
        asked = row.asked_by_id == person.pk
        code = row.campaign or None
        if not asked and not has_duty(person, readers_of(act), code):
            continue
        applies = has_duty(person, act.applies, code)
        shelf = _shelf(row, asked, applies and not seconds.obstacle(act, row, person))
        shelf = "ended" if row.campaign in ended and shelf != "decided" else shelf
        acts = asked or has_duty(person, act.asks + act.applies, code)
        about = whose.get(row.arguments.get("person")) if acts else None
        name, is_ended = names.get(row.campaign, ""), shelf == "ended"
        lists[shelf].append({"request": row, "name": name, "about": about, "ended": is_ended})
    return render(request, "results/approvals/list.html", lists)


def _open_or_recent() -> QuerySet[ApprovalRequest]:
    rows = ApprovalRequest.objects.filter(act__in=ACTS).defer("preview")
    recent = Q(state=RequestState.OPEN) | Q(decided_at__gte=timezone.now() - LATELY)
    return rows.select_related("asked_by", "decided_by").filter(recent)


def _shelf(row: ApprovalRequest, asked: bool, applies: bool) -> str:
    if row.state != RequestState.OPEN:
        return "decided"
    if asked:
        return "own"
    return "to_decide" if applies else "others"
