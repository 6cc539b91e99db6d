"""How far a campaign is whose codes stand on paper: labels, scripts received, sealed stubs."""

from typing import Any

from django.db.models import Count

from exams.models import (
    Campaign,
    LabelSheet,
    ScriptReception,
    Sitting,
    StubEnvelope,
    StubReading,
)
from exams.rules.enums import PartKind, SittingState
from exams.rules.stages import MARK_WRITTEN, SIT_WRITTEN
from results.process.progress import Progress


def of_codes_on_paper(progress: dict[Any, Progress], campaigns: list[Campaign]) -> None:
    """Count what came in before the marking, and who read the stubs after it."""
    late = [campaign for campaign in campaigns if campaign.binds_late]
    if sitting := [campaign.pk for campaign in late if campaign.step == SIT_WRITTEN]:
        _of_scripts(progress, sitting)
        _of_envelopes(progress, sitting)
    if marking := [campaign.pk for campaign in late if campaign.step == MARK_WRITTEN]:
        _of_readings(progress, marking)


def _of_scripts(progress: dict[Any, Progress], keys: list[Any]) -> None:
    handed_in = Sitting.objects.filter(
        part__campaign__in=keys, part__kind=PartKind.WRITTEN, state=SittingState.PRESENT, zero=""
    )
    for pk, count in handed_in.values_list("part__campaign").annotate(Count("pk")).order_by():
        progress[pk].expected_scripts = count
    receptions = ScriptReception.objects.filter(part__campaign__in=keys)
    for pk, codes in receptions.values_list("part__campaign", "codes"):
        progress[pk].received_scripts = len(codes)


def _of_envelopes(progress: dict[Any, Progress], keys: list[Any]) -> None:
    sheets = LabelSheet.objects.filter(part__campaign__in=keys, prints__gt=0)
    for pk in sheets.values_list("part__campaign", flat=True):
        progress[pk].labels_printed = True
    envelopes = StubEnvelope.objects.filter(part__campaign__in=keys)
    for pk, signers in envelopes.values_list("part__campaign", "signers"):
        progress[pk].envelope_signers = len(signers)
        progress[pk].approved_by = set(signers)


def _of_readings(progress: dict[Any, Progress], keys: list[Any]) -> None:
    """Note who is through with the stubs; nobody is while the two whole lists differ."""
    through = StubReading.objects.filter(part__campaign__in=keys, finished_at__isnull=False)
    for pk, reader, side in through.values_list("part__campaign", "reader", "side"):
        progress[pk].approved_by.add(reader)
        progress[pk].approved_sides.add(side)
    for pk in keys:
        if len(progress[pk].approved_by) > 1:
            progress[pk].approved_by, progress[pk].approved_sides = set(), set()
