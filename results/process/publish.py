"""Published: what was left open can still be decided, and leads to a new version."""

from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from exams.rules.stages import PUBLISH
from results.process.tasks import Task
from results.rules.enums import ActName

TASKS = (
    Task(
        title=_("Quyết định các vị trí còn để ngỏ"),
        step=PUBLISH,
        duty=Duty.DECIDE,
        page="grading:waiting",
        is_done=lambda progress: not progress.open_positions,
        count=lambda progress: progress.open_positions,
    ),
    Task(
        title=_("Xếp hạng lại sau quyết định bổ sung"),
        step=PUBLISH,
        duty=Duty.RANK,
        page="results:xep-hang",
        is_done=lambda progress: not progress.decided_since,
    ),
    Task(
        title=_("Đính chính kết quả đã công bố"),
        step=PUBLISH,
        duty=Duty.PUBLISH,
        page="results:ask-correction",
        act=ActName.PUBLISH_CORRECTION,
        is_done=lambda progress: not (progress.uncorrected or progress.decided_since),
        waits_for=lambda campaign, progress, today: (
            _("Chưa xếp hạng lại") if progress.decided_since else ""
        ),
    ),
)
