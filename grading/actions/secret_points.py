"""Which points may be told: of scripts and defences that every hand has handed in."""

from collections.abc import Iterable

from django.db.models import Count, F

from exams.models import ExamPart
from exams.rules.enums import PartKind
from grading.models import Assignment

ScriptRound = tuple[str, str, str]  # campaign, code of the script, round


def rounds_handed_in(campaigns: Iterable[str], scripts: Iterable[str]) -> set[ScriptRound]:
    """Return, of these scripts, the rounds in which two hands or more have all handed in."""
    rounds = Assignment.objects.filter(
        script__part__campaign__code__in=list(campaigns), script__code__in=list(scripts)
    ).values_list("script__part__campaign__code", "script__code", "round")
    counted = rounds.annotate(hands=Count("pk"), final=Count("mark__final_at")).order_by()
    handed_in = counted.filter(hands__gte=2, hands=F("final"))
    return {(campaign, script, round_) for campaign, script, round_, *_ in handed_in}


def defences_closed(campaigns: Iterable[str]) -> set[str]:
    """Return the campaigns whose defence is closed: no slip of theirs is secret any more."""
    parts = ExamPart.objects.filter(campaign__code__in=list(campaigns), kind=PartKind.PROPOSAL)
    return set(parts.exclude(closed_at=None).values_list("campaign__code", flat=True))
