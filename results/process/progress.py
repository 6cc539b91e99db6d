"""What has been done of campaigns so far, for any number of them with the same few queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from candidates.models import Screening
from candidates.worklist import files_without_decision
from exams.models import Campaign, ExamPart, Sitting, Stub
from exams.rules.enums import PartKind
from grading.models import Assignment, RankingSnapshot
from results.models import Publication


@dataclass(slots=True)
class Progress:
    """The facts by which a deed is known to be done, or not yet possible."""

    screened: bool = False
    undecided_files: int = 0  # files no officer has spoken on
    numbered: int = 0
    published: set[str] = field(default_factory=set)
    parts: dict[str, ExamPart] = field(default_factory=dict)
    attended: set[str] = field(default_factory=set)
    allocated: int = 0
    unmarked: int = 0  # assignments whose mark is not handed in
    approved_by: set[str] = field(default_factory=set)
    ranked: bool = False


def progress_of(campaigns: Iterable[Campaign]) -> dict[Any, Progress]:
    """Return what has been done of each campaign, by its key."""
    found = {campaign.pk: Progress() for campaign in campaigns}
    ours = list(found)
    _of_files(found, ours)
    _of_parts(found, ours)
    _of_marks(found, ours)
    for pk, kind in Publication.objects.filter(campaign__in=ours).values_list("campaign", "kind"):
        found[pk].published.add(kind)
    for pk in RankingSnapshot.objects.filter(campaign__in=ours).values_list("campaign", flat=True):
        found[pk].ranked = True
    return found


def _of_files(found: dict[Any, Progress], ours: list[Any]) -> None:
    for pk in Screening.objects.filter(campaign__in=ours).values_list("campaign", flat=True):
        found[pk].screened = True
    for pk, count in files_without_decision(ours).items():
        found[pk].undecided_files = count
    numbers = Campaign.objects.filter(pk__in=ours).values_list("pk").annotate(Count("entries"))
    for pk, count in numbers.order_by():
        found[pk].numbered = count


def _of_parts(found: dict[Any, Progress], ours: list[Any]) -> None:
    for part in ExamPart.objects.filter(campaign__in=ours):
        found[part.campaign_id].parts[part.kind] = part
    sat = Sitting.objects.filter(part__campaign__in=ours).values_list(
        "part__campaign", "part__kind"
    )
    for pk, kind in sat.distinct():
        found[pk].attended.add(kind)
    stubs = Stub.objects.filter(part__campaign__in=ours, part__kind=PartKind.WRITTEN)
    for pk, approvals in stubs.values_list("part__campaign", "approvals"):
        found[pk].approved_by = {person for person, _ in approvals}


def _of_marks(found: dict[Any, Progress], ours: list[Any]) -> None:
    assignments = Assignment.objects.filter(script__part__campaign__in=ours)
    counted = assignments.values_list("script__part__campaign").annotate(
        whole=Count("pk"), waiting=Count("pk", filter=Q(mark__final_at=None))
    )
    for pk, whole, waiting in counted.order_by():
        found[pk].allocated, found[pk].unmarked = whole, waiting
