"""Gather the raw facts of a campaign, with a fixed number of queries, for the rules.

Plain values, not records: a ranking reads everything that was ever marked.
"""

from collections import defaultdict
from decimal import Decimal
from functools import cache
from typing import Any

from audit.models.protected import as_stored, stored_key
from exams.models import Campaign, Sanction, Sitting
from exams.rules.enums import PartKind, SanctionLevel, SittingState, ZeroReason
from grading.actions.handed_in import Points, Where, handed_in, hundredths, points_from
from grading.models import CouncilDecision, PanelDecision, RemarkRequest, Slip, TieOrder
from grading.rules.enums import CouncilDecisionKind, Opening, Survivor
from grading.rules.outcome import NO_PROPOSAL, NO_WRITTEN, Facts
from grading.rules.panel import Slips
from grading.rules.proposal import Proposal
from grading.rules.ranking import PositionTerms
from grading.rules.reconciliation import ScriptMarks
from grading.rules.remark import Request
from grading.rules.sanctions import SanctionFacts as Sanctioned
from grading.rules.written import Written

Key = Any  # of an entry, as `stored_key` gives it
Sittings = dict[str, list[Any]]  # kind of part -> entry, state, zero
Sanctions = dict[Key, tuple[Sanctioned, ...]]
ENTRY = stored_key("entry_id")
VOID_WRITTEN = Written(sitting=SittingState.CALLED_OFF)
VOID_PROPOSAL = Proposal(sitting=SittingState.CALLED_OFF)


def positions_of(campaign: Campaign) -> list[PositionTerms]:
    """Return the positions as the ranking needs them, with the decisions taken about each."""
    survivors = {
        decision.position_id: Survivor(decision.value)
        for decision in CouncilDecision.objects.filter(
            position__campaign=campaign, kind=CouncilDecisionKind.SINGLE_SURVIVOR
        )
    }
    ties: dict[object, list[tuple[str, int]]] = defaultdict(list)
    for tie in TieOrder.objects.filter(entry__campaign=campaign).select_related("entry"):
        ties[tie.entry.position_id].append((tie.entry.number, tie.place))
    return [
        PositionTerms(
            code=position.code,
            seats=position.vacancies,
            opening=Opening(position.opening or Opening.HELD),
            waived=bool(position.waiver),
            survivor=survivors.get(position.pk),
            tie_order=tuple(sorted(ties[position.pk])),
        )
        for position in campaign.positions.order_by("code")
    ]


def facts_of(campaign: Campaign, number: str = "") -> list[Facts]:
    """Return everything known of every entry, or of the one with this candidate number.

    Of a position that has to be held again nothing counts: its people were called off. Only after
    the written mapping was opened.
    """
    of_campaign = {"part__campaign": campaign, **({"entry__number": number} if number else {})}
    sittings, sanctions = _sittings(of_campaign), _sanctions(of_campaign)
    paper = {**of_campaign, "part__kind": PartKind.WRITTEN}
    defence = {**of_campaign, "part__kind": PartKind.PROPOSAL}
    written = _written(paper, sittings[PartKind.WRITTEN], sanctions[PartKind.WRITTEN])
    proposal = _proposal(defence, sittings[PartKind.PROPOSAL], sanctions[PartKind.PROPOSAL])
    entries = campaign.entries.filter(**{"number": number} if number else {}).order_by("number")
    columns = stored_key("pk"), "number", "position__code", "position__opening"
    return [
        Facts(entry=number, position=position, written=VOID_WRITTEN, proposal=VOID_PROPOSAL)
        if opening == Opening.HELD_AGAIN
        else Facts(
            entry=number,
            position=position,
            written=written.get(key, NO_WRITTEN),
            proposal=proposal.get(key, NO_PROPOSAL),
        )
        for key, number, position, opening in entries.values_list(*columns)
    ]


def _sittings(where: Where) -> Sittings:
    """Return what became of each entry at each kind of part."""
    sittings: Sittings = defaultdict(list)
    rows = Sitting.objects.filter(**where)
    for kind, entry, state, zero in rows.values_list("part__kind", ENTRY, "state", "zero"):
        sittings[kind].append((entry, state, zero))
    return sittings


def _written(part: Where, sittings: list[Any], sanctions: Sanctions) -> dict[Key, Written]:
    marking, remarking = handed_in("entry_id", part)
    requests = _requests(part, remarking)
    marks, facts = cache(ScriptMarks), cache(_written_facts)  # what is alike is one object
    return {
        entry: facts(
            state, zero, marks(**marking[entry]), sanctions.get(entry, ()), requests.get(entry)
        )
        for entry, state, zero in sittings
    }


def _written_facts(
    state: str,
    zero: str,
    marks: ScriptMarks,
    sanctions: tuple[Sanctioned, ...],
    request: Request | None,
) -> Written:
    return Written(
        sitting=SittingState(state),
        zero=ZeroReason(zero) if zero else None,
        marks=marks,
        sanctions=sanctions,
        request=request,
    )


def _requests(part: Where, remarking: dict[Key, Points]) -> dict[Key, Request]:
    rows = RemarkRequest.objects.filter(**part)
    return {
        entry: Request(on, dialogue=dialogue, **remarking[entry])
        for entry, on, dialogue in rows.values_list(ENTRY, "requested_on", "dialogue__points")
    }


def _sanctions(where: Where) -> dict[str, Sanctions]:
    """Return the sanctions of each entry at each kind of part."""
    sanctions: dict[str, Sanctions] = defaultdict(lambda: defaultdict(tuple))
    rows = Sanction.objects.filter(**where).order_by("level")
    for kind, entry, level, applied in rows.values_list("part__kind", ENTRY, "level", "applied"):
        sanctions[kind][entry] += (Sanctioned(SanctionLevel(level), applied),)
    return sanctions


def _proposal(part: Where, sittings: list[Any], sanctions: Sanctions) -> dict[Key, Proposal]:
    slips, reduced = _slips(part), _reduced_panels(part)
    heads = dict(PanelDecision.objects.filter(**part).values_list(ENTRY, "points"))
    facts = cache(_proposal_facts)  # what is alike is one object
    # Whoever went on after the lots were drawn was in no roll: the decision about them counts.
    states = {
        **dict.fromkeys(heads, SittingState.PRESENT),
        **{each[0]: each[1] for each in sittings},
    }
    return {
        entry: facts(
            state,
            tuple(slips[entry]),
            heads.get(entry),
            reduced.get(entry, 0),
            sanctions.get(entry, ()),
        )
        for entry, state in states.items()
    }


def _proposal_facts(
    state: str,
    slips: tuple[int, ...],
    head: Decimal | None,
    least: int,
    sanctions: tuple[Sanctioned, ...],
) -> Proposal:
    return Proposal(
        sitting=SittingState(state),
        slips=Slips(tuple(map(points_from, slips)), head, least),
        sanctions=sanctions,
    )


def _slips(part: Where) -> dict[Key, list[int]]:
    """Return the hundredths on the slips that were handed in, in the order of the seats."""
    slips: dict[Key, list[int]] = defaultdict(list)
    seats = {name.replace("part", "seat__part", 1): value for name, value in part.items()}
    rows = Slip.objects.counted().filter(**seats).order_by("seat__number")
    for entry, points in rows.values_list(ENTRY, as_stored(hundredths("points"))):
        slips[entry].append(points)
    return slips


def _reduced_panels(part: Where) -> dict[Key, int]:
    """Return who is heard by a panel of fewer members, and how few; the last decision counts."""
    decisions = CouncilDecision.objects.filter(
        position__campaign=part["part__campaign"], kind=CouncilDecisionKind.REDUCED_PANEL
    ).exclude(position__entries=None)
    heard = decisions.order_by("decided_at", "event__seq").values_list(
        stored_key("position__entries__pk"), "value"
    )
    return {entry: int(least) for entry, least in heard}
