"""What people have yet to decide in any number of campaigns, each with the same few queries.

The gates say the same of one campaign, by number; here it is only counted. Reads only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, cast

from django.db.models import F, Q, QuerySet

from exams.models import Campaign, Entry, ExamPart, Sanction, Sitting
from exams.rules.enums import PartKind, SittingState, ZeroReason
from exams.rules.stages import MARK_PROPOSAL
from grading.actions.handed_in import handed_in
from grading.actions.hearings import open_slips_of
from grading.actions.regulations import scoring_of
from grading.models import CouncilDecision, PanelDecision, RemarkRequest, Slip, not_held_again
from grading.rules.enums import CouncilDecisionKind, Pending
from grading.rules.panel import Slips, assess
from grading.rules.reconciliation import ScriptMarks, Unsettled
from grading.rules.remark import Request
from grading.rules.written import Written, score_written


def undecided_sanctions() -> QuerySet[Sanction]:
    """Return the sanctions of which the chair still has to say whether they take points."""
    return Sanction.objects.filter(not_held_again("entry__position"), applied=None)


def dialogues(campaigns: Iterable[Campaign]) -> Counter[Any]:
    """Count the remarks that wait for the meeting of the heads, by the key of the campaign."""
    scoring = {campaign.pk: scoring_of(campaign) for campaign in campaigns}
    asked = RemarkRequest.objects.to_mark_again().filter(
        part__campaign__in=scoring, part__opened_at__isnull=False, dialogue=None
    )
    entries = asked.values("entry")
    marking, remarking = handed_in("entry", {"entry__in": entries})
    sittings = _sittings(entries)
    counts: Counter[Any] = Counter()
    for campaign, until, entry, on in asked.values_list(
        "part__campaign", "part__remark_until", "entry", "requested_on"
    ):
        state, zero = sittings[entry]
        facts = Written(
            sitting=SittingState(state),
            zero=ZeroReason(zero) if zero else None,
            marks=ScriptMarks(**marking[entry]),
            request=Request(on, **remarking[entry]),
        )
        score = score_written(facts, scoring[campaign], remark_until=until)
        counts[campaign] += Pending.DIALOGUE in score.pending
    return counts


def _sittings(entries: Any) -> dict[Any, tuple[str, str]]:
    """Return what became of these entries in the part of which they want a remark."""
    rows = Sitting.objects.filter(entry__in=entries, part=F("entry__remark_requests__part"))
    return {
        entry: (state, zero) for entry, state, zero in rows.values_list("entry", "state", "zero")
    }


def defences(campaigns: Iterable[Campaign]) -> dict[Any, Counter[Pending]]:
    """Count what the defences of those who came wait for, by the key of the campaign.

    While a member owes a slip nobody is told that the others lie far apart.
    """
    listed = list(campaigns)
    scoring = {campaign.pk: scoring_of(campaign) for campaign in listed}
    still_scored = _still_scored(listed)
    part = {"part__campaign__in": scoring, "part__kind": PartKind.PROPOSAL}
    points = _points_of_slips(scoring)
    heads = dict(PanelDecision.objects.filter(**part).values_list("entry", "points"))
    least = _reduced(scoring)
    came = Sitting.objects.filter(
        not_held_again("entry__position"),
        **part,
        state=SittingState.PRESENT,
        entry__lots__part=F("part"),
    ).values_list("part__campaign", "entry", "entry__position")
    counts: dict[Any, Counter[Pending]] = {pk: Counter() for pk in scoring}
    for campaign, entry, position in came:
        slips = Slips(points[entry], heads.get(entry), least.get(position, 0))
        outcome = assess(slips, scoring[campaign])
        if isinstance(outcome, Unsettled) and not (
            outcome.pending == Pending.PANEL_HEAD_DECISION and entry in still_scored
        ):
            counts[campaign][outcome.pending] += 1
    return counts


def _still_scored(campaigns: Iterable[Campaign]) -> set[Any]:
    """Return the entries of whom a member owes a slip, where the defence is not closed."""
    open_ones = [each.pk for each in campaigns if each.step == MARK_PROPOSAL]
    parts = dict(
        ExamPart.objects.filter(campaign__in=open_ones, kind=PartKind.PROPOSAL).values_list(
            "pk", "campaign"
        )
    )
    slips = open_slips_of(parts) if parts else {}
    owed = Q()
    for part, numbers in slips.items():
        named = [number for each in numbers for number in each]
        owed |= Q(campaign=parts[part], number__in=named)
    return set(Entry.objects.filter(owed).values_list("pk", flat=True)) if owed else set()


def _points_of_slips(campaigns: Iterable[Any]) -> dict[Any, tuple[Decimal, ...]]:
    points: dict[Any, tuple[Decimal, ...]] = defaultdict(tuple)
    slips = Slip.objects.counted().filter(seat__part__campaign__in=list(campaigns))
    for entry, value in slips.values_list("entry", "points"):
        points[entry] += (cast(Decimal, value),)
    return points


def _reduced(campaigns: Iterable[Any]) -> dict[Any, int]:
    """Return how few members were approved for each position; the last decision counts."""
    decisions = CouncilDecision.objects.filter(
        position__campaign__in=list(campaigns), kind=CouncilDecisionKind.REDUCED_PANEL
    )
    heard = decisions.order_by("decided_at", "event__seq").values_list("position", "value")
    return {position: int(value) for position, value in heard}
