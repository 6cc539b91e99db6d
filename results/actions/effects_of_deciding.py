"""What the decision of a score by two persons will do: the points at issue, and the new score."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from accounts.actions.two_persons import Effect
from audit.models import Protected
from exams.models import Entry, ExamPart, Position, Script
from grading.actions import decided_again, decided_by_two, deciding
from grading.models import Mark, RemarkRequest, Settlement, Slip


def of_script(
    *, script: Script, kind: str, points: Decimal | None, minutes: str, reason: str
) -> Effect:
    """Return the marks of a script, by its code, and the score that people give it."""
    campaign = script.part.campaign
    former = decided_by_two.former_settlement(script, campaign, kind)
    marks = deciding.marks_to_settle(script)
    entered = Mark.objects.filter(assignment__script=script).select_related("assignment")
    return _decided(
        script.code,
        (marks.first, marks.second, marks.third),
        (former.points if former else None, points),
        [campaign, script, *entered, *Settlement.objects.filter(script=script)],
    )


def of_remark(
    *, request: RemarkRequest, points: Decimal | None, minutes: str, reason: str
) -> Effect:
    """Return both scores of a remark, and the one that the chair gives."""
    campaign = request.part.campaign
    former = decided_by_two.former_dialogue(request, campaign)
    figures = deciding.dialogue_figures(request, campaign)
    return _decided(
        request.entry.number,
        (figures.marked, figures.remarked),
        (former.points if former else None, points),
        [campaign, request, *([former] if former else [])],
    )


def of_defence(*, entry: Entry, part: ExamPart, points: Decimal | None, reason: str) -> Effect:
    """Return the slips of a defence, and the score that the chair gives."""
    former = decided_by_two.former_panel_decision(entry, part, part.campaign)
    slips = Slip.objects.filter(entry=entry, seat__part=part)
    return _decided(
        entry.number,
        deciding.slips_to_settle(entry, part),
        (former.points if former else None, points),
        [part.campaign, part, *slips, *([former] if former else [])],
    )


def of_survivor_again(
    *, position: Position, value: str, document: str, on: date | None, reason: str
) -> Effect:
    """Return what stands about who passed alone, and what is decided instead, once it is chosen.

    Raises Refusal NOT_DECIDED_YET or SAME_AS_DECIDED.
    """
    former = decided_again.former_survivor(position)
    decided_again.require_other(value != former.value)
    return Effect(
        lines=[{"position": position.code, "state": former.value}],
        changes=[(f"{position.code} survivor", former.value, str(value))] if value else [],
        read=[position.campaign, position, former],
    )


def of_tie_again(
    *, position: Position, places: Mapping[str, int], document: str, on: date | None, reason: str
) -> Effect:
    """Return the places that stand, and those that will differ, once they are typed.

    Raises Refusal NOT_DECIDED_YET or SAME_AS_DECIDED.
    """
    former = decided_again.former_order(position)
    moved = [
        (f"{tie.entry.number} tie_place", str(tie.place), str(places[tie.entry.number]))
        for tie in former
        if places.get(tie.entry.number, tie.place) != tie.place
    ]
    decided_again.require_other(bool(moved or not places))
    return Effect(
        lines=[{"number": tie.entry.number, "place": tie.place} for tie in former],
        changes=moved,
        read=[position.campaign, position, *former],
    )


def _decided(
    code: str,
    settled: Iterable[Decimal | None],
    scores: tuple[Decimal | None, Decimal | None],
    read: Sequence[Protected],
) -> Effect:
    """Return a line of the points at issue, and the old and the new score, once it is typed."""
    old, new = (_text(score) for score in scores)
    texts = [text for text in map(_text, settled) if text]
    return Effect(
        lines=[{"number": code, "settled_points": "; ".join(texts)}],
        changes=[(f"{code} decided_points", old, new)] if new else [],
        read=read,
    )


def _text(points: Decimal | None) -> str:
    return "" if points is None else f"{points:.2f}"
