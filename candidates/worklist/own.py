"""The candidate's own: drafts to submit, parts of a file to supplement."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions.supplements import NOT_SCREENED
from candidates.models import Application, Supplement
from candidates.rules.enums import ApplicationState
from exams.models import Campaign
from exams.rules.stages import Stage


def drafts_of_mine(person: Person, at: datetime) -> Items:
    """The candidate's: files begun and not submitted."""
    if not person.may(Duty.APPLY, at=at):
        return
    drafts = Application.objects.filter(person=person, state=ApplicationState.DRAFT)
    campaigns = Campaign.objects.filter(suspended_on=None, cancelled_on=None)
    in_time = Q(campaign__stage=Stage.REGISTER)
    late = Q(campaign__stage=Stage.SCREEN, late_until__gte=timezone.localdate(at))
    running = drafts.filter(in_time | late, campaign__in=campaigns)
    for draft in running.select_related("campaign"):
        yield WorkItem(
            _("Hoàn thành và nộp hồ sơ dự tuyển"),
            draft.campaign,
            reverse("candidates:application", args=[draft.campaign.code]),
            due=draft.last_day(),
        )


def supplements_of_mine(person: Person, at: datetime) -> Items:
    """The candidate's: parts of a submitted file that the office re-opened."""
    if not person.may(Duty.APPLY, at=at):
        return
    running = {"suspended_on": None, "cancelled_on": None, "stage": Stage.SCREEN}
    rows = Supplement.objects.filter(
        application__person=person,
        application__campaign__in=Campaign.objects.filter(**running),
        until__gte=timezone.localdate(at),
        answered_at=None,
        taken_back_at=None,
    ).exclude(application__state__in=NOT_SCREENED)
    for row in rows.select_related("application__campaign"):
        campaign = row.application.campaign
        url = reverse("candidates:supplement", args=[campaign.code])
        yield WorkItem(_("Bổ sung hồ sơ dự tuyển"), campaign, url, due=row.until)


def competed_in(person: Person, campaigns: Iterable[Campaign]) -> list[Campaign]:
    """Return those of some campaigns in which somebody takes part, or may still register."""
    papers = Application.objects.filter(person=person).select_related("campaign")
    latest = {paper.campaign_id: paper for paper in papers.order_by("reg_no")}
    return [each for each in campaigns if _goes_on(latest.get(each.pk), each)]


def _goes_on(paper: Application | None, campaign: Campaign) -> bool:
    """Say whether a campaign goes on for whoever has this paper in it, or (None) none yet."""
    if paper is None or paper.state == ApplicationState.DRAFT:
        return campaign.stage == Stage.REGISTER
    return not paper.has_left
