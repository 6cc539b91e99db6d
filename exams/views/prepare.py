"""Draft a campaign: its name and days, its positions, its parts."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.actions import prepare
from exams.forms.campaign import CampaignForm, PartForm, PositionForm
from exams.models import Campaign
from exams.rules.enums import PartKind
from web.views import submit


@require_duty(Duty.PREPARE)
def draft(request: HttpRequest) -> HttpResponse:
    """Open a new campaign."""
    form = CampaignForm(request.POST or None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        if submit(request, form, prepare.draft, code=code, fields=_fields(form)):
            return redirect("results:prepare", code)
    return _page(request, "exams/announce/edit.html", {"form": form, "campaign": None})


@require_duty(Duty.PREPARE, campaign="code")
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change the name, the days and the regulation profile of a draft."""
    drafted = get_object_or_404(Campaign, code=code)
    form = CampaignForm(request.POST or None, initial=_initial(drafted))
    form.fields["code"].disabled = True
    if form.is_valid():
        fields = _fields(form)
        if submit(request, form, prepare.change, campaign=drafted, fields=fields):
            return redirect("results:prepare", code)
    return _page(request, "exams/announce/edit.html", {"form": form, "campaign": drafted})


@require_duty(Duty.PREPARE, campaign="code")
def position(request: HttpRequest, code: str, position: str = "") -> HttpResponse:
    """Open a position in a draft, or change one."""
    drafted = get_object_or_404(Campaign, code=code)
    existing = get_object_or_404(drafted.positions, code=position) if position else None
    form = PositionForm(request.POST or None, initial=_position(existing))
    if existing:
        form.fields["code"].disabled = True
    if form.is_valid():
        fields = {k: v for k, v in form.cleaned_data.items() if k not in _KEYS}
        keys = {"code": form.cleaned_data["code"], "post": form.cleaned_data["post"]}
        if submit(request, form, prepare.position, campaign=drafted, fields=fields, **keys):
            return redirect("results:prepare", code)
    context = {"form": form, "campaign": drafted, "position": existing}
    return _page(request, "exams/announce/position.html", context)


_KEYS = ("code", "post", "request_id")
_PART_FIELDS = ("place", "starts_at", "minutes", "topic")


@require_duty(Duty.PREPARE, campaign="code")
def part(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Fix where and when a part is sat."""
    drafted = get_object_or_404(Campaign, code=code)
    if kind not in list(PartKind):
        raise Http404
    existing = drafted.parts.filter(kind=kind).first()
    initial = {name: getattr(existing, name) for name in _PART_FIELDS} if existing else {}
    form = PartForm(request.POST or None, initial=initial)
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in _PART_FIELDS}
        part = {"campaign": drafted, "kind": PartKind(kind), "fields": values}
        if submit(request, form, prepare.part, **part):
            return redirect("results:prepare", code)
    context = {"form": form, "campaign": drafted, "kind": kind}
    return _page(request, "exams/announce/part.html", context)


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    form = context.get("form")
    return render(request, template, context, status=422 if form and form.errors else 200)


def _fields(form: CampaignForm) -> dict[str, Any]:
    """Return the answers as the campaign keeps them."""
    return {name: value for name, value in form.answers().items() if name != "code"}


def _initial(campaign: Campaign) -> dict[str, Any]:
    names = [name for name in CampaignForm.base_fields if name != "request_id"]
    return {name: getattr(campaign, name) for name in names}


def _position(position: Any) -> dict[str, Any]:
    if position is None:
        return {}
    names = [name for name in PositionForm.base_fields if name not in _KEYS]
    return {
        **{name: getattr(position, name) for name in names},
        "code": position.code,
        "post": position.post.code,
    }
