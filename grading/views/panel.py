"""The panel member's sheet: the running order, one's own secret slip, and nothing of others."""

from functools import partial
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from exams.models import Lot, Recusal
from exams.rules.enums import SittingState
from exams.rules.stages import MARK_PROPOSAL
from exams.views.timely import untimely
from grading.actions import defence_slip
from grading.actions.regulations import scoring_of
from grading.models import Seat, Slip
from grading.views.cells import Cell, answer, cell_of, save, to_read, with_refused
from grading.views.hand_in import HandInView
from web.forms import ActionForm
from web.views import get_leads_to


@require_duty(Duty.SCORE_DEFENCE)
def seats(request: HttpRequest) -> HttpResponse:
    """List the panels on which this member sits, the latest campaign first, and how far each is."""
    own_seats = Seat.objects.filter(member=current_person(request)).select_related(
        "position__post", "part__campaign"
    )
    handed_in = Count("slips", filter=~Q(slips__handed_in_at=None))
    rows = own_seats.annotate(handed_in=handed_in).order_by(
        "-part__starts_at", "part__campaign__code", "position__code"
    )
    return render(request, "grading/mark/seats.html", {"seats": rows})


@require_duty(Duty.SCORE_DEFENCE)
def sheet(request: HttpRequest, pk: str) -> HttpResponse:
    """Show the running order of one position and this member's own slips."""
    return _grid(request, pk)


def _grid(
    request: HttpRequest, pk: str, refused: Cell | None = None, status: int = 200
) -> HttpResponse:
    seat = _seat(request, pk)
    slips = {slip.entry_id: slip for slip in seat.slips.all()}
    rows = [_row(seat, lot, slips.get(lot.entry_id)) for lot in _lots(seat)]
    is_open = any(row.url for row in rows)
    closed_today = untimely(seat.part.campaign, MARK_PROPOSAL) if is_open else ""
    rows = to_read(rows) if closed_today and request.method == "GET" else rows
    context = {
        "seat": seat,
        "campaign": seat.part.campaign,
        "rows": with_refused(rows, refused),
        "saved": sum(bool(row.saved) for row in rows),
        "untimely": closed_today,
    }
    return render(request, "grading/mark/sheet.html", context, status=status)


@require_duty(Duty.SCORE_DEFENCE)
@get_leads_to("grading:sheet", "pk")
def slip(request: HttpRequest, pk: str, number: str) -> HttpResponse:
    """Keep the points of one slip; answer with its row alone."""
    seat = _seat(request, pk)
    lot = get_object_or_404(_lots(seat), entry__number=number)
    outcome = save(request, partial(defence_slip.enter, seat=seat, entry=lot.entry))
    fresh = outcome.row or Slip.objects.filter(seat=seat, entry=lot.entry).first()
    back = reverse("grading:sheet", args=[pk])
    grid = partial(_grid, request, pk)
    return answer(request, _row(seat, lot, fresh), outcome, back=back, grid=grid)


@require_duty(Duty.SCORE_DEFENCE)
class HandInSlip(HandInView):
    """Ask once more, then hand in one slip for good."""

    object_name = "seat"
    afterwards = _("Phiếu giữ bí mật đến khi mọi giám khảo của vị trí đã nộp.")
    action = defence_slip.hand_in
    title = _("Nộp phiếu điểm %(number)s")
    caption = "%(name)s"
    button = _("Nộp phiếu")
    success_message = _("Đã nộp phiếu %(number)s lúc %(time)s.")
    next_page = ("grading:sheet", "pk")

    def get_object(self) -> Seat:
        seat = _seat(self.request, self.kwargs["pk"])
        self.lot = get_object_or_404(_lots(seat), entry__number=self.kwargs["number"])
        self.slip = Slip.objects.filter(seat=seat, entry=self.lot.entry).first()
        return seat

    def is_done(self) -> bool:
        return self.slip is not None and self.slip.handed_in_at is not None

    def facts(self) -> dict[str, Any]:
        return {"number": self.lot.entry.number, "name": self.lot.name}

    def page_context(self) -> dict[str, Any]:
        row = _row(self.object, self.lot, self.slip)
        return {"lead": _points_to_hand_in(row), "blocked": not row.saved}

    def versions(self) -> str:
        return str(self.slip.ver if self.slip else 0)

    def arguments(self, form: ActionForm) -> dict[str, Any]:
        return {"seat": self.object, "entry": self.lot.entry}


def _points_to_hand_in(row: Cell) -> str:
    """Say once more which points are handed in for good."""
    if not row.saved:
        return gettext("Phiếu này chưa có điểm nên chưa nộp được.")
    lead = gettext("Điểm của bạn: %(points)s. Mỗi giám khảo chỉ cho điểm một lần.")
    return lead % {"points": row.saved}


def _seat(request: HttpRequest, pk: str) -> Seat:
    own_seats = Seat.objects.filter(member=current_person(request))
    return get_object_or_404(own_seats.select_related("position__post", "part__campaign"), pk=pk)


def _lots(seat: Seat) -> Any:
    """Return the running order: those who came, in the order that was drawn."""
    lots = Lot.objects.filter(part=seat.part, entry__position=seat.position)
    present = {"entry__sittings__part": seat.part, "entry__sittings__state": SittingState.PRESENT}
    recused = Recusal.objects.filter(person=seat.member_id, lifted_at=None)
    heard = lots.filter(**present).exclude(entry__in=recused.values("entry"))
    return heard.select_related("entry").order_by("place")


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
