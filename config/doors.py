"""The doors that belong to no stage: home, my work, and how the house refuses at the threshold."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from rest_framework.response import Response
from rest_framework.views import exception_handler

from exams.rules.refusals import Refusal
from exams.sentences import why


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Tell somebody whose form grew stale what to do; nothing was written."""
    return render(request, "refused.html", {"csrf": True}, status=403)


def api_refusal(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Answer a refusal of the law with 409, its code and its sentence."""
    if isinstance(exc, Refusal):
        return Response({"code": exc.code, "detail": why(exc), "facts": exc.facts}, status=409)
    return exception_handler(exc, context)
