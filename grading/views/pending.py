"""What waits for a decision: scripts of the head; sanctions, panels, ties of the chair."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.access import duties_of_user, require_duty
from accounts.actions.action import Action
from accounts.actions.open_requests import things_asked
from accounts.rules.duties import Duty
from exams.actions.preconditions import declared_steps
from exams.models import Campaign, Position
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_PROPOSAL, SIT_WRITTEN, since
from exams.views.timely import untimely
from grading.actions import decided_again, deciding, panel, rank, readiness, remark
from grading.actions.left_open import undecided_sanctions
from grading.models import RemarkRequest, Slip
from grading.rules.enums import Pending, Result
from grading.rules.outcome import Decided
from grading.views.opened import left_open
from web.fragments import DECISION, render_page


@require_duty(Duty.DECIDE, Duty.SETTLE, campaign="code")
def pending_decisions(request: HttpRequest, code: str) -> HttpResponse:
    """Show what waits for the chair's word by candidate number, and for the head's by code."""
    campaign = get_object_or_404(Campaign, code=code)
    duties = duties_of_user(request, code)
    undecided: dict[str, Any] = {
        "scripts": left_open(campaign) if Duty.SETTLE in duties else [],
        **(_of_chair(campaign) if Duty.DECIDE in duties else {}),
    }
    context = {
        "campaign": campaign,
        "waits": any(undecided.values()),
        "asked": things_asked(code),
        "untimely": untimely(campaign, *since(SIT_WRITTEN)),
        **undecided,
        **(_correctable(campaign) if Duty.DECIDE in duties else {}),
    }
    return render_page(request, "grading/mark/waiting.html", context, fragment=DECISION)


def _of_chair(campaign: Campaign) -> dict[str, Any]:
    """Return everything in a campaign that only the chair can decide now."""
    decided = rank.compute_results(campaign).decided if _opened(campaign) else ()
    return {
        "sanctions": _sanctions(campaign),
        "dialogues": _if_in_time(campaign, remark.decide, _dialogues(campaign, decided)),
        **_panels(campaign, decided),
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


def _correctable(campaign: Campaign) -> dict[str, Any]:
    """Return what the chair decided, which two persons may decide otherwise."""
    dialogues, panels = deciding.decided_by_chair(campaign)
    survivors, ties = decided_again.decided_positions(campaign)
    return {
        "decided_dialogues": dialogues,
        "decided_panels": panels,
        "decided_survivors": survivors,
        "decided_ties": ties,
    }


def _if_in_time(campaign: Campaign, action: Action[..., Any], items: list[Any]) -> list[Any]:
    """Return what an action decides, if the campaign stands at one of its steps."""
    return [] if untimely(campaign, *declared_steps(action)) else items


def _sanctions(campaign: Campaign) -> Any:
    """Return the sanctions that nobody has decided."""
    open_ones = undecided_sanctions().filter(part__campaign=campaign)
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


def _panels(campaign: Campaign, decided: tuple[Decided, ...]) -> dict[str, list[str]]:
    """Return whose defence asks for a decision, by candidate number, and why.

    Slips too far apart; once the defence is closed also slips that never came, all or some.
    """
    part = campaign.parts.filter(kind=PartKind.PROPOSAL).first()
    asked: dict[str, list[str]] = {"panels": [], "late_panels": [], "unheard": []}
    if part is None or untimely(campaign, *declared_steps(panel.decide)):
        return asked
    still_scored = deciding.numbers_still_scored(part, campaign)
    slips = Slip.objects.filter(seat__part=part).exclude(handed_in_at=None)
    heard = set(slips.values_list("entry__number", flat=True))
    for number, score in (pair for result in decided for pair in result.proposal):
        if number in still_scored:
            continue
        if Pending.PANEL_HEAD_DECISION in score.pending:
            asked["panels"].append(number)
        elif Pending.PANEL_SLIPS in score.pending and campaign.step != MARK_PROPOSAL:
            asked["late_panels" if number in heard else "unheard"].append(number)
    return asked


def _survives_alone(position_result: Decided) -> bool:
    return any(row.result == Result.SINGLE_SURVIVOR_PENDING for row in position_result.ranking.rows)


def _is_tied(position_result: Decided) -> bool:
    return any(row.result == Result.TIE_PENDING for row in position_result.ranking.rows)


def _unseated(campaign: Campaign) -> list[Position]:
    part = campaign.parts.filter(kind=PartKind.PROPOSAL).first()
    if part is None or untimely(campaign, *declared_steps(panel.seat)):
        return []
    return list(readiness.defended_positions(part).exclude(seats__part=part))
