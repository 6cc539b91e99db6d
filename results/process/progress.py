"""What has been done of campaigns so far, for any number of them with the same few queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef

from candidates.models import Screening
from candidates.worklist import files_without_decision
from exams.models import Campaign, Entry, ExamPart, Sitting, Stub
from exams.rules.enums import PartKind
from grading.models import Assignment, RankingSnapshot
from results.models import Publication


@dataclass(slots=True)
class Progress:
    """The facts by which a deed is known to be done, or not yet possible."""

    screened: bool = False
    undecided_files: int = 0  # files no officer has spoken on
    numbered: bool = False
    published: set[str] = field(default_factory=set)
    parts: dict[str, ExamPart] = field(default_factory=dict)
    attended: set[str] = field(default_factory=set)
    allocated: bool = False
    unmarked: bool = False  # a mark that was allocated is not handed in
    approved_by: set[str] = field(default_factory=set)
    ranked: bool = False


def progress_of(campaigns: Iterable[Campaign]) -> dict[Any, Progress]:
    """Return what has been done of each campaign, by its key."""
    found = {campaign.pk: Progress() for campaign in campaigns}
    campaign_keys = list(found)
    _of_campaigns(found, campaign_keys)
    _of_parts(found, campaign_keys)
    for pk, count in files_without_decision(campaign_keys).items():
        found[pk].undecided_files = count
    published = Publication.objects.filter(campaign__in=campaign_keys)
    for pk, kind in published.values_list("campaign", "kind"):
        found[pk].published.add(kind)
    return found


def _of_campaigns(found: dict[Any, Progress], campaign_keys: list[Any]) -> None:
    """Fill in what there is of a whole campaign: one query, which counts nothing."""
    assignments = Assignment.objects.filter(script__part__campaign=OuterRef("pk"))
    counted = Campaign.objects.filter(pk__in=campaign_keys).values_list(
        "pk",
        Exists(Screening.objects.filter(campaign=OuterRef("pk"))),
        Exists(RankingSnapshot.objects.filter(campaign=OuterRef("pk"))),
        Exists(Entry.objects.filter(campaign=OuterRef("pk"))),
        Exists(assignments),
        Exists(assignments.filter(mark__final_at=None)),
    )
    for pk, screened, ranked, numbered, allocated, unmarked in counted.order_by():
        progress = found[pk]
        progress.screened, progress.ranked, progress.numbered = screened, ranked, numbered
        progress.allocated, progress.unmarked = allocated, unmarked


def _of_parts(found: dict[Any, Progress], campaign_keys: list[Any]) -> None:
    parts = ExamPart.objects.filter(campaign__in=campaign_keys)
    for part in parts.annotate(sat=Exists(Sitting.objects.filter(part=OuterRef("pk")))):
        found[part.campaign_id].parts[part.kind] = part
        if part.sat:
            found[part.campaign_id].attended.add(part.kind)
    stubs = Stub.objects.filter(part__campaign__in=campaign_keys, part__kind=PartKind.WRITTEN)
    for pk, approvals in stubs.values_list("part__campaign", "approvals"):
        found[pk].approved_by = {person for person, _ in approvals}
