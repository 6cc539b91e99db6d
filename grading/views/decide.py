"""What waits for a decision: scripts of the head; sanctions, panels, ties of the chair."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.access import duties_of_user, require_duty
from accounts.actions.action import Action
from accounts.models import Person
from accounts.rules.duties import Duty, Role
from exams.models import Campaign, Entry, ExamPart, Position, Sanction
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_PROPOSAL
from grading.actions import panel, rank, remark, settle
from grading.forms import (
    DialogueForm,
    PanelForm,
    SanctionDecisionForm,
    SeatForm,
    SurvivorForm,
    TieForm,
)
from grading.models import RemarkRequest
from grading.rules.enums import Pending, Result
from grading.rules.outcome import Decided
from grading.views.opened import left_open
from web.forms import ActionForm
from web.fragments import DECISION, is_swap, render_decided, render_decision, render_page
from web.templatetags.display import points as points_text
from web.views import submit


@require_duty(Duty.DECIDE, Duty.SETTLE, campaign="code")
def pending_decisions(request: HttpRequest, code: str) -> HttpResponse:
    """Show what waits for the chair's word by candidate number, and for the head's by code."""
    campaign = get_object_or_404(Campaign, code=code)
    duties = duties_of_user(request, code)
    context = {
        "campaign": campaign,
        "scripts": left_open(campaign) if Duty.SETTLE in duties else [],
        **(_of_chair(campaign) if Duty.DECIDE in duties else {}),
    }
    return render_page(request, "grading/mark/waiting.html", context, fragment=DECISION)


def _of_chair(campaign: Campaign) -> dict[str, Any]:
    """Return everything in a campaign that only the chair can decide now."""
    decided = rank.compute_results(campaign).decided if _opened(campaign) else ()
    return {
        "sanctions": _sanctions(campaign),
        "dialogues": _if_in_time(campaign, remark.decide, _dialogues(campaign, decided)),
        "panels": _if_in_time(campaign, panel.decide, _panels(campaign, decided)),
        "survivors": _if_in_time(
            campaign,
            rank.decide_survivor,
            [result.ranking.position for result in decided if _survives_alone(result)],
        ),
        "ties": _if_in_time(
            campaign,
            rank.order_tie,
            [result.ranking.position for result in decided if _is_tied(result)],
        ),
        "unseated": _unseated(campaign),
    }


def _if_in_time(campaign: Campaign, action: Action[..., Any], items: list[Any]) -> list[Any]:
    """Return what an action decides, if the campaign stands at one of its steps."""
    return items if campaign.step in action.declaration.steps else []


def _sanctions(campaign: Campaign) -> Any:
    """Return the sanctions that nobody has decided."""
    open_ones = Sanction.objects.filter(part__campaign=campaign, applied=None)
    return open_ones.select_related("entry", "part").order_by("entry__number")


def _opened(campaign: Campaign) -> bool:
    part = campaign.parts.filter(kind=PartKind.WRITTEN).first()
    return part is None or part.opened_at is not None


def _dialogues(campaign: Campaign, decided: tuple[Decided, ...]) -> list[RemarkRequest]:
    numbers = {
        entry
        for position_result in decided
        for entry, score in position_result.written
        if Pending.DIALOGUE in score.pending
    }
    requests = RemarkRequest.objects.filter(entry__campaign=campaign, entry__number__in=numbers)
    return list(requests.select_related("entry").order_by("entry__number"))


def _panels(campaign: Campaign, decided: tuple[Decided, ...]) -> list[str]:
    """Return whose defence asks for a decision: slips too far apart, or late and missing."""
    asked = {Pending.PANEL_HEAD_DECISION}
    if campaign.step != MARK_PROPOSAL:
        asked.add(Pending.PANEL_SLIPS)
    return [
        entry
        for result in decided
        for entry, score in result.proposal
        if asked & set(score.pending)
    ]


def _survives_alone(position_result: Decided) -> bool:
    return any(row.result == Result.SINGLE_SURVIVOR_PENDING for row in position_result.ranking.rows)


def _is_tied(position_result: Decided) -> bool:
    return any(row.result == Result.TIE_PENDING for row in position_result.ranking.rows)


def _unseated(campaign: Campaign) -> list[Position]:
    part = campaign.parts.filter(kind=PartKind.PROPOSAL).first()
    if part is None or not part.lots.exists():
        return []
    defended = campaign.positions.filter(entries__lots__part=part)
    return list(defended.exclude(seats__part=part).distinct().order_by("code"))


@require_duty(Duty.DECIDE, campaign="code")
def sanction(request: HttpRequest, code: str, pk: str) -> HttpResponse:
    """Decide whether a recorded sanction takes points."""
    rows = Sanction.objects.select_related("entry", "part__campaign")
    recorded = get_object_or_404(rows, pk=pk, part__campaign__code=code)
    form = SanctionDecisionForm(request.POST or None)
    if form.is_valid():
        applied = form.cleaned_data["applied"]
        if submit(request, form, settle.decide_sanction, sanction=recorded, applied=applied):
            return _decided(request, form, recorded.entry.number, code)
    lead = _("Căn cứ biên bản: %(minutes)s") % {"minutes": recorded.minutes}
    return _ask_chair(request, form, _("Quyết định trừ điểm"), recorded.entry.number, lead, code)


@require_duty(Duty.DECIDE, campaign="code")
def dialogue(request: HttpRequest, code: str, pk: str) -> HttpResponse:
    """Decide a score after the two heads met."""
    rows = RemarkRequest.objects.select_related("entry", "part__campaign")
    remark_request = get_object_or_404(rows, pk=pk, part__campaign__code=code)
    form = DialogueForm(request.POST or None)
    if form.is_valid():
        arguments = {key: form.cleaned_data[key] for key in ("points", "minutes")}
        if submit(request, form, remark.decide, request=remark_request, **arguments):
            return _decided(request, form, remark_request.entry.number, code)
    score = _written_score(remark_request.part.campaign, remark_request.entry.number)
    lead = _("Điểm chấm: %(old)s. Điểm phúc khảo: %(new)s.") % {
        "old": points_text(score.reconciled),
        "new": points_text(score.answer.remarked.points),
    }
    return _ask_chair(
        request, form, _("Điểm sau đối thoại"), remark_request.entry.number, lead, code
    )


def _written_score(campaign: Campaign, number: str) -> Any:
    decided = rank.compute_results(campaign).decided
    return next(
        score
        for position_result in decided
        for entry, score in position_result.written
        if entry == number
    )


@require_duty(Duty.DECIDE, campaign="code")
def panel_score(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """Decide a defence whose slips lie too far apart."""
    entry = get_object_or_404(Entry, campaign__code=code, number=number)
    part = get_object_or_404(
        ExamPart.objects.select_related("campaign"), campaign__code=code, kind=PartKind.PROPOSAL
    )
    form = PanelForm(request.POST or None)
    if form.is_valid():
        arguments = {key: form.cleaned_data[key] for key in ("points", "reason")}
        if submit(request, form, panel.decide, entry=entry, part=part, **arguments):
            return _decided(request, form, number, code)
    slips = entry.slips.exclude(handed_in_at=None).order_by("seat__number")
    slip_points = "; ".join(points_text(slip.points) for slip in slips)
    lead = _("Phiếu của các giám khảo: %(slips)s") % {"slips": slip_points}
    return _ask_chair(request, form, _("Quyết định điểm đề án"), number, lead, code)


@require_duty(Duty.DECIDE, campaign="code")
def survivor(request: HttpRequest, code: str, position: str) -> HttpResponse:
    """Decide about the only one who passed the written gate."""
    selected = _position(code, position)
    form = SurvivorForm(request.POST or None)
    if form.is_valid():
        arguments = {key: form.cleaned_data[key] for key in ("value", "document", "on")}
        if submit(request, form, rank.decide_survivor, position=selected, **arguments):
            return _decided(request, form, str(selected), code)
    lead = _("Chỉ còn một người đạt vòng 1 ở vị trí này.")
    return _ask_chair(request, form, _("Thi tiếp hay dừng"), str(selected), lead, code)


@require_duty(Duty.DECIDE, campaign="code")
def tie(request: HttpRequest, code: str, position: str) -> HttpResponse:
    """Order people who are equal in everything."""
    selected = _position(code, position)
    numbers = _tied_numbers(selected)
    form = TieForm(request.POST or None, numbers=numbers)
    if form.is_valid():
        entries = {entry.number: entry for entry in selected.entries.filter(number__in=numbers)}
        places_by_entry = {entries[number]: form.cleaned_data[number] for number in numbers}
        arguments = {"document": form.cleaned_data["document"], "on": form.cleaned_data["on"]}
        if submit(request, form, rank.order_tie, places=places_by_entry, **arguments):
            return _decided(request, form, str(selected), code)
    lead = _("Những người này bằng nhau ở mọi tiêu chí, và vị trí cuối phải chọn trong số họ.")
    return _ask_chair(request, form, _("Xếp thứ tự người bằng điểm"), str(selected), lead, code)


def _tied_numbers(position: Position) -> tuple[str, ...]:
    decided = rank.compute_results(position.campaign).decided
    rows = [
        row
        for position_result in decided
        for row in position_result.ranking.rows
        if row.position == position.code
    ]
    return tuple(row.entry for row in rows if row.result == Result.TIE_PENDING)


@require_duty(Duty.DECIDE, campaign="code")
def seats(request: HttpRequest, code: str, position: str) -> HttpResponse:
    """Seat the panel of one position."""
    selected = _position(code, position)
    part = get_object_or_404(
        ExamPart.objects.select_related("campaign"), campaign__code=code, kind=PartKind.PROPOSAL
    )
    people = Person.objects.filter(
        grants__role=Role.PANEL_MEMBER, grants__revoked_at=None, is_active=True
    ).distinct()
    form = SeatForm(request.POST or None, people=people.order_by("full_name"))
    if form.is_valid():
        members = list(form.cleaned_data["members"])
        if submit(request, form, panel.seat, part=part, position=selected, members=members):
            return _decided(request, form, str(selected), code)
    lead = _("Mỗi giám khảo cho điểm độc lập trên phiếu riêng.")
    return _ask_chair(request, form, _("Phân công giám khảo"), str(selected), lead, code)


def _position(code: str, position: str) -> Position:
    rows = Position.objects.select_related("campaign", "post")
    return get_object_or_404(rows, campaign__code=code, code=position)


def _decided(request: HttpRequest, form: ActionForm, caption: str, code: str) -> HttpResponse:
    """Go back to what waits; in place, say there what was decided."""
    if not is_swap(request, DECISION):
        return redirect("grading:waiting", code)
    return render_decided(request, "grading/mark/waiting.html", form, {"caption": caption})


def _ask_chair(
    request: HttpRequest,
    form: ActionForm,
    title: str | Promise,
    caption: str,
    lead: str,
    code: str,
) -> HttpResponse:
    context = {
        "title": title,
        "caption": caption,
        "lead": lead,
        "form": form,
        "code": code,
        "back": reverse("grading:waiting", args=[code]),
    }
    return render_decision(request, "grading/mark/decision.html", context)
