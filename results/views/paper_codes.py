"""Whoever holds a paper looks its code up: whether it was issued, and whether it still holds."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from accounts.rules.password_codes import plain
from results.actions.document_kinds import states_of
from results.documents.kinds import KINDS
from results.forms.papers import PaperCodeForm
from results.models import IssuedDocument
from results.rules.document_states import DocumentState
from results.views.papers import row_of
from web.sentences import label


@require_duty(Duty.EVERYONE)
def paper_code(request: HttpRequest) -> HttpResponse:
    """Say what was issued under a code: kind, number, day, state, digest; no name, no content."""
    form = PaperCodeForm(request.GET or None)
    issued = _issued(form.cleaned_data["code"]) if form.is_valid() else None
    context = {"form": form, "issued": issued, "was_asked": form.is_bound and form.is_valid()}
    return render(request, "results/papers/code.html", context)


def _issued(typed: str) -> dict[str, Any] | None:
    papers = IssuedDocument.objects.select_related("campaign").filter(code=plain(typed))
    paper = papers.first()
    if paper is None:
        return None
    state = states_of(paper.campaign, KINDS[paper.kind], [paper])[paper]
    return {
        **row_of(paper, state),
        **_answer(state),
        "kind": label(paper.kind),
        "on": paper.issued_at,
        "is_edited": KINDS[paper.kind].is_edited,
    }


def _answer(state: DocumentState) -> dict[str, str]:
    """Return the head of the answer: a draft was not issued, whatever number it bears."""
    if state is DocumentState.DRAFT:
        return {"notice": "warning", "title": _("Văn bản đang dự thảo, chưa được ký")}
    return {"notice": "success", "title": _("Văn bản đã được phát hành")}
