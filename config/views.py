"""The pages that belong to no stage: home, my work, and how a request is refused."""

import sys
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from rest_framework.response import Response
from rest_framework.views import exception_handler

from accounts.access import SESSION_ENDED, current_person, require_duty
from accounts.actions import unsent_inputs
from accounts.rules.duties import Duty
from config.my_work import waiting_for, work_list
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage
from results.worklist.upcoming import NextDay, next_days, next_days_of
from web.fragments import render_page
from web.sentences import refusal_message
from web.typed_by import is_in_other_language, page_before, typist_of

YEAR = 365 * 24 * 3600


@require_duty(Duty.EVERYONE)
def home(request: HttpRequest) -> HttpResponse:
    """Show visitors the campaigns: open for registration, running, finished."""
    today = timezone.localdate()
    campaigns = list(Campaign.objects.public().prefetch_related("positions__post__unit"))
    shelves: dict[str, list[NextDay]] = {"open": [], "running": [], "finished": []}
    for each in next_days_of(campaigns, today):
        shelves[_shelf(each.campaign, today)].append(each)
    shelves["finished"].sort(key=lambda each: campaigns.index(each.campaign))
    return render(request, "home.html", shelves)


def _shelf(campaign: Campaign, today: Any) -> str:
    if campaign.stage == Stage.PUBLISH or campaign.cancelled_on:
        return "finished"
    closes = campaign.registration_closes
    in_time = closes is None or closes >= today or campaign.suspended_on
    still = campaign.stage == Stage.REGISTER and in_time
    return "open" if still else "running"


@require_duty(Duty.SIGNED_IN)
def my_work(request: HttpRequest) -> HttpResponse:
    """Show the signed-in person what waits for them; the list asks again while it is looked at.

    A session ends so long after signing in, or after it last kept something: asking again keeps
    nothing, so a page left open lets it end.
    """
    person, now = current_person(request), timezone.now()
    work = work_list(waiting_for(person, now), timezone.localdate(now))
    context = {"work": work, "next_days": partial(next_days, person, now)}  # the page alone asks
    return render_page(request, "my_work.html", context, fragment="work")


@require_duty(Duty.EVERYONE)
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "help.html")


@require_duty(Duty.EVERYONE)
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language a reader chose, and return to the page they were on.

    A form that was being filled in is sent on to its page, which shows it and does nothing.
    """
    is_typed = is_in_other_language(request)
    chosen = request.GET if is_typed else request.POST
    where = chosen.get("next", "/")
    if not url_has_allowed_host_and_scheme(where, {request.get_host()}, request.is_secure()):
        where = "/"
    response = HttpResponseRedirect(where, preserve_request=is_typed)
    wish = chosen.get("language", "")
    if wish in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wish,
            max_age=YEAR,
            secure=settings.HTTPS,
            httponly=True,
            samesite="Lax",
        )
    return response


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Tell somebody whose form grew stale what to do; nothing was written, nor is it lost."""
    is_theirs = not request.user.is_authenticated or typist_of(request) == str(request.user.pk)
    if is_theirs and unsent_inputs.store(request, timezone.now()):
        messages.warning(request, SESSION_ENDED)
        return redirect("accounts:unsent-inputs")
    context = {"csrf": True, "back": page_before(request)}
    return render(request, "refused.html", context, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that nothing was written; that the database is away for a moment, is said as such (503).

    No reader, no navigation: whatever asks the database would fail again.
    """
    away = isinstance(sys.exception(), InterfaceError | OperationalError)
    status = 503 if away else 500
    response = HttpResponse(render_to_string("500.html", {"away": away}), status=status)
    if away:
        response["Retry-After"] = "5"
    return response


def api_refusal(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Answer a refusal of the law with 409, its code and its sentence."""
    if isinstance(exc, Refusal):
        return Response(
            {"code": exc.code, "detail": refusal_message(exc), "facts": exc.facts}, status=409
        )
    return exception_handler(exc, context)
