"""What the examiners handed in and what was settled, as plain values. A draft counts for nobody."""

from collections import defaultdict
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import Count, Expression, F, IntegerField, Max, Min, Q, functions

from audit.models.protected import as_stored, stored_key
from exams.models import Campaign, ExamPart, Script
from exams.rules.refusals import Refusal
from grading.actions.regulations import scoring_of
from grading.models import Mark, Settlement, not_held_again
from grading.rules.enums import Round
from grading.rules.reconciliation import Reconciled, ScriptMarks, reconcile

HANDS = {1: "first", 2: "second", 3: "third"}
SO_FEW = 5000  # so many scripts are asked for by name, of more the marks of all are read
NO_MARKS = ScriptMarks()
Points = dict[str, Decimal | None]
Where = dict[str, Any]


def marks_in_hand(key: str, **scripts: Any) -> dict[Any, ScriptMarks]:
    """Return the final marks and settlements of these scripts, in the order of their codes.

    `key` is the field of a script that tells it apart: `code`, or `pk`.
    """
    marking, _ = handed_in(key, scripts)
    rows = Script.objects.filter(**scripts).order_by("code")
    return {value: ScriptMarks(**marking[value]) for value in rows.values_list(key, flat=True)}


def marks_not_averaged(key: str, limit: Decimal, **scripts: Any) -> dict[Any, ScriptMarks]:
    """Return what `marks_in_hand` does, but for the scripts whose first two marks differ little.

    Two marks no further apart than `limit` (points) are averaged, whatever else was given: the
    database leaves those out, and what is opened and of a position that is held again. Of a script
    that lacks a first or second mark nothing is told.
    """
    rows = _not_averaged(key, limit, scripts)
    apart = [value for value, hands in rows if hands == 2]
    few = {f"{key}__in": apart} if len(apart) <= SO_FEW else {}
    marked = marks_in_hand(key, **scripts, **few) if apart else {}
    return {value: marked[value] if hands == 2 else NO_MARKS for value, hands in rows}


def _not_averaged(key: str, limit: Decimal, scripts: Where) -> list[tuple[Any, int]]:
    """Return scripts with how many of the first two hands are in, in the order of their codes."""
    hands = Q(assignments__round=Round.MARK, assignments__hand__in=(1, 2))
    final = hands & Q(assignments__mark__final_at__isnull=False)
    points = hundredths("assignments__mark__points")
    counted = (
        Script.objects.filter(not_held_again("entry__position"), **scripts)
        .values_list(key)
        .annotate(  # by the key alone
            hands_in=Count("assignments", filter=final),
            difference=Max(points, filter=final) - Min(points, filter=final),
        )
    )
    left = counted.filter(Q(hands_in__lt=2) | Q(difference__gt=int(limit * 100)))
    return list(left.order_by("code").values_list(key, "hands_in"))


def handed_in(key: str, scripts: Where) -> tuple[dict[Any, Points], dict[Any, Points]]:
    """Return the points of the marking, with what was settled, and those of the remarking.

    `key` is a field of a script; `entry_id` as `stored_key` gives it.
    """
    rounds: dict[str, dict[Any, Points]] = {each: defaultdict(dict) for each in Round}
    marks = Mark.objects.filter(**_of("assignment__script", scripts)).exclude(final_at=None)
    for round_, script, hand, points in marks.values_list(
        "assignment__round",
        _read(f"assignment__script__{key}"),
        "assignment__hand",
        as_stored(hundredths("points")),
    ):
        rounds[round_][script][HANDS[hand]] = points_from(points)
    settled = Settlement.objects.in_force().filter(**_of("script", scripts))
    # In time order: the last counts.
    for script, kind, points in settled.values_list(_read(f"script__{key}"), "kind", "points"):
        rounds[Round.MARK][script][kind.lower()] = points
    return rounds[Round.MARK], rounds[Round.REMARK]


def _of(path: str, where: Where) -> Where:
    return {f"{path}__{name}": value for name, value in where.items()}


def _read(path: str) -> Any:
    return stored_key(path) if path.endswith("_id") else path


def hundredths(name: str) -> Expression:
    """Return a column of points to read as a whole number of hundredths.

    A ranking reads every mark ever given; this costs a fifth of what decimals cost.
    """
    return functions.Cast(functions.Round(F(name) * 100), IntegerField())


@lru_cache(maxsize=16_384)  # a scale has few points, a campaign has many marks
def points_from(hundredths: int) -> Decimal:
    """Return the points that so many hundredths are, exactly."""
    return Decimal(hundredths).scaleb(-2)


def require_open(script: Script) -> None:
    """Refuse (ALREADY_CLOSED) once the marks of its part are frozen: its number may be known."""
    if ExamPart.objects.exclude(closed_at=None).filter(pk=script.part_id).exists():
        raise Refusal("ALREADY_CLOSED")


def marks_of(script: Script, campaign: Campaign) -> Reconciled:
    """Return what the rule says of one script as it stands now."""
    return reconcile(marks_in_hand("pk", pk=script.pk)[script.pk], scoring_of(campaign))
