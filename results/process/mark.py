"""Mark the written test: two blind hands, what they leave open, the opening, the remark."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_WRITTEN
from results.process.progress import Progress
from results.process.tasks import Task, Words, undecided_disqualification
from results.rules.enums import ActName


def _unopened(campaign: Campaign, progress: Progress, today: date) -> Words:
    return "" if progress.parts[PartKind.WRITTEN].opened_at else _("Chưa ráp phách")


def _unpublished(campaign: Campaign, progress: Progress, today: date) -> Words:
    is_published = progress.parts[PartKind.WRITTEN].provisional_at is not None
    return "" if is_published else _("Chưa công bố điểm lần đầu")


def _remark_window(campaign: Campaign, progress: Progress, today: date) -> Words:
    until = progress.parts[PartKind.WRITTEN].remark_until
    if until is None:
        return _("Chưa công bố điểm lần đầu")
    if today <= until:
        return _("Nhận đơn phúc khảo đến hết ngày %(day)s") % {"day": f"{until:%d/%m/%Y}"}
    return undecided_disqualification(progress, PartKind.WRITTEN)


def _reached(moment: str) -> Callable[[Progress], bool]:
    return lambda progress: getattr(progress.parts[PartKind.WRITTEN], moment) is not None


TASKS = (
    Task(
        title=_("Chia bài cho giám khảo"),
        step=MARK_WRITTEN,
        duty=Duty.ALLOCATE,
        page="results:chia-bai",
        event="scripts.allocated",
        is_done=lambda progress: bool(progress.allocated),
    ),
    Task(
        title=_("Chấm và nộp điểm"),
        step=MARK_WRITTEN,
        duty=Duty.MARK,
        page="grading:board",
        deadline="P11_MARKING",
        is_done=lambda progress: bool(progress.allocated) and not progress.unmarked,
        waits_for=lambda campaign, progress, today: (
            "" if progress.allocated else _("Chưa chia bài")
        ),
        count=lambda progress: progress.unmarked,
    ),
    Task(
        title=_("Khóa điểm thi viết"),
        step=MARK_WRITTEN,
        duty=Duty.SETTLE,
        page="results:khoa-diem",
        act=ActName.CLOSE_MARKING,
        event="marking.closed",
        is_done=_reached("closed_at"),
        waits_for=lambda campaign, progress, today: (
            _("Còn bài chưa có điểm") if progress.unmarked or not progress.allocated else ""
        ),
        leaves_open=lambda progress: bool(progress.unsettled),
    ),
    Task(
        title=_("Ráp phách (hai người)"),
        step=MARK_WRITTEN,
        duty=Duty.OPEN_SEALS,
        page="results:rap-phach",
        event="seals.opened",
        is_done=_reached("opened_at"),
        is_half_done=lambda progress: bool(progress.approved_by),
        waits_for=lambda campaign, progress, today: (
            "" if progress.parts[PartKind.WRITTEN].closed_at else _("Điểm chưa khóa")
        ),
    ),
    Task(
        title=_("Công bố điểm thi viết lần đầu"),
        is_public=True,
        step=MARK_WRITTEN,
        duty=Duty.PUBLISH,
        page="results:cong-bo-lan-dau",
        act=ActName.PUBLISH_PROVISIONAL,
        deadline="P11_MARKING",
        is_done=_reached("provisional_at"),
        waits_for=_unopened,
    ),
    Task(
        title=_("Chấm phúc khảo"),
        step=MARK_WRITTEN,
        duty=Duty.ALLOCATE,
        page="grading:board",
        deadline="P13_REMARK_MARKING",
        is_done=lambda progress: _reached("provisional_at")(progress) and not progress.remarks,
        waits_for=_unpublished,
        count=lambda progress: progress.remarks,
    ),
    Task(
        title=_("Công bố điểm thi viết chính thức"),
        is_public=True,
        step=MARK_WRITTEN,
        duty=Duty.PUBLISH,
        page="results:cong-bo-chinh-thuc",
        act=ActName.PUBLISH_OFFICIAL,
        deadline="P13_REMARK_MARKING",
        waits_for=_remark_window,
    ),
)
