"""Papers that were issued and printed, and whose signed copy nobody brought back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions.recusal import closed_to
from exams.models import Campaign
from exams.worklist import running_campaigns
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from results.process.paper_counts import paper_counts

COME_BACK = [kind.name for kind in KINDS.values() if kind.comes_back]


def papers_to_sign(person: Person, at: datetime) -> Items:
    """The secretary's: papers that wait for their signed copies."""
    preparing = running_campaigns(person, at, Duty.PREPARE, and_published=True)
    campaigns = {campaign.pk: campaign for campaign in preparing}
    if not campaigns:
        return
    counts = _unsigned(campaigns, person)
    for pk, campaign in sorted(campaigns.items(), key=lambda item: item[1].code):
        if count := counts.get(pk, 0):
            where = reverse("results:attach-scans", args=[campaign.code])
            yield WorkItem(_("Văn bản chờ bản đã ký"), campaign, where, count=count)


def _unsigned(campaigns: Mapping[Any, Campaign], person: Person) -> dict[Any, int]:
    """Return how many wait in each campaign; where a file is closed to somebody, as its page does.

    Where none is, one question counts those of any number of campaigns.
    """
    closed = closed_to(person).filter(campaign__in=campaigns).order_by()
    tied = set(closed.values_list("campaign", flat=True).distinct())
    unsigned = IssuedDocument.objects.filter(
        campaign__in=campaigns.keys() - tied, superseded_at=None, scan_digest="", kind__in=COME_BACK
    )
    counts = dict(unsigned.order_by().values_list("campaign").annotate(Count("pk")))
    return counts | {pk: _on_page(campaigns[pk], person) for pk in tied}


def _on_page(campaign: Campaign, person: Person) -> int:
    return sum(each.unsigned for each in paper_counts(campaign, person))
