"""A draft as a task list: what is done, what is still missing and who owes it, and what is next."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from exams.actions.announce import REQUIRED
from exams.actions.plan_days import days_of_plan
from exams.models import Campaign
from exams.rules import profile as profiles
from exams.rules.checks import Check, errors, warnings
from exams.rules.stages import Stage
from results.process import requests
from results.process.act_gates import checks_of
from results.process.acts import ACTS
from results.views.checks import check_rows, people_of

ACT = ACTS["ANNOUNCE"]
TEXT_TO_COME = dict.fromkeys(REQUIRED, "…")
PAGES = {  # which checks belong to which task
    "exams:edit": "whole",
    "exams:position-new": "positions",
    "exams:profiles": "profile",
    "exams:clearances": "clearances",
    "exams:plan-days": "plan",
}


@require_duty(Duty.PREPARE, Duty.ANNOUNCE, campaign="code")
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """Show a draft: its tasks, the checks of its gate, and the request to announce it."""
    draft = get_object_or_404(Campaign.objects.select_related("profile"), code=code)
    if draft.stage != Stage.ANNOUNCE:
        return redirect("exams:campaign", code)
    checks = draft_checks(draft)
    context = {
        "campaign": draft,
        "positions": draft.positions.select_related("post"),
        "tasks": _tasks(draft, errors(checks)),
        "errors": check_rows(errors(checks), draft, request),
        "warnings": check_rows(warnings(checks), draft, request),
        **_request(request, draft, checks),
    }
    return render(request, "results/announce/prepare.html", context)


def _request(request: HttpRequest, draft: Campaign, checks: Iterable[Check]) -> dict[str, Any]:
    """Return where the request to announce a draft stands, and whether the reader may write it."""
    pending = requests.open_request(ACT, draft)
    prepares = Duty.PREPARE in duties_of_user(request, draft.code)
    return {
        "pending": pending,
        "returned": requests.last_returned(ACT, draft),
        "taken_back": requests.last_taken_back(ACT, draft),
        "may_take_back": pending is not None and pending.asked_by_id == request.user.pk,
        "prepares": prepares,
        "may_write": prepares and not pending and not errors(checks),
        "appliers": people_of(ACT.applies, draft.code),
    }


def draft_checks(draft: Campaign) -> tuple[Check, ...]:
    """Return what keeps a draft from being announced, once its text is written."""
    return checks_of(ACT, draft, {"content": TEXT_TO_COME}, timezone.localdate())


def _tasks(draft: Campaign, checks: tuple[Check, ...]) -> dict[str, Any]:
    """Return the state of each task: still to do while something of its page is missing."""
    open_pages = {check.page for check in checks}
    tasks = {task: "TODO" if page in open_pages else "DONE" for page, task in PAGES.items()}
    open_parts = {check.facts["part"] for check in checks if check.page == "exams:part"}
    values = draft.profile.values if draft.profile else profiles.defaults()
    kinds = profiles.parts_of(values)
    parts = [(kind, "TODO" if kind in open_parts else "DONE") for kind in kinds]
    return {**tasks, "parts": parts, **_plan(draft, tasks["plan"])}


def _plan(draft: Campaign, state: str) -> dict[str, str]:
    """Return the state of the plan: still to do while a day is open, though none is asked for."""
    names = [day.name for day in days_of_plan(draft)]
    fixed = sum(bool(draft.dates.get(name)) for name in names)
    hint = _("%(fixed)s/%(all)s ngày đã đặt") % {"fixed": fixed, "all": len(names)}
    return {"plan": state if fixed == len(names) else "TODO", "plan_hint": hint}
