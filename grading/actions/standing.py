"""Gather the raw facts of a part or a campaign, with a fixed number of queries, for the rules."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from exams.models import Campaign, Entry, ExamPart, Sanction, Script, Sitting
from exams.rules.refusals import Refusal
from exams.rules.terms import PartKind, SanctionLevel, SittingState, ZeroReason
from grading.actions.regulations import scoring_of
from grading.models import (
    Assignment,
    CouncilDecision,
    PanelDecision,
    RemarkRequest,
    Slip,
    TieOrder,
)
from grading.rules.outcome import Facts
from grading.rules.panel import Slips
from grading.rules.proposal import Proposal
from grading.rules.ranking import Position
from grading.rules.reconciliation import Marks, Outcome, reconcile
from grading.rules.remark import Request
from grading.rules.sanctions import Sanction as Sanctioned
from grading.rules.terms import Opening, Survivor
from grading.rules.written import Written

HANDS = {1: "first", 2: "second", 3: "third"}
Points = dict[str, Decimal | None]


def scripts_in_hand(part: ExamPart) -> dict[str, Marks]:
    """Return the final marks and settlements of every script of a part, by code."""
    scripts = part.scripts.prefetch_related("assignments__mark", "settlements").order_by("code")
    return {script.code: marks_in_hand(script) for script in scripts}


def require_open(script: Script) -> None:
    """Refuse (ALREADY_CLOSED) once the marks of its part are frozen: its number may be known."""
    if ExamPart.objects.exclude(closed_at=None).filter(pk=script.part_id).exists():
        raise Refusal("ALREADY_CLOSED")


def marks_of(script: Script, campaign: Campaign) -> Outcome:
    """Return what the rule says of one script as it stands now."""
    fresh = Script.objects.prefetch_related("assignments__mark", "settlements").get(pk=script.pk)
    return reconcile(marks_in_hand(fresh), scoring_of(campaign))


def marks_in_hand(script: Script) -> Marks:
    """Return the final marks and settlements of a script whose relations were fetched with it."""
    found: Points = _final(script.assignments.all(), "MARK")
    for settlement in script.settlements.all():  # in time order: the last one counts
        found[settlement.kind.lower()] = settlement.points
    return Marks(**found)


def _final(assignments: Iterable[Assignment], round_: str) -> Points:
    """Return the points that were handed in: a draft counts for nobody."""
    return {
        HANDS[desk.hand]: desk.mark.points
        for desk in assignments
        if desk.round == round_ and hasattr(desk, "mark") and desk.mark.final_at
    }


def positions_of(campaign: Campaign) -> list[Position]:
    """Return the positions as the ranking needs them, with the decisions taken about each."""
    survivors = {
        decision.position_id: Survivor(decision.value)
        for decision in CouncilDecision.objects.filter(position__campaign=campaign)
    }
    ties: dict[object, list[tuple[str, int]]] = defaultdict(list)
    for tie in TieOrder.objects.filter(entry__campaign=campaign).select_related("entry"):
        ties[tie.entry.position_id].append((tie.entry.number, tie.place))
    return [
        Position(
            code=position.code,
            seats=position.vacancies,
            opening=Opening(position.opening or Opening.HELD),
            waived=bool(position.waiver),
            survivor=survivors.get(position.pk),
            tie_order=tuple(sorted(ties[position.pk])),
        )
        for position in campaign.positions.order_by("code")
    ]


def facts_of(campaign: Campaign) -> list[Facts]:
    """Return everything known of every entry; only after the written mapping was opened."""
    parts = {part.kind: part for part in campaign.parts.all()}
    written = _written(parts.get(PartKind.WRITTEN))
    proposal = _proposal(parts.get(PartKind.PROPOSAL))
    entries = Entry.objects.filter(campaign=campaign).select_related("position")
    return [
        Facts(
            entry=entry.number,
            position=entry.position.code,
            written=written.get(entry.pk, Written()),
            proposal=proposal.get(entry.pk, Proposal()),
        )
        for entry in entries.order_by("number")
    ]


def _written(part: ExamPart | None) -> dict[object, Written]:
    if part is None:
        return {}
    scripts = part.scripts.exclude(entry=None)
    marked = {
        script.entry_id: script
        for script in scripts.prefetch_related("assignments__mark", "settlements")
    }
    requests = {
        request.entry_id: request
        for request in RemarkRequest.objects.filter(part=part).select_related("dialogue")
    }
    sanctions = _sanctions(part)
    return {
        sitting.entry_id: Written(
            sitting=SittingState(sitting.state),
            zero=ZeroReason(sitting.zero) if sitting.zero else None,
            marks=marks_in_hand(marked[sitting.entry_id])
            if sitting.entry_id in marked
            else Marks(),
            sanctions=sanctions.get(sitting.entry_id, ()),
            request=_request(requests.get(sitting.entry_id), marked.get(sitting.entry_id)),
        )
        for sitting in Sitting.objects.filter(part=part)
    }


def _request(request: RemarkRequest | None, script: Script | None) -> Request | None:
    if request is None:
        return None
    found = _final(script.assignments.all(), "REMARK") if script else {}
    dialogue = request.dialogue.points if hasattr(request, "dialogue") else None
    return Request(request.requested_on, dialogue=dialogue, **found)


def _sanctions(part: ExamPart) -> dict[object, tuple[Sanctioned, ...]]:
    found: dict[object, tuple[Sanctioned, ...]] = defaultdict(tuple)
    for sanction in Sanction.objects.filter(part=part).order_by("level"):
        made = Sanctioned(SanctionLevel(sanction.level), sanction.applied)
        found[sanction.entry_id] += (made,)
    return found


def _proposal(part: ExamPart | None) -> dict[object, Proposal]:
    if part is None:
        return {}
    slips: dict[object, list[Decimal]] = defaultdict(list)
    handed_in = Slip.objects.filter(seat__part=part).exclude(handed_in_at=None)
    for entry, points in handed_in.order_by("seat__number").values_list("entry_id", "points"):
        if points is not None:  # which the database promises of a slip handed in
            slips[entry].append(points)
    heads = {
        decision.entry_id: decision.points for decision in PanelDecision.objects.filter(part=part)
    }
    sanctions = _sanctions(part)
    return {
        sitting.entry_id: Proposal(
            sitting=SittingState(sitting.state),
            slips=Slips(tuple(slips[sitting.entry_id]), heads.get(sitting.entry_id)),
            sanctions=sanctions.get(sitting.entry_id, ()),
        )
        for sitting in Sitting.objects.filter(part=part)
    }
