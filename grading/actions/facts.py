"""Gather the raw facts of scripts or of a campaign, with a fixed number of queries, for the rules.

Plain values, not records: a ranking reads everything that was ever marked.
"""

from collections import defaultdict
from decimal import Decimal
from typing import Any, cast

from exams.models import Campaign, ExamPart, Sanction, Script, Sitting
from exams.rules.enums import PartKind, SanctionLevel, SittingState, ZeroReason
from exams.rules.refusals import Refusal
from grading.actions.regulations import scoring_of
from grading.models import (
    CouncilDecision,
    Mark,
    PanelDecision,
    RemarkRequest,
    Settlement,
    Slip,
    TieOrder,
)
from grading.rules.enums import Opening, Survivor
from grading.rules.outcome import Facts
from grading.rules.panel import Slips
from grading.rules.proposal import Proposal
from grading.rules.ranking import PositionTerms
from grading.rules.reconciliation import Reconciled, ScriptMarks, reconcile
from grading.rules.remark import Request
from grading.rules.sanctions import SanctionFacts as Sanctioned
from grading.rules.written import Written

HANDS = {1: "first", 2: "second", 3: "third"}
Points = dict[str, Decimal | None]
Where = dict[str, Any]
Sittings = dict[str, dict[str, tuple[str, str]]]  # kind of part -> number -> state, zero
Sanctions = dict[str, tuple[Sanctioned, ...]]  # by number


def marks_in_hand(key: str, **scripts: Any) -> dict[Any, ScriptMarks]:
    """Return the final marks and settlements of these scripts, in the order of their codes.

    `key` is the field of a script that tells it apart: `code`, or `pk`.
    """
    marking, _ = handed_in(key, scripts)
    rows = Script.objects.filter(**scripts).order_by("code")
    return {value: ScriptMarks(**marking[value]) for value in rows.values_list(key, flat=True)}


def handed_in(key: str, scripts: Where) -> tuple[dict[Any, Points], dict[Any, Points]]:
    """Return the points of the marking, with what was settled, and those of the remarking.

    A draft counts for nobody.
    """
    rounds: dict[str, dict[Any, Points]] = {"MARK": defaultdict(dict), "REMARK": defaultdict(dict)}
    marks = Mark.objects.filter(**_of("assignment__script", scripts)).exclude(final_at=None)
    for round_, script, hand, points in marks.values_list(
        "assignment__round", f"assignment__script__{key}", "assignment__hand", "points"
    ):
        rounds[round_][script][HANDS[hand]] = points
    settled = Settlement.objects.filter(**_of("script", scripts))  # in time order: the last counts
    for script, kind, points in settled.values_list(f"script__{key}", "kind", "points"):
        rounds["MARK"][script][kind.lower()] = points
    return rounds["MARK"], rounds["REMARK"]


def _of(path: str, where: Where) -> Where:
    return {f"{path}__{name}": value for name, value in where.items()}


def require_open(script: Script) -> None:
    """Refuse (ALREADY_CLOSED) once the marks of its part are frozen: its number may be known."""
    if ExamPart.objects.exclude(closed_at=None).filter(pk=script.part_id).exists():
        raise Refusal("ALREADY_CLOSED")


def marks_of(script: Script, campaign: Campaign) -> Reconciled:
    """Return what the rule says of one script as it stands now."""
    return reconcile(marks_in_hand("pk", pk=script.pk)[script.pk], scoring_of(campaign))


def positions_of(campaign: Campaign) -> list[PositionTerms]:
    """Return the positions as the ranking needs them, with the decisions taken about each."""
    survivors = {
        decision.position_id: Survivor(decision.value)
        for decision in CouncilDecision.objects.filter(
            position__campaign=campaign, kind="SINGLE_SURVIVOR"
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

    Only after the written mapping was opened.
    """
    only = {"entry__number": number} if number else {}
    of_campaign = {"part__campaign": campaign, **only}
    sittings, sanctions = _sittings(of_campaign), _sanctions(of_campaign)
    paper = {**of_campaign, "part__kind": PartKind.WRITTEN}
    defence = {**of_campaign, "part__kind": PartKind.PROPOSAL}
    written = _written(paper, sittings[PartKind.WRITTEN], sanctions[PartKind.WRITTEN])
    proposal = _proposal(defence, sittings[PartKind.PROPOSAL], sanctions[PartKind.PROPOSAL])
    entries = campaign.entries.filter(**{"number": number} if number else {}).order_by("number")
    return [
        Facts(
            entry=number,
            position=position,
            written=written.get(number, Written()),
            proposal=proposal.get(number, Proposal()),
        )
        for number, position in entries.values_list("number", "position__code")
    ]


def _sittings(where: Where) -> Sittings:
    """Return what became of each number at each kind of part."""
    sittings: Sittings = defaultdict(dict)
    rows = Sitting.objects.filter(**where)
    for kind, number, state, zero in rows.values_list(
        "part__kind", "entry__number", "state", "zero"
    ):
        sittings[kind][number] = (state, zero)
    return sittings


def _written(
    part: Where, sittings: dict[str, tuple[str, str]], sanctions: Sanctions
) -> dict[str, Written]:
    marking, remarking = handed_in("entry__number", part)
    requests = _requests(part, remarking)
    return {
        number: Written(
            sitting=SittingState(state),
            zero=ZeroReason(zero) if zero else None,
            marks=ScriptMarks(**marking[number]),
            sanctions=sanctions[number],
            request=requests.get(number),
        )
        for number, (state, zero) in sittings.items()
    }


def _requests(part: Where, remarking: dict[Any, Points]) -> dict[str, Request]:
    rows = RemarkRequest.objects.filter(**part)
    return {
        number: Request(on, dialogue=dialogue, **remarking[number])
        for number, on, dialogue in rows.values_list(
            "entry__number", "requested_on", "dialogue__points"
        )
    }


def _sanctions(where: Where) -> dict[str, Sanctions]:
    """Return the sanctions of each number at each kind of part."""
    sanctions: dict[str, Sanctions] = defaultdict(lambda: defaultdict(tuple))
    rows = Sanction.objects.filter(**where).order_by("level")
    for kind, number, level, applied in rows.values_list(
        "part__kind", "entry__number", "level", "applied"
    ):
        sanctions[kind][number] += (Sanctioned(SanctionLevel(level), applied),)
    return sanctions


def _proposal(
    part: Where, sittings: dict[str, tuple[str, str]], sanctions: Sanctions
) -> dict[str, Proposal]:
    slips: dict[str, tuple[Decimal, ...]] = defaultdict(tuple)
    seats = {name.replace("part", "seat__part", 1): value for name, value in part.items()}
    rows = Slip.objects.filter(**seats).exclude(handed_in_at=None).order_by("seat__number")
    for number, points in rows.values_list("entry__number", "points"):
        slips[number] += (cast(Decimal, points),)  # the database keeps no blank slip handed in
    heads = dict(PanelDecision.objects.filter(**part).values_list("entry__number", "points"))
    reduced = _reduced_panels(part)
    return {
        number: Proposal(
            sitting=SittingState(state),
            slips=Slips(slips[number], heads.get(number), reduced.get(number, 0)),
            sanctions=sanctions[number],
        )
        for number, (state, _) in sittings.items()
    }


def _reduced_panels(part: Where) -> dict[str, int]:
    """Return who is heard by a panel of fewer members, and how few; the last decision counts."""
    decisions = CouncilDecision.objects.filter(
        position__campaign=part["part__campaign"], kind="REDUCED_PANEL"
    )
    heard = decisions.order_by("decided_at").values_list("position__entries__number", "value")
    return {number: int(least) for number, least in heard}
