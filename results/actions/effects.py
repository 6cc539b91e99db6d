"""What an act of two persons will do, worked out from the facts: reads only, repeats no draw.

A preview shows the thing itself. The one exception is the opening of the sealed mapping, of which
only counts are shown: the lines would show the mapping to one person.
"""

from collections import Counter

from accounts.actions.two_persons import Effect
from candidates.actions import eligible_list
from candidates.actions.disqualify import require_disqualifiable
from exams.models import Campaign, Entry, ExamPart, Position, ScriptReception, StubEnvelope
from exams.rules.enums import SittingState
from grading.actions import panel, rank
from grading.actions.scorers import who_may_score
from grading.actions.settle import outstanding
from grading.models import Assignment, Seat, Slip


def of_eligible_list(*, campaign: Campaign) -> Effect:
    """Return how many are on the list and how many are not, with each paper's state."""
    papers = list(campaign.applications.handed_in().order_by("reg_no"))
    states = Counter(paper.state for paper in papers)
    return Effect(
        figures=[(f"EFFECT_{state}", count) for state, count in sorted(states.items())],
        lines=[{"number": paper.reg_no, "state": paper.state} for paper in papers],
        changes=eligible_list.moved_by_last_run(campaign),
        read=[campaign, *papers],
    )


def of_seal(*, part: ExamPart) -> Effect:
    """Return how many scripts get a code; which one, nobody is told."""
    present = part.sittings.filter(state=SittingState.PRESENT, zero="").count()
    on_paper = (
        *ScriptReception.objects.filter(part=part),
        *StubEnvelope.objects.filter(part=part),
    )
    return Effect(figures=[("EFFECT_SCRIPTS", present)], read=[part.campaign, part, *on_paper])


def of_close_marking(*, part: ExamPart) -> Effect:
    """Return how many scripts are settled, and how many are left open."""
    pending = outstanding(part)
    return Effect(
        figures=[
            ("EFFECT_SETTLED", part.scripts.count() - len(pending)),
            ("EFFECT_OPEN", len(pending)),
        ],
        lines=[{"number": code, "state": reason} for code, reason in pending.items()],
        read=[part.campaign, part],
    )


def of_draw(*, part: ExamPart) -> Effect:
    """Return how many defend for each position; the order is drawn when it is applied."""
    defenders = rank.defenders(part.campaign)
    counts = Counter(entry.position.code for entry in defenders)
    return Effect(
        figures=[("EFFECT_DEFENDERS", len(defenders))],
        lines=[{"position": code, "count": str(n)} for code, n in sorted(counts.items())],
        read=[part.campaign, part],
    )


def of_close_defence(*, part: ExamPart) -> Effect:
    """Return how many defences have a score, and which still wait."""
    pending = panel.outstanding(part)
    return Effect(
        figures=[
            ("EFFECT_SETTLED", part.lots.count() - len(pending)),
            ("EFFECT_OPEN", len(pending)),
        ],
        lines=[
            {"number": number, "state": " ".join(reasons)} for number, reasons in pending.items()
        ],
        read=[part.campaign, part],
    )


def of_reduced_panel(*, part: ExamPart, position: Position, least: int, document: str) -> Effect:
    """Return how many members go on, and how many people of the position they have yet to hear.

    Whoever has no role on the day of the defence does not go on.
    """
    present = who_may_score(Seat.objects.filter(part=part, position=position))
    away = part.sittings.exclude(state=SittingState.PRESENT).values("entry")
    defending = position.entries.filter(lots__part=part).exclude(pk__in=away)
    heard = defending.filter(slips__handed_in_at__isnull=False).distinct().count()
    return Effect(
        figures=[
            ("EFFECT_MEMBERS", len(present)),
            ("EFFECT_LEAST", least),
            ("EFFECT_TO_HEAR", defending.count() - heard),
        ],
        read=[part.campaign, part, *present],
    )


def of_reopened_mark(*, assignment: Assignment) -> Effect:
    """Return which script goes back to its examiner; never the mark."""
    return Effect(
        lines=[{"number": assignment.script.code, "hand": str(assignment.hand)}],
        read=[assignment, *([assignment.entered] if assignment.entered else [])],
    )


def of_reopened_slip(*, slip: Slip) -> Effect:
    """Return whose slip goes back to its member; never the points."""
    return Effect(lines=[{"number": slip.entry.number, "hand": str(slip.seat.number)}], read=[slip])


def of_disqualification(
    *, part: ExamPart, entry: Entry, state: SittingState | None, minutes: str
) -> Effect:
    """Return whose sitting of a part gets another state, and which it has now."""
    sitting = require_disqualifiable(part, entry, state)
    moved = [(f"{entry.number} sitting", sitting.state, state)] if state else []
    return Effect(
        lines=[{"number": entry.number, "state": sitting.state}],
        changes=moved,
        read=[part.campaign, part, sitting],
    )
