"""The planning list: that there is one, and who of those who registered stands in it."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions import ballot_counts, planning_match
from candidates.actions.closed_people import open_conferences
from candidates.actions.match_settlers import open_to_settler, where_chair_may_have_to
from candidates.forms.planning_match import UNSETTLED
from candidates.models import PlanningConference, PlanningList
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage
from exams.worklist import running_campaigns


def no_planning_list(person: Person, at: datetime) -> Items:
    """The planning officer's: nothing to screen against yet."""
    if person.may(Duty.KEEP_PLANNING, at=at) and not PlanningList.objects.for_posts().exists():
        yield WorkItem(
            _("Nhập danh sách quy hoạch"),
            None,
            reverse("candidates:import-planning"),
            detail=_("Chưa có bản nào; thẩm định cần bản có hiệu lực vào ngày thông báo."),
        )


def matches_to_settle(person: Person, at: datetime) -> Items:
    """The planning officers': who may stand in the list, and of whom nobody said yet.

    The chair's: of these, to whom every planning officer is tied.
    """
    for campaign in _to_match_in(person, at):
        papers = planning_match.unsettled(campaign)
        if count := open_to_settler(papers, campaign, person, at).count():
            url = reverse("candidates:matches", args=[campaign.code])
            yield WorkItem(
                _("Đối chiếu người đăng ký với quy hoạch"),
                campaign,
                f"{url}?likeness={UNSETTLED}",
                count=count,
                detail=_in_whose_place(person, campaign, at),
            )


def _to_match_in(person: Person, at: datetime) -> list[Campaign]:
    """Return the campaigns in which a person may have to settle whom the list means."""
    running = [
        campaign
        for campaign in running_campaigns(person, at, Duty.KEEP_PLANNING, Duty.DECIDE)
        if campaign.stage in (Stage.REGISTER, Stage.SCREEN)
    ]
    own = [each for each in running if person.may(Duty.KEEP_PLANNING, each.code, at=at)]
    others = [each for each in running if each not in own]
    return [*own, *(where_chair_may_have_to(others, timezone.localdate(at)) if others else ())]


def _in_whose_place(person: Person, campaign: Campaign, at: datetime) -> str:
    if person.may(Duty.KEEP_PLANNING, campaign.code, at=at):
        return ""
    return _("Mọi cán bộ quy hoạch đều có quan hệ với người đăng ký; Chủ tịch xác nhận thay.")


def ballots_to_count(person: Person, at: datetime) -> Items:
    """The planning officer's: conferences whose ballots they may count now."""
    if not person.may(Duty.KEEP_PLANNING, at=at):
        return
    meetings = PlanningConference.objects.filter(fixed_at=None, annulled_at=None)
    meetings = open_conferences(meetings, person).prefetch_related("counts")
    if count := sum(_may_count(each, person) for each in meetings):
        yield WorkItem(
            _("Kiểm phiếu hội nghị quy hoạch"),
            None,
            reverse("candidates:conferences"),
            count=count,
            detail=_("Hai người nhập riêng; người thứ hai khác người thứ nhất."),
        )


def _may_count(conference: PlanningConference, person: Person) -> bool:
    try:
        ballot_counts.require_may_count(conference, person)
    except Refusal:
        return False
    return True
