"""Papers that were issued and printed, and whose signed copy nobody brought back."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions.recusal import closed_to
from exams.worklist import running_campaigns
from results.documents.kinds import KINDS
from results.models import IssuedDocument

COME_BACK = [kind.name for kind in KINDS.values() if kind.comes_back]


def papers_to_sign(person: Person, at: datetime) -> Items:
    """The secretary's: papers that wait for their signed copies."""
    preparing = running_campaigns(person, at, Duty.PREPARE, and_published=True)
    campaigns = {campaign.pk: campaign for campaign in preparing}
    if not campaigns:
        return
    unsigned = IssuedDocument.objects.filter(
        campaign__in=campaigns, superseded_at=None, scan_digest="", kind__in=COME_BACK
    )
    closed = closed_to(person).filter(campaign=OuterRef("campaign"), reg_no=OuterRef("about"))
    unsigned = unsigned.exclude(Exists(closed))
    counts = unsigned.values_list("campaign").annotate(Count("pk")).order_by("campaign__code")
    for pk, count in counts:
        where = reverse("results:attach-scans", args=[campaigns[pk].code])
        yield WorkItem(_("Văn bản chờ bản đã ký"), campaigns[pk], where, count=count)
