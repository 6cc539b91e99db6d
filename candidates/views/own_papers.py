"""The candidate's papers as a numbered table: who writes each, how old it may be, what is there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions.dossier_papers import items_of, oldest_paper, states_of_papers
from candidates.actions.paper_requests import last_requests
from candidates.actions.reuse import reusable_papers
from candidates.documents.paper_forms import FORMS
from candidates.models import Application, Document, PaperRequest
from candidates.rules.dossier_items import ItemType, PaperState
from candidates.rules.enums import ApplicationState
from candidates.rules.suppliers import is_asked_of_unit
from candidates.views.own import own, steps_to_fill
from exams.views.timely import untimely
from web.sentences import label, sentence

TONES = {
    PaperState.MISSING: "neutral",
    PaperState.NOT_ASKED: "neutral",
    PaperState.UNDATED: "warning",
    PaperState.EXPIRED: "error",
    PaperState.THERE: "success",
}


@require_duty(Duty.APPLY, campaign="code")
def documents(request: HttpRequest, code: str) -> HttpResponse:
    """Show the dossier as a numbered table: what is there, what is missing."""
    application = own(request, code)
    campaign = application.campaign
    context = {"files": _rows(application), "application": application, "campaign": campaign}
    if application.state == ApplicationState.DRAFT:
        context["untimely"] = untimely(campaign, *steps_to_fill(application))
        context["closes"] = "" if context["untimely"] else application.last_day()
    return render(request, "candidates/register/documents.html", context)


def _rows(application: Application) -> list[dict[str, Any]]:
    there = {each.item: each for each in application.documents.filter(removed_at=None)}
    states, earlier = states_of_papers(application), reusable_papers(application)
    requests = last_requests(application)
    return [
        {
            **_row(application, item, there.get(item.code), states[item.code]),
            **_reuse(application, states[item.code], earlier.get(item.code)),
            **_asked(application, item.code, requests.get(item.code)),
            **_reply_of_unit(requests.get(item.code), there.get(item.code)),
        }
        for item in items_of(application.campaign)
    ]


def _row(
    application: Application, item: ItemType, document: Document | None, state: PaperState
) -> dict[str, Any]:
    code = application.campaign.code
    row = {
        "key": item.code,
        "title": label(item.code),
        "hint": _hint(application, item),
        "required": item.is_required,
        "state": sentence(state),
        "tone": TONES[state],
    }
    if item.code in FORMS:
        row["sample_url"] = reverse("candidates:own-form", args=[code, item.code])
    if _may_fill(application):
        row["upload_url"] = reverse("candidates:document", args=[code, item.code])
        if document:
            row["remove_url"] = reverse("candidates:document-remove", args=[document.pk])
    return {**row, **_file(document)} if document else row


def _may_fill(application: Application) -> bool:
    steps = steps_to_fill(application)
    is_draft = application.state == ApplicationState.DRAFT
    is_open = is_draft and not application.is_over_on(timezone.localdate())
    return is_open and not untimely(application.campaign, *steps)


def _reuse(
    application: Application, state: PaperState, document: Document | None
) -> dict[str, Any]:
    """Return what the office has of a paper that is still needed, and where it is taken over."""
    if document is None or state == PaperState.THERE or not _may_fill(application):
        return {}
    return {
        "earlier": _about(document),
        "earlier_of": document.application.reg_no,  # online, so it names its campaign too
        "reuse_url": reverse("candidates:reuse", args=[application.campaign.code, document.item]),
    }


def _asked(application: Application, item: str, asked: PaperRequest | None) -> dict[str, Any]:
    """Return what the unit was asked for, and where it is asked."""
    is_open = asked is not None and asked.answered_at is None
    can_ask = is_asked_of_unit(item) and not is_open and _may_fill(application)
    return {
        "asked_at": asked.asked_at if is_open and asked else None,
        "asked_too_late": is_open and application.is_over_on(timezone.localdate()),
        "ask_url": can_ask
        and reverse("candidates:ask-for-paper", args=[application.campaign.code, item]),
    }


def _reply_of_unit(asked: PaperRequest | None, document: Document | None) -> dict[str, Any]:
    """Return what the unit answered while it still matters: its paper is there, or none is."""
    if asked is None or asked.answered_at is None:
        return {}
    if document is None:
        return {"declined": asked.reply}
    is_of_unit = document.pk == asked.document_id
    return {"supplied_at": asked.answered_at} if is_of_unit else {}


def _hint(application: Application, item: ItemType) -> str:
    """Say who writes a paper, and from which day on it may be."""
    writer = _("Do %(who)s lập.") % {"who": label(item.supplier)}
    day = oldest_paper(application.campaign, item.code)
    if day is None:
        return writer
    since = _("Không quá %(months)s tháng: cấp từ ngày %(day)s trở lại đây.")
    return f"{writer} {since % {'months': item.max_age_months, 'day': f'{day:%d/%m/%Y}'}}"


def _file(document: Document) -> dict[str, Any]:
    return {
        "name": document.file_name,
        "about": _about(document),
        "view_url": reverse("candidates:document-view", args=[document.pk]),
    }


def _about(document: Document) -> str:
    """Say what kind of file it is, and the day that stands on the paper."""
    about = f"{document.kind.upper()}, {document.size // 1024 + 1} KB"
    if document.issued_on is None:
        return about
    day = _("cấp ngày %(day)s") % {"day": f"{document.issued_on:%d/%m/%Y}"}
    return f"{about}, {day}"
