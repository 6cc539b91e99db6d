"""What ties who serves to who registered: a statement to sign, a declaration to decide."""

from collections import Counter
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions import statements
from candidates.actions.suggested_ties import suggestions_in
from candidates.models import Relation
from exams.models import Campaign, Member
from exams.rules.relations import RelationState
from exams.rules.stages import Stage
from exams.worklist import running_campaigns


def statement_to_sign(person: Person, at: datetime) -> Items:
    """Whoever serves: the statement before anything opens to them.

    For a role in all campaigns, where one is under way: there is work, or nobody needs it.
    """
    seats = Member.objects.sitting().filter(person=person, seated_at__isnull=False)
    owing = Campaign.objects.owing(person.unsigned_in)
    by_role = owing.exclude(
        ~Q(code__in=person.unsigned_in.codes), stage__in=(Stage.ANNOUNCE, Stage.PUBLISH)
    )
    served = Q(pk__in=by_role.values("pk")) | Q(pk__in=seats.values("body__campaign"))
    campaigns = Campaign.objects.filter(served, cancelled_on=None).select_related("profile")
    for campaign in campaigns:
        if statements.owes(person, campaign):
            url = reverse("candidates:statement", args=[campaign.code])
            yield WorkItem(_("Ký cam kết không có quan hệ với thí sinh"), campaign, url)


def relations_to_decide(person: Person, at: datetime) -> Items:
    """The secretary's: ties that candidates declared, but their own."""
    campaigns = {each.pk: each for each in running_campaigns(person, at, Duty.PREPARE)}
    if not campaigns:
        return
    declared = Relation.objects.filter(campaign__in=campaigns, state=RelationState.DECLARED)
    counts = Counter(declared.exclude(person=person).values_list("campaign", flat=True))
    for pk, count in counts.items():
        url = reverse("candidates:relations", args=[campaigns[pk].code])
        yield WorkItem(_("Quan hệ thí sinh khai, chờ kết luận"), campaigns[pk], url, count=count)


def suggested_ties_waiting(person: Person, at: datetime) -> Items:
    """The secretary's: likely ties that are to be entered or dismissed before the list."""
    running = running_campaigns(person, at, Duty.PREPARE)
    screening = {each.pk: each for each in running if each.stage == Stage.SCREEN}
    if not screening:
        return
    for pk, suggested in suggestions_in(screening.values(), person).items():
        if suggested:
            url = reverse("candidates:suggested-ties", args=[screening[pk].code])
            title = _("Gợi ý quan hệ, chờ ghi nhận hoặc bỏ qua")
            yield WorkItem(title, screening[pk], url, count=len(suggested))
