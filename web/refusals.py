"""What a page did not expect to be refused: told in words, never as an error of ours."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from audit.rules.refusals import Refusal
from web.sentences import refusal_message
from web.typed_by import page_before


class RefusalMiddleware:
    """Answer a refusal that no page took for its own with its sentence (409).

    That happens when things move between two looks of one request: a second click, another tab.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say what was refused and where to go back; nothing was written."""
        if not isinstance(error, Refusal):
            return None
        context = {"why": refusal_message(error), "back": page_before(request)}
        return render(request, "refused.html", context, status=409)
