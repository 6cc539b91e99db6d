"""The lists of screening: the files, and who did not register."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.access import current_person, duties_of_user, require_duty
from accounts.rules.duties import Duty
from candidates.actions import must_register_report
from candidates.actions.counted import number_of
from candidates.actions.paper_register import receive
from candidates.actions.read import dossier_read
from candidates.actions.sealed_files import are_sealed
from candidates.forms.screen import FilesFilter
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from candidates.views.chosen_files import chosen, with_choice
from candidates.views.next_file import first_of, shares
from exams.access import campaigns_of
from exams.actions.preconditions import declared_steps
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN, Stage
from exams.views.timely import untimely
from web.fragments import render_page
from web.lists import page_of
from web.sentences import refusal_message

LISTERS = (Duty.SCREEN, Duty.RECEIVE, Duty.DECIDE)
COLUMNS = ("reg_no", "name", "position_code", "received_on", "state", "campaign__code")


@require_duty(*LISTERS)
def files(request: HttpRequest) -> HttpResponse:
    """List the registrations of one's campaigns; names are read here, so it leaves a trace."""
    states = [state for state in Application.STATES if state != ApplicationState.DRAFT]
    campaigns = campaigns_of(current_person(request), *LISTERS)
    form = FilesFilter(request.GET or None, states=states, campaigns=campaigns)
    rows: Any = Application.objects.handed_in().filter(campaign__in=campaigns)
    rows = rows.open_to(current_person(request))
    rows = rows.select_related("campaign").only(*COLUMNS).with_names()
    if form.is_valid():
        rows = chosen(rows, form.cleaned_data)
        if form.cleaned_data["campaign"]:
            rows = rows.filter(campaign=form.cleaned_data["campaign"])
    campaign = form.cleaned_data.get("campaign") if form.is_valid() else None
    screening = campaign is not None and campaign.stage == Stage.SCREEN
    sorts = {"name": "person_sort_key", "number": "reg_no", "state": "state"}
    if screening:
        rows, sorts["word"] = rows.undecided_first(), "undecided_first"
    sort = "word" if screening else "number"
    page = page_of(request, rows, sorts, default=sort, number=number_of(rows))
    references = ", ".join(sorted(application.reference for application in page))
    dossier_read(about="files", purpose=references, by=current_person(request), at=timezone.now())
    context = {
        "form": form,
        "page": page,
        "sort": sort,
        "screening": screening,
        "shares": shares(campaign, current_person(request)) if campaign and screening else (),
        "campaign": campaign,
        "may_receive": Duty.RECEIVE in duties_of_user(request),
        "may_import": campaign and not untimely(campaign, *declared_steps(receive)),
        "choice": with_choice("", request),
        "start": _start(campaign, request),
        "sealed": campaign and are_sealed(campaign, timezone.localdate()),
    }
    return render_page(request, "candidates/screen/files.html", context, fragment="list")


def _start(campaign: Campaign | None, request: HttpRequest) -> Application | None:
    """Return the file with which an officer begins; nothing while none is screened."""
    if campaign is None or untimely(campaign, SCREEN):
        return None
    may_screen = Duty.SCREEN in duties_of_user(request, campaign.code)
    return first_of(campaign, request) if may_screen else None


@require_duty(Duty.SCREEN, Duty.RECEIVE, Duty.DECIDE, campaign="code", files=True)
def absences(request: HttpRequest, code: str) -> HttpResponse:
    """Show who had to register and did not (E21): a report, nobody is judged by it."""
    campaign = get_object_or_404(Campaign, code=code)
    dossier_read(about=f"{code} E21", by=current_person(request), at=timezone.now())
    context: dict[str, Any] = {"campaign": campaign}
    try:
        context["page"] = page_of(request, must_register_report.absences(campaign))
    except Refusal as refusal:  # nothing to compare with: no planning list is in force
        context["refused"] = refusal_message(refusal)
    return render(request, "candidates/screen/absences.html", context)
