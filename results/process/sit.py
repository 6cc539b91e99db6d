"""Sit the written test: numbers, the posted list, attendance, the sealing."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.stages import SIT_WRITTEN
from results.process.progress import Progress
from results.process.tasks import Task, Words, undecided_disqualification
from results.rules.enums import ActName, PublicationKind


def _unsealable(campaign: Campaign, progress: Progress, today: date) -> Words:
    if PartKind.WRITTEN not in progress.attended:
        return _("Chưa điểm danh")
    return undecided_disqualification(progress, PartKind.WRITTEN)


TASKS = (
    Task(
        title=_("Đánh số báo danh"),
        step=SIT_WRITTEN,
        duty=Duty.PREPARE,
        page="results:danh-so",
        event="numbers.given",
        is_done=lambda progress: bool(progress.numbered),
        count=lambda progress: progress.numbered,
    ),
    Task(
        title=_("Công bố danh sách dự thi"),
        is_public=True,
        step=SIT_WRITTEN,
        duty=Duty.PUBLISH,
        page="results:cong-bo-danh-sach",
        act=ActName.PUBLISH_ELIGIBLE,
        due="P8_POSTING",
        is_done=lambda progress: (
            PublicationKind.ELIGIBLE in progress.published and not progress.unlisted
        ),
        waits_for=lambda campaign, progress, today: (
            "" if progress.numbered else _("Chưa đánh số báo danh")
        ),
    ),
    Task(
        title=_("Điểm danh phòng thi"),
        is_public=True,
        step=SIT_WRITTEN,
        duty=Duty.INVIGILATE,
        page="candidates:attendance",
        event="attendance.taken",
        due="P7_WRITTEN_EXAM",
        is_done=lambda progress: PartKind.WRITTEN in progress.attended,
        waits_for=lambda campaign, progress, today: (
            "" if progress.numbered else _("Chưa đánh số báo danh")
        ),
    ),
    Task(
        title=_("Đánh phách, niêm phong"),
        step=SIT_WRITTEN,
        duty=Duty.SEAL,
        page="results:danh-phach",
        act=ActName.SEAL,
        event="scripts.sealed",
        waits_for=_unsealable,
        leaves_open=lambda progress: bool(progress.special_cases),
    ),
)
