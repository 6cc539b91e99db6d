"""Draft a campaign: its name and days, its positions, its parts; then announce it."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.actions import prepare
from exams.forms.campaign import CampaignForm, PartForm, PositionForm
from exams.models import Campaign
from exams.rules import profile as profiles
from exams.rules.enums import PartKind
from exams.rules.stages import Stage
from web.views import submit

_DATES = ("written_exam", "defence")


@require_duty(Duty.PREPARE)
def draft(request: HttpRequest) -> HttpResponse:
    """Open a new campaign."""
    form = CampaignForm(request.POST or None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        if submit(request, form, prepare.draft, code=code, fields=_fields(form)):
            return redirect("exams:prepare", code)
    return _page(request, "exams/announce/edit.html", {"form": form, "campaign": None})


@require_duty(Duty.PREPARE, Duty.ANNOUNCE, campaign="code")
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """Show a draft as a task list: what is done, what is still missing, and the way to announce."""
    found = get_object_or_404(Campaign, code=code)
    if found.stage != Stage.ANNOUNCE:
        return redirect("exams:campaign", code)
    missing = profiles.unconfirmed(found.profile.confirmed) if found.profile else ()
    context = {
        "campaign": found,
        "positions": found.positions.select_related("post"),
        "parts": {part.kind: part for part in found.parts.all()},
        "kinds": _kinds(found),
        "missing": [p for p in profiles.parameters() if p.key in missing],
    }
    return _page(request, "exams/announce/prepare.html", context)


@require_duty(Duty.PREPARE, campaign="code")
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change the name, the days and the regulation profile of a draft."""
    found = get_object_or_404(Campaign, code=code)
    form = CampaignForm(request.POST or None, initial=_initial(found))
    form.fields["code"].disabled = True
    if form.is_valid():
        fields = _fields(form)
        fields["dates"] = {**found.dates, **fields["dates"]}
        if submit(request, form, prepare.change, campaign=found, fields=fields):
            return redirect("exams:prepare", code)
    return _page(request, "exams/announce/edit.html", {"form": form, "campaign": found})


@require_duty(Duty.PREPARE, campaign="code")
def position(request: HttpRequest, code: str, position: str = "") -> HttpResponse:
    """Open a position in a draft, or change one."""
    found = get_object_or_404(Campaign, code=code)
    known = get_object_or_404(found.positions, code=position) if position else None
    form = PositionForm(request.POST or None, initial=_position(known))
    if known:
        form.fields["code"].disabled = True
    if form.is_valid():
        fields = {k: v for k, v in form.cleaned_data.items() if k not in _KEYS}
        given = {"code": form.cleaned_data["code"], "post": form.cleaned_data["post"]}
        if submit(request, form, prepare.position, campaign=found, fields=fields, **given):
            return redirect("exams:prepare", code)
    context = {"form": form, "campaign": found, "position": known}
    return _page(request, "exams/announce/position.html", context)


_KEYS = ("code", "post", "request_id")


@require_duty(Duty.PREPARE, campaign="code")
def part(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Fix where and when a part is sat."""
    found = get_object_or_404(Campaign, code=code)
    if kind not in list(PartKind):
        raise Http404
    known = found.parts.filter(kind=kind).first()
    names = ("place", "starts_at", "minutes", "topic")
    initial = {name: getattr(known, name) for name in names} if known else {}
    form = PartForm(request.POST or None, initial=initial)
    if form.is_valid():
        fields = {name: form.cleaned_data[name] for name in names}
        if submit(request, form, prepare.part, campaign=found, kind=PartKind(kind), fields=fields):
            return redirect("exams:prepare", code)
    context = {"form": form, "campaign": found, "kind": kind}
    return _page(request, "exams/announce/part.html", context)


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    form = context.get("form")
    return render(request, template, context, status=422 if form and form.errors else 200)


def _kinds(campaign: Campaign) -> list[str]:
    values: dict[str, Any] = campaign.profile.values if campaign.profile else profiles.defaults()
    return [str(kind) for kind in values["scoring"]["parts"]]


def _fields(form: CampaignForm) -> dict[str, Any]:
    """Return the answers as the campaign keeps them: the days of later steps stand in one place."""
    given = {k: v for k, v in form.cleaned_data.items() if k not in ("code", "request_id")}
    dates = {key: str(given.pop(key)) for key in _DATES if given.get(key)}
    return {**{k: v for k, v in given.items() if k not in _DATES}, "dates": dates}


def _initial(campaign: Campaign) -> dict[str, Any]:
    skipped = (*_DATES, "request_id")
    names = [name for name in CampaignForm.base_fields if name not in skipped]
    days = {key: date.fromisoformat(campaign.dates[key]) for key in _DATES if key in campaign.dates}
    return {**{name: getattr(campaign, name) for name in names}, **days}


def _position(position: Any) -> dict[str, Any]:
    if position is None:
        return {}
    names = [name for name in PositionForm.base_fields if name not in _KEYS]
    return {
        **{name: getattr(position, name) for name in names},
        "code": position.code,
        "post": position.post.code,
    }
