"""The panels of a defence: who sits for each position, who left, what can still be changed."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from exams.actions.reserves import reserve_offer
from exams.models import ExamPart, Position
from exams.rules.bodies import BodyKind
from exams.rules.stages import MARK_PROPOSAL, SIT_PROPOSAL, Stage
from grading.actions import readiness
from grading.actions.regulations import scoring_of
from grading.actions.scorers import scorers_among, who_may_score
from grading.models import CouncilDecision, Seat
from grading.rules.enums import CouncilDecisionKind
from grading.views.decide import defence_of


@require_duty(Duty.DECIDE, Duty.PREPARE, campaign="code")
def panels(request: HttpRequest, code: str) -> HttpResponse:
    """List the positions of a defence with the members who sit for each."""
    part = defence_of(code)
    defended = readiness.defended_positions(part)
    seats = _seats_by_position(part)
    context = {
        "campaign": part.campaign,
        "least": scoring_of(part.campaign).panel_min_examiners,
        "rows": [
            {"position": position, "seats": seats.get(position.pk, [])}
            for position in defended.select_related("post")
        ],
        "may_decide": Duty.DECIDE in duties_of_user(request, code),
    }
    return render(request, "grading/panel/list.html", context)


def _seats_by_position(part: ExamPart) -> dict[Any, list[Seat]]:
    """Return who sits now and may score, by position."""
    seats: dict[Any, list[Seat]] = {}
    for seat in who_may_score(_seats(part)):
        seats.setdefault(seat.position_id, []).append(seat)
    return seats


@require_duty(Duty.DECIDE, Duty.PREPARE, campaign="code")
def members(request: HttpRequest, code: str, position: str) -> HttpResponse:
    """Show who sits for a position, who left and why, and what can still be changed."""
    part, selected = defence_of(code), _position(code, position)
    seats = _marked(_seats(part).filter(position=selected))
    context = {
        "campaign": part.campaign,
        "position": selected,
        "seats": seats,
        "now": [seat for seat in seats if seat.sits and not seat.is_over],
        "begun": any(seat.begun for seat in seats),
        "least": scoring_of(part.campaign).panel_min_examiners,
        "reductions": CouncilDecision.objects.filter(
            position=selected, kind=CouncilDecisionKind.REDUCED_PANEL
        ),
        "offer": reserve_offer(part.campaign, BodyKind.DEFENCE_BOARD),
        "may_replace": Duty.PREPARE in duties_of_user(request, code),
        "marking": part.campaign.step == MARK_PROPOSAL,
        "finished": part.campaign.stage in (Stage.RANK, Stage.PUBLISH),
        **_may(request, part, seats),
    }
    return render(request, "grading/panel/members.html", context)


def _marked(seats: Any) -> list[Any]:
    """Return seats, each with whether whoever sits has no role on the day of the defence."""
    marked = list(seats.select_related("member", "part__campaign"))
    scoring = {seat.pk for seat in scorers_among(seat for seat in marked if seat.sits)}
    for seat in marked:
        seat.is_over = seat.sits and seat.pk not in scoring
    return marked


def _may(request: HttpRequest, part: ExamPart, seats: list[Seat]) -> dict[str, bool]:
    """Return whether this reader may change the panel, or ask that it go on with fewer."""
    duties, step = duties_of_user(request, part.campaign.code), part.campaign.step
    return {
        "may_change": Duty.DECIDE in duties and step in (SIT_PROPOSAL, MARK_PROPOSAL),
        "may_ask": Duty.PREPARE in duties and step == MARK_PROPOSAL and bool(seats),
    }


def _seats(part: ExamPart) -> Any:
    handed_in = Q(slips__handed_in_at__isnull=False)
    rows = Seat.objects.filter(part=part).select_related("member")
    counted = rows.annotate(begun=Count("slips"), handed_in=Count("slips", filter=handed_in))
    counted = counted.annotate(sits=Exists(Seat.objects.sitting().filter(pk=OuterRef("pk"))))
    return counted.order_by("number")


def _position(code: str, position: str) -> Position:
    rows = Position.objects.select_related("campaign", "post")
    return get_object_or_404(rows, campaign__code=code, code=position)
