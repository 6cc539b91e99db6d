"""The screening officer's pages: the queue, one file with its rules, the words that decide."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, duties_of_user, require_duty
from accounts.rules.duties import Duty
from candidates.actions import decide, officer_decision, register, screen
from candidates.actions.read import dossier_read
from candidates.forms.apply import WithdrawForm
from candidates.forms.screen import (
    ExamineForm,
    FilesFilter,
    OfficerForm,
    SpecialCaseForm,
    WaiverForm,
)
from candidates.models import Application, FindingRecord
from candidates.rules.enums import ApplicationState
from candidates.sentences import figure, reason
from exams.access import campaigns_of
from exams.models import Campaign, Position
from exams.rules.names import fold
from exams.rules.stages import Stage
from web.forms import ActionForm
from web.fragments import DECISION, is_swap, render_decided, render_decision, render_page
from web.lists import page_of
from web.sentences import label
from web.views import submit

TONES: dict[str, str] = {
    ApplicationState.ELIGIBLE: "success",
    ApplicationState.INELIGIBLE: "error",
    ApplicationState.REJECTED: "error",
    ApplicationState.SPECIAL_CASE_PENDING: "warning",
}
LISTERS = (Duty.SCREEN, Duty.RECEIVE, Duty.DECIDE)
READERS = (Duty.SCREEN, Duty.RECEIVE, Duty.READ_DOSSIERS)


@require_duty(*LISTERS)
def files(request: HttpRequest) -> HttpResponse:
    """List the registrations of one's campaigns; names are read here, so it leaves a trace."""
    states = [state for state in Application.STATES if state != ApplicationState.DRAFT]
    campaigns = campaigns_of(current_person(request), *LISTERS)
    form = FilesFilter(request.GET or None, states=states, campaigns=campaigns)
    rows: Any = Application.objects.filter(campaign__in=campaigns).exclude(
        state=ApplicationState.DRAFT
    )
    rows = rows.select_related("campaign", "position")
    if form.is_valid():
        rows = _filtered(rows, form.cleaned_data)
    sorts = {"name": "sort_key", "number": "reg_no", "state": "state"}
    page = page_of(request, rows, sorts, default="number")
    references = ", ".join(sorted(application.reference for application in page))
    dossier_read(about="files", purpose=references, by=current_person(request), at=timezone.now())
    campaign = form.cleaned_data.get("campaign") if form.is_valid() else None
    context = {
        "form": form,
        "page": page,
        "sort": "number",
        "campaign": campaign,
        "may_receive": Duty.RECEIVE in duties_of_user(request),
    }
    return render_page(request, "candidates/screen/files.html", context, fragment="list")


def _filtered(rows: Any, asked: dict[str, Any]) -> Any:
    if asked["campaign"]:
        rows = rows.filter(campaign=asked["campaign"])
    if asked["position"]:
        rows = rows.filter(position_code__iexact=asked["position"].strip())
    if asked["state"]:
        rows = rows.filter(state=asked["state"])
    if asked["q"]:
        text = asked["q"].strip()
        rows = rows.filter(Q(fold__contains=fold(text)) | Q(reg_no__iexact=text))
    return rows


@require_duty(*READERS, campaign="code")
def file(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """Show one file: the answers and papers on the left, every rule with its figures right."""
    application = _file(code, number)
    dossier_read(about=application.reference, by=current_person(request), at=timezone.now())
    form = ExamineForm(request.POST or None, initial=_examined(application))
    if form.is_valid():
        fields = {name: form.cleaned_data[name] for name in screen.EXAMINED}
        if submit(request, form, screen.examine, application=application, fields=fields):
            return redirect("candidates:file", code, number)
    context = _file_context(request, application, form)
    status = 422 if form.errors else 200
    return render_page(
        request, "candidates/screen/file.html", context, fragment=DECISION, status=status
    )


def _file_context(
    request: HttpRequest, application: Application, form: ExamineForm
) -> dict[str, Any]:
    latest = application.campaign.screenings.first()
    findings = FindingRecord.objects.filter(application=application, screening=latest)
    return {
        "application": application,
        "campaign": application.campaign,
        "screening": latest,
        "findings": [_row(finding) for finding in findings.order_by("place")],
        "decisions": application.decisions.select_related("by"),
        "documents": application.documents.filter(removed_at=None),
        "next": _next(application),
        "tone": TONES.get(application.state, "info"),
        **_open_actions(request, application, form),
    }


def _open_actions(
    request: HttpRequest, application: Application, form: ExamineForm
) -> dict[str, Any]:
    """Return what this reader may do with the file now; the rest is not on the page."""
    campaign = application.campaign
    duties = duties_of_user(request, campaign.code)
    screening = campaign.stage == Stage.SCREEN
    receiving = screening or campaign.stage == Stage.REGISTER
    is_open = application.state not in (ApplicationState.WITHDRAWN, ApplicationState.REJECTED)
    waits = application.state == ApplicationState.SPECIAL_CASE_PENDING  # also after the list
    return {
        "form": form if screening and Duty.SCREEN in duties else None,
        "may_decide": (screening or waits) and Duty.DECIDE in duties,
        "may_withdraw": receiving and is_open and Duty.RECEIVE in duties,
    }


def _row(finding: FindingRecord) -> dict[str, Any]:
    """Return a finding as a reader wants it: the sentence, and the figures with their words."""
    return {
        "rule": finding.rule,
        "verdict": finding.verdict,
        "said": reason(finding) if finding.reason else "",
        "figures": [figure(key, value) for key, value in finding.figures],
    }


def _file(code: str, number: str) -> Application:
    rows = Application.objects.exclude(state=ApplicationState.DRAFT).select_related(
        "campaign", "position__post"
    )
    return get_object_or_404(rows, campaign__code=code, reg_no=number)


def _examined(application: Application) -> dict[str, Any]:
    truthful = {True: "yes", False: "no", None: ""}[application.truthful]
    return {
        "assets_verified": application.assets_verified,
        "political_conclusion": application.political_conclusion,
        "truthful": truthful,
    }


def _next(application: Application) -> Application | None:
    """Return the next file of the campaign that no officer has spoken on."""
    undecided = application.campaign.applications.waiting_for_officer()
    return undecided.filter(reg_no__gt=application.reg_no).order_by("reg_no").first()


@require_duty(Duty.SCREEN, campaign="code")
def officer(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """Take the officer's word on one file."""
    application = _file(code, number)
    form = OfficerForm(
        request.POST or None, initial={"version": officer_decision.officer_version(application)}
    )
    if form.is_valid() and submit(
        request, form, officer_decision.decide, applications=[application], **form.answers()
    ):
        if is_swap(request, DECISION):
            return _decided(request, form, code, number)
        decided = {"number": number, "state": label(_file(code, number).state)}
        messages.success(request, _("Đã ghi %(number)s: %(state)s.") % decided)
        following = _next(application)
        if following:
            return redirect("candidates:file", code, following.reg_no)
        return redirect(f"{reverse('candidates:files')}?campaign={code}")
    return _decision(request, form, _("Quyết định về hồ sơ"), application)


@require_duty(Duty.DECIDE, campaign="code")
def special_case(request: HttpRequest, code: str, number: str, rule: str) -> HttpResponse:
    """Enter the competent authority's decision on one rule of one file."""
    application = _file(code, number)
    form = SpecialCaseForm(request.POST or None)
    if form.is_valid():
        arguments = {key: form.cleaned_data[key] for key in ("approve", "document", "on")}
        if submit(
            request, form, decide.special_case, application=application, rule=rule, **arguments
        ):
            if is_swap(request, DECISION):
                return _decided(request, form, code, number)
            return redirect("candidates:file", code, number)
    title = _("Trường hợp đặc biệt, quy tắc %(rule)s") % {"rule": rule}
    return _decision(request, form, title, application)


@require_duty(Duty.RECEIVE, campaign="code")
def withdraw(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """Enter a withdrawal that came on paper."""
    application = _file(code, number)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        document = form.cleaned_data["document"]
        if submit(request, form, register.withdraw, application=application, document=document):
            return redirect("candidates:file", code, number)
    return _decision(request, form, _("Rút hồ sơ"), application)


def _decision(
    request: HttpRequest, form: Any, title: str, application: Application
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "caption": f"{application.reg_no} {application.name}",
        "back": reverse("candidates:file", args=[application.campaign.code, application.reg_no]),
    }
    return render_decision(request, "candidates/screen/decision.html", context)


def _decided(request: HttpRequest, form: ActionForm, code: str, number: str) -> HttpResponse:
    """Say in the place of the form what was decided, with the new state and what comes next."""
    application = _file(code, number)
    context = _file_context(request, application, ExamineForm(initial=_examined(application)))
    return render_decided(request, "candidates/screen/file.html", form, context)


@require_duty(Duty.DECIDE, campaign="code")
def waiver(request: HttpRequest, code: str, position: str) -> HttpResponse:
    """Enter the decision that a position may be held with too few people."""
    waived = get_object_or_404(
        Position.objects.select_related("campaign"), campaign__code=code, code=position
    )
    form = WaiverForm(request.POST or None)
    if form.is_valid():
        arguments = {key: form.cleaned_data[key] for key in ("document", "on")}
        if submit(request, form, decide.waive_minimum, position=waived, **arguments):
            return redirect("candidates:positions", code)
    context = {
        "form": form,
        "title": _("Cho thi khi không đủ số người"),
        "caption": str(waived),
        "back": reverse("candidates:positions", args=[code]),
    }
    return render_decision(request, "candidates/screen/decision.html", context)


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
    rows = [
        {
            "position": row,
            "counts": counts.get(row.code, {}),
            "all": sum(counts.get(row.code, {}).values()),
        }
        for row in campaign.positions.select_related("post")
    ]
    minimum = campaign.regulations["eligibility"]["min_candidates_per_post"]
    context = {"campaign": campaign, "rows": rows, "minimum": minimum}
    return render(request, "candidates/screen/positions.html", context)


@require_duty(Duty.SCREEN, Duty.RECEIVE, Duty.DECIDE, campaign="code")
def absences(request: HttpRequest, code: str) -> HttpResponse:
    """Show who had to register and did not (E21): a report, nobody is judged by it."""
    campaign = get_object_or_404(Campaign, code=code)
    dossier_read(about=f"{code} E21", by=current_person(request), at=timezone.now())
    context = {"campaign": campaign, "absences": screen.absences(campaign)}
    return render(request, "candidates/screen/absences.html", context)
