"""A score that takes two persons: beyond the points at issue, or other than what was decided."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import Entry, Position, Script
from grading.actions import rank
from grading.actions.settle import kinds_open_to
from grading.models import RemarkRequest, TieOrder
from results.forms.deciding import (
    DecidedInMinutesForm,
    DecidedPointsForm,
    DecidedScriptForm,
    SurvivorAgainForm,
    TieAgainForm,
)
from results.rules.enums import ActName
from results.views.asking import asking_page, question

BLANK = {"points": "", "minutes": "", "reason": ""}
NO_DOCUMENT = {"document": "", "on": "", "reason": ""}


@require_duty(Duty.SETTLE, campaign="code")
def decide_script(request: HttpRequest, code: str, script: str) -> HttpResponse:
    """Ask for a score beyond the marks of a script, or other than the one it was settled with."""
    rows = Script.objects.select_related("part__campaign")
    selected = get_object_or_404(rows, part__campaign__code=code, code=script)
    kinds = kinds_open_to(selected)
    asked = question(
        ActName.DECIDE_SCRIPT,
        selected.part.campaign,
        lead=_("Bài %(code)s. Chủ tịch thấy các điểm dưới đây và lý do, rồi duyệt hoặc trả lại.")
        % {"code": script},
        back=reverse("grading:board", args=[code]),
        about={"script": script},
        blank={**BLANK, "settlement": kinds[0] if kinds else ""},
    )
    return asking_page(request, asked, DecidedScriptForm(request.POST or None, kinds=kinds))


@require_duty(Duty.DECIDE, campaign="code")
def decide_remark(request: HttpRequest, code: str, pk: UUID) -> HttpResponse:
    """Ask for a score beyond those of a remark, or other than the one that was decided."""
    rows = RemarkRequest.objects.select_related("entry", "part__campaign")
    selected = get_object_or_404(rows, part__campaign__code=code, pk=pk)
    number = selected.entry.number
    asked = question(
        ActName.DECIDE_REMARK,
        selected.part.campaign,
        lead=_lead(number),
        back=reverse("grading:waiting", args=[code]),
        about={"number": number},
        blank=BLANK,
    )
    return asking_page(request, asked, DecidedInMinutesForm(request.POST or None))


@require_duty(Duty.DECIDE, campaign="code")
def decide_defence(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """Ask for a score beyond the slips of a defence, or other than the one that was decided."""
    rows = Entry.objects.select_related("campaign")
    selected = get_object_or_404(rows, campaign__code=code, number=number)
    if not selected.lots.exists() and selected not in rank.defenders(selected.campaign):
        raise Http404
    asked = question(
        ActName.DECIDE_DEFENCE,
        selected.campaign,
        lead=_lead(number),
        back=reverse("grading:waiting", args=[code]),
        about={"number": number},
        blank=BLANK,
    )
    return asking_page(request, asked, DecidedPointsForm(request.POST or None))


@require_duty(Duty.DECIDE, campaign="code")
def decide_survivor_again(request: HttpRequest, code: str, position: str) -> HttpResponse:
    """Ask that who passed alone goes on after all, or stops after all."""
    selected = _position(code, position)
    asked = question(
        ActName.DECIDE_SURVIVOR_AGAIN,
        selected.campaign,
        lead=_lead_of(selected),
        back=reverse("grading:waiting", args=[code]),
        about={"position": position},
        blank={**NO_DOCUMENT, "value": ""},
    )
    return asking_page(request, asked, SurvivorAgainForm(request.POST or None))


@require_duty(Duty.DECIDE, campaign="code")
def order_tie_again(request: HttpRequest, code: str, position: str) -> HttpResponse:
    """Ask that people who were ordered stand in another order."""
    selected = _position(code, position)
    ties = TieOrder.objects.filter(entry__position=selected).order_by("entry__number")
    asked = question(
        ActName.ORDER_TIE_AGAIN,
        selected.campaign,
        lead=_lead_of(selected),
        back=reverse("grading:waiting", args=[code]),
        about={"position": position},
        blank={**NO_DOCUMENT, "places": []},
    )
    numbers = tuple(ties.values_list("entry__number", flat=True))
    return asking_page(request, asked, TieAgainForm(request.POST or None, numbers=numbers))


def _position(code: str, position: str) -> Position:
    rows = Position.objects.select_related("campaign", "post")
    return get_object_or_404(rows, campaign__code=code, code=position)


def _lead_of(position: Position) -> str:
    lead = _("%(position)s. Người thứ hai thấy quyết định cũ, quyết định mới và lý do, rồi duyệt.")
    return lead % {"position": position}


def _lead(number: str) -> str:
    lead = _("Số báo danh %(number)s. Người thứ hai thấy các điểm dưới đây và lý do, rồi duyệt.")
    return lead % {"number": number}
