"""The panels of a defence: who sits for each position, one more member, another in their place."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import duties_of_user, people_with, require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import ExamPart, Position
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_PROPOSAL, SIT_PROPOSAL
from grading.actions import seating
from grading.actions.regulations import scoring_of
from grading.forms import MemberForm, ReplaceForm
from grading.models import CouncilDecision, Seat
from grading.rules.enums import CouncilDecisionKind
from web.forms import ActionForm
from web.views import submit


@require_duty(Duty.DECIDE, Duty.PREPARE, campaign="code")
def panels(request: HttpRequest, code: str) -> HttpResponse:
    """List the positions of a defence with the members who sit for each."""
    part = _part(code)
    defended = part.campaign.positions.filter(entries__lots__part=part).distinct()
    seats = _seats_by_position(part)
    context = {
        "campaign": part.campaign,
        "least": scoring_of(part.campaign).panel_min_examiners,
        "rows": [
            {"position": position, "seats": seats.get(position.pk, [])}
            for position in defended.select_related("post").order_by("code")
        ],
        "may_decide": Duty.DECIDE in duties_of_user(request, code),
    }
    return render(request, "grading/panel/list.html", context)


def _seats_by_position(part: ExamPart) -> dict[Any, list[Seat]]:
    """Return who sits now, by position."""
    seats: dict[Any, list[Seat]] = {}
    for seat in _seats(part).filter(left_at=None):
        seats.setdefault(seat.position_id, []).append(seat)
    return seats


@require_duty(Duty.DECIDE, Duty.PREPARE, campaign="code")
def members(request: HttpRequest, code: str, position: str) -> HttpResponse:
    """Show who sits for a position, who left and why, and what can still be changed."""
    part, selected = _part(code), _position(code, position)
    seats = list(_seats(part).filter(position=selected))
    context = {
        "campaign": part.campaign,
        "position": selected,
        "seats": seats,
        "now": [seat for seat in seats if not seat.left_at],
        "begun": any(seat.begun for seat in seats),
        "least": scoring_of(part.campaign).panel_min_examiners,
        "reductions": CouncilDecision.objects.filter(
            position=selected, kind=CouncilDecisionKind.REDUCED_PANEL
        ),
        **_may(request, part, seats),
    }
    return render(request, "grading/panel/members.html", context)


def _may(request: HttpRequest, part: ExamPart, seats: list[Seat]) -> dict[str, bool]:
    """Return whether this reader may change the panel, or ask that it go on with fewer."""
    duties, step = duties_of_user(request, part.campaign.code), part.campaign.step
    return {
        "may_change": Duty.DECIDE in duties and step in (SIT_PROPOSAL, MARK_PROPOSAL),
        "may_ask": Duty.PREPARE in duties and step == MARK_PROPOSAL and bool(seats),
    }


@require_duty(Duty.DECIDE, campaign="code")
def add(request: HttpRequest, code: str, position: str) -> HttpResponse:
    """Seat one more member before the first slip of a position."""
    part, selected = _part(code), _position(code, position)
    form = MemberForm(request.POST or None, people=_free(part, selected))
    if form.is_valid() and submit(
        request, form, seating.complete, part=part, position=selected, **form.answers()
    ):
        messages.success(
            request, _("Đã thêm giám khảo %(name)s.") % {"name": form.cleaned_data["member"]}
        )
        return redirect("grading:panel", code, position)
    lead = _("Người được thêm chấm mọi người bảo vệ ở vị trí này, trên phiếu riêng.")
    count = selected.seats.filter(part=part, left_at=None).count() + 1
    effects = [(count, _("giám khảo sau khi thêm"))]
    title = _("Thêm giám khảo")
    return _page(request, form, selected, title=title, lead=lead, effects=effects)


@require_duty(Duty.DECIDE, campaign="code")
def replace(request: HttpRequest, code: str, pk: str) -> HttpResponse:
    """Put somebody else in the place of a member, for all who are not yet heard."""
    rows = Seat.objects.select_related("member", "part__campaign", "position__post")
    seat = get_object_or_404(rows, pk=pk, part__campaign__code=code, left_at=None)
    form = ReplaceForm(request.POST or None, people=_free(seat.part, seat.position))
    if form.is_valid() and submit(request, form, seating.replace, seat=seat, **form.answers()):
        messages.success(
            request, _("Đã thay bằng %(name)s.") % {"name": form.cleaned_data["member"]}
        )
        return redirect("grading:panel", code, seat.position.code)
    lead = _(
        "%(name)s thôi chấm từ lúc này. Phiếu người này đã nộp vẫn được tính; người thay chấm "
        "những người chưa bảo vệ."
    ) % {"name": seat.member}
    title = _("Thay giám khảo")
    return _page(request, form, seat.position, title=title, lead=lead, effects=_effects(seat))


def _effects(seat: Seat) -> list[tuple[int, str]]:
    """Return what a replacement leaves and takes: the slips handed in, the people not heard."""
    defended = seat.position.entries.filter(lots__part=seat.part)
    heard = defended.filter(slips__handed_in_at__isnull=False).distinct().count()
    return [
        (seat.slips.exclude(handed_in_at=None).count(), _("phiếu đã nộp vẫn được tính")),
        (defended.count() - heard, _("người chưa bảo vệ do người thay chấm")),
    ]


def _free(part: ExamPart, position: Position) -> Any:
    """Return who may be seated: appointed to this campaign today, and never on this panel."""
    code = part.campaign.code
    appointed = [
        person.pk for person in people_with([Duty.SCORE_DEFENCE], code)[Duty.SCORE_DEFENCE]
    ]
    seated = position.seats.filter(part=part).values("member")
    return Person.objects.filter(pk__in=appointed).exclude(pk__in=seated).order_by("full_name")


def _seats(part: ExamPart) -> Any:
    handed_in = Q(slips__handed_in_at__isnull=False)
    rows = Seat.objects.filter(part=part).select_related("member")
    counted = rows.annotate(begun=Count("slips"), handed_in=Count("slips", filter=handed_in))
    return counted.order_by("number")


def _part(code: str) -> ExamPart:
    rows = ExamPart.objects.select_related("campaign")
    return get_object_or_404(rows, campaign__code=code, kind=PartKind.PROPOSAL)


def _position(code: str, position: str) -> Position:
    rows = Position.objects.select_related("campaign", "post")
    return get_object_or_404(rows, campaign__code=code, code=position)


def _page(
    request: HttpRequest, form: ActionForm, position: Position, **labels: object
) -> HttpResponse:
    """Show a change of a panel: title, lead, and its effects as figures."""
    code = position.campaign.code
    context = {
        "position": position,
        "code": code,
        "form": form,
        "back": reverse("grading:panel", args=[code, position.code]),
        **labels,
    }
    return render(request, "grading/panel/change.html", context, status=422 if form.errors else 200)
