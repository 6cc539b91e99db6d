"""Files and rooms: drafts, the planning list, files without a word, attendance."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.models import Application, PlanningList
from config.items import WorkItem
from config.waiting.running import Items, running
from exams.rules.stages import Stage
from results.views.done import done_of, unspoken


def drafts_of_mine(person: Person, at: datetime) -> Items:
    """The candidate's: files begun and not submitted."""
    if not person.may(Duty.APPLY, at=at):
        return
    mine = Application.objects.filter(person=person, state="DRAFT")
    for one in mine.filter(campaign__stage=Stage.REGISTER).select_related("campaign"):
        yield WorkItem(
            _("Hoàn thành và nộp hồ sơ dự tuyển"),
            one.campaign.name,
            reverse("candidates:application", args=[one.campaign.code]),
            due=one.campaign.registration_closes,
        )


def no_planning_list(person: Person, at: datetime) -> Items:
    """The planning officer's: nothing to screen against yet."""
    if person.may(Duty.KEEP_PLANNING, at=at) and not PlanningList.objects.exists():
        yield WorkItem(
            _("Nhập danh sách quy hoạch"),
            _("Chưa có bản nào; thẩm định cần bản có hiệu lực vào ngày thông báo."),
            reverse("candidates:import-planning"),
        )


def files_without_a_word(person: Person, at: datetime) -> Items:
    """The screening officer's: files on which nobody has spoken."""
    campaigns = [one for one in running(person, at, Duty.SCREEN) if one.stage == Stage.SCREEN]
    waiting = unspoken(one.pk for one in campaigns) if campaigns else {}
    for campaign in campaigns:
        if count := waiting.get(campaign.pk):
            files = f"{reverse('candidates:files')}?campaign={campaign.code}"
            yield WorkItem(_("Hồ sơ chờ thẩm định"), campaign.name, files, count=count)


def attendance_not_taken(person: Person, at: datetime) -> Items:
    """The invigilator's: a part that is being sat, and nobody was called yet."""
    sitting = [one for one in running(person, at, Duty.INVIGILATE) if one.stage == Stage.SIT]
    so_far = done_of(sitting) if sitting else {}
    for campaign in sitting:
        known = so_far[campaign.pk]
        if known.numbered and campaign.part not in known.attended:
            url = reverse("candidates:attendance", args=[campaign.code, campaign.part])
            yield WorkItem(_("Điểm danh phòng thi"), campaign.name, url)
