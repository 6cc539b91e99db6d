"""The lists of screening: the files, how many for each position, who did not register."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.access import current_person, duties_of_user, require_duty
from accounts.rules.duties import Duty
from candidates.actions import screen
from candidates.actions.dossiers import postponed_positions, waived_positions
from candidates.actions.paper_register import receive
from candidates.actions.read import dossier_read
from candidates.actions.sealed_files import are_sealed
from candidates.forms.screen import FilesFilter
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from candidates.rules.position_outcomes import ListState
from candidates.rules.profile import Waiver
from candidates.rules.too_few import Remedy, remedies_of
from candidates.views.chosen_files import chosen, with_choice
from candidates.views.next_file import first_of, shares
from exams.access import campaigns_of
from exams.actions.advance import first_sitting
from exams.actions.preconditions import declared_steps
from exams.models import Campaign, Position
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
    page = page_of(request, rows, sorts, default=sort)
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


@require_duty(Duty.SCREEN, Duty.RECEIVE, Duty.APPROVE_LIST, Duty.DECIDE, campaign="code")
def positions(request: HttpRequest, code: str) -> HttpResponse:
    """Show, for each position, how many registered and how many are eligible so far."""
    campaign = get_object_or_404(Campaign, code=code)
    papers = campaign.applications.exclude(state=ApplicationState.DRAFT).values_list(
        "position_code", "state"
    )
    counts: dict[str, dict[str, int]] = {}
    for position, state in papers:
        counts_of_position = counts.setdefault(position, {})
        counts_of_position[state] = counts_of_position.get(state, 0) + 1
    minimum = campaign.regulations["eligibility"]["min_candidates_per_post"]
    waivers, postponed = waived_positions(campaign), postponed_positions(campaign)
    remedies = _remedies_open(request, campaign)
    rows = [
        {
            **_position_row(row, counts.get(row.code, {}), minimum, campaign.stage),
            "waiver": waivers.get(row.code),
            "postponed": postponed.get(row.code),
        }
        for row in campaign.positions.select_related("post")
    ]
    context = {"campaign": campaign, "rows": rows, "minimum": minimum, **remedies}
    return render(request, "candidates/screen/positions.html", context)


def _remedies_open(request: HttpRequest, campaign: Campaign) -> dict[str, bool]:
    """Return which decisions about a position with too few people this reader is led to."""
    duties = duties_of_user(request, campaign.code)
    if untimely(campaign, SCREEN):
        is_sat = not untimely(campaign, first_sitting(campaign))
        return {"may_waive": is_sat and _may_waive(campaign) and Duty.DECIDE in duties}
    remedies = remedies_of(campaign.regulations["eligibility"]["on_too_few"])
    return {
        "may_waive": _may_waive(campaign) and Duty.DECIDE in duties,
        "may_postpone": Remedy.POSTPONE in remedies and Duty.DECIDE in duties,
        "may_reopen": bool({Remedy.NOMINATE, Remedy.EXTEND} & {*remedies})
        and Duty.PREPARE in duties,
    }


def _may_waive(campaign: Campaign) -> bool:
    return bool(campaign.regulations["eligibility"]["waiver_of_min_candidates"] != Waiver.NEVER)


def _position_row(
    position: Position, counts: dict[str, int], minimum: int, stage: str
) -> dict[str, Any]:
    """Return a position with its counts; whether too few are eligible, and may be let sit."""
    eligible = counts.get(ApplicationState.ELIGIBLE, 0)
    is_sat = stage == Stage.SIT and position.opening == ListState.HELD
    return {
        "position": position,
        "counts": counts,
        "all": sum(counts.values()),
        "is_short": eligible < minimum and (stage == Stage.SCREEN or is_sat),
        "is_empty": eligible == 0,
    }


@require_duty(Duty.SCREEN, Duty.RECEIVE, Duty.DECIDE, campaign="code")
def absences(request: HttpRequest, code: str) -> HttpResponse:
    """Show who had to register and did not (E21): a report, nobody is judged by it."""
    campaign = get_object_or_404(Campaign, code=code)
    dossier_read(about=f"{code} E21", by=current_person(request), at=timezone.now())
    context: dict[str, Any] = {"campaign": campaign}
    try:
        context["absences"] = screen.absences(campaign)
    except Refusal as refusal:  # nothing to compare with: no planning list is in force
        context["refused"] = refusal_message(refusal)
    return render(request, "candidates/screen/absences.html", context)
