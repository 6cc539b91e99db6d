"""The panel member's sheet: the running order, one's own secret slip, and nothing of others."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from exams.models import Lot
from exams.rules.enums import SittingState
from exams.rules.stages import MARK_PROPOSAL
from grading.actions import defence_slip
from grading.actions.regulations import scoring_of
from grading.models import Seat, Slip
from grading.views.cells import Cell, answer, cell_of, save
from web.forms import ActionForm
from web.views import submit


@require_duty(Duty.SCORE_DEFENCE)
def seats(request: HttpRequest) -> HttpResponse:
    """List the panels on which this member sits."""
    own_seats = Seat.objects.filter(member=current_person(request)).select_related(
        "position__post", "part__campaign"
    )
    rows = own_seats.order_by("part__campaign__code", "position__code")
    return render(request, "grading/mark/seats.html", {"seats": rows})


@require_duty(Duty.SCORE_DEFENCE)
def sheet(request: HttpRequest, pk: str) -> HttpResponse:
    """Show the running order of one position and this member's own slips."""
    seat = _seat(request, pk)
    slips = {slip.entry_id: slip for slip in seat.slips.all()}
    rows = [_row(seat, lot, slips.get(lot.entry_id)) for lot in _lots(seat)]
    context = {
        "seat": seat,
        "campaign": seat.part.campaign,
        "rows": rows,
        "saved": sum(bool(row.saved) for row in rows),
    }
    return render(request, "grading/mark/sheet.html", context)


@require_duty(Duty.SCORE_DEFENCE)
@require_POST
def slip(request: HttpRequest, pk: str, number: str) -> HttpResponse:
    """Keep the points of one slip; answer with its row alone."""
    seat = _seat(request, pk)
    lot = get_object_or_404(_lots(seat), entry__number=number)
    outcome = save(request, partial(defence_slip.enter, seat=seat, entry=lot.entry))
    fresh = outcome.row or Slip.objects.filter(seat=seat, entry=lot.entry).first()
    back = reverse("grading:sheet", args=[pk])
    return answer(request, _row(seat, lot, fresh), outcome, back)


@require_duty(Duty.SCORE_DEFENCE)
def hand_in(request: HttpRequest, pk: str, number: str) -> HttpResponse:
    """Ask once more, then hand in one slip for good."""
    seat = _seat(request, pk)
    lot = get_object_or_404(_lots(seat), entry__number=number)
    form = ActionForm(request.POST or None)
    if form.is_valid() and submit(request, form, defence_slip.hand_in, seat=seat, entry=lot.entry):
        handed_in = {"number": number, "time": f"{timezone.localtime():%H:%M, %d/%m/%Y}"}
        messages.success(request, _("Đã nộp phiếu %(number)s lúc %(time)s.") % handed_in)
        return redirect("grading:sheet", pk)
    context = {
        "title": _("Nộp phiếu điểm %(number)s") % {"number": number},
        "caption": lot.name,
        "lead": _points_to_hand_in(seat, lot),
        "form": form,
        "submit": _("Nộp phiếu"),
        "cancel": reverse("grading:sheet", args=[pk]),
        "danger": True,
    }
    return render(request, "components/confirm.html", context, status=422 if form.errors else 200)


def _points_to_hand_in(seat: Seat, lot: Lot) -> str:
    """Say once more which points are handed in for good."""
    slip = Slip.objects.filter(seat=seat, entry=lot.entry).first()
    row = _row(seat, lot, slip)
    if not row.saved:
        return _("Phiếu này chưa có điểm nên chưa nộp được.")
    lead = _("Điểm của bạn: %(points)s. Mỗi giám khảo chỉ cho điểm một lần.")
    return lead % {"points": row.saved}


def _seat(request: HttpRequest, pk: str) -> Seat:
    own_seats = Seat.objects.filter(member=current_person(request))
    return get_object_or_404(own_seats.select_related("position__post", "part__campaign"), pk=pk)


def _lots(seat: Seat) -> Any:
    """Return the running order: those who came, in the order that was drawn."""
    lots = Lot.objects.filter(part=seat.part, entry__position=seat.position)
    present = {"entry__sittings__part": seat.part, "entry__sittings__state": SittingState.PRESENT}
    return lots.filter(**present).select_related("entry").order_by("place")


def _row(seat: Seat, lot: Lot, slip: Slip | None) -> Cell:
    final = slip is not None and slip.handed_in_at is not None
    url = reverse("grading:slip", args=[seat.pk, lot.entry.number])
    cell = cell_of(
        slip,
        code=lot.entry.number,
        url=url,
        scoring=scoring_of(seat.part.campaign),
        final=final,
    )
    cell.name = f"{lot.place}. {lot.name}"
    if final and seat.part.campaign.step == MARK_PROPOSAL:
        cell.reopen = reverse("results:ask-reopen-slip", args=[seat.pk, lot.entry.number])
    return cell
