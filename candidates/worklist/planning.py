"""The planning list: that there is one, and who of those who registered stands in it."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions import ballot_counts, planning_match
from candidates.forms.planning_match import UNSETTLED
from candidates.models import PlanningConference, PlanningList
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
    """The planning officer's: who may stand in the list, and of whom nobody said yet."""
    for campaign in running_campaigns(person, at, Duty.KEEP_PLANNING):
        if campaign.stage not in (Stage.REGISTER, Stage.SCREEN):
            continue
        if count := planning_match.unsettled(campaign).open_to(person).count():
            url = reverse("candidates:matches", args=[campaign.code])
            yield WorkItem(
                _("Đối chiếu người đăng ký với quy hoạch"),
                campaign,
                f"{url}?likeness={UNSETTLED}",
                count=count,
            )


def ballots_to_count(person: Person, at: datetime) -> Items:
    """The planning officer's: conferences whose ballots they may count now."""
    if not person.may(Duty.KEEP_PLANNING, at=at):
        return
    meetings = PlanningConference.objects.filter(fixed_at=None, annulled_at=None)
    meetings = meetings.prefetch_related("counts")
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
