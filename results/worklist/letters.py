"""Letters that were composed and wait for somebody to release them."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions.recusal import closed_to
from exams.models import Letter
from exams.rules.letters import LEAVES_CANCELLED, LEAVES_SUSPENDED, LetterKind
from exams.worklist import running_campaigns
from web.sentences import label


def letters_to_release(person: Person, at: datetime) -> Items:
    """The secretary's: letters of each kind in the outbox that can still leave."""
    preparing = running_campaigns(
        person, at, Duty.PREPARE, and_published=True, and_interrupted=True
    )
    campaigns = {campaign.pk: campaign for campaign in preparing}
    if not campaigns:
        return
    unreleased = Letter.objects.in_outbox().filter(_leaves(), campaign__in=campaigns)
    closed = closed_to(person).filter(campaign=OuterRef("campaign"), person=OuterRef("receiver"))
    unreleased = unreleased.exclude(Exists(closed))
    counts = unreleased.values_list("campaign", "kind").annotate(Count("pk"))
    for pk, kind, count in counts.order_by("campaign__code", "kind"):
        where = [campaigns[pk].code, LetterKind(kind).slug]
        yield WorkItem(
            _("Thư chờ gửi"),
            campaigns[pk],
            reverse("results:release-letters", args=where),
            count=count,
            detail=label(kind),
        )


def _leaves() -> Q:
    """Return what leaves: of an interrupted campaign only what says so."""
    is_cancelled, stands_still = ~Q(campaign__cancelled_on=None), ~Q(campaign__suspended_on=None)
    return (
        (~is_cancelled & ~stands_still)
        | (is_cancelled & Q(kind__in=LEAVES_CANCELLED))
        | (~is_cancelled & stands_still & Q(kind__in=LEAVES_SUSPENDED))
    )
