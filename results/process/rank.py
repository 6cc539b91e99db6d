"""Rank: the list drawn up, what it leaves open, its publication."""

from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from exams.rules.stages import RANK
from results.process.tasks import Task
from results.rules.enums import ActName

TASKS = (
    Task(
        title=_("Lập bảng xếp hạng"),
        step=RANK,
        duty=Duty.RANK,
        page="results:xep-hang",
        event="ranking.drawn_up",
        is_done=lambda progress: progress.ranked and not progress.decided_since,
    ),
    Task(
        title=_("Quyết định các vị trí còn để ngỏ"),
        step=RANK,
        duty=Duty.DECIDE,
        page="grading:waiting",
        is_done=lambda progress: progress.ranked and not progress.open_positions,
        waits_for=lambda campaign, progress, today: (
            "" if progress.ranked else _("Chưa lập bảng xếp hạng")
        ),
        count=lambda progress: progress.open_positions,
    ),
    Task(
        title=_("Công bố kết quả"),
        is_public=True,
        step=RANK,
        duty=Duty.PUBLISH,
        page="results:cong-bo-ket-qua",
        act=ActName.PUBLISH_RESULTS,
        deadline="P19_PUBLISH",
        waits_for=lambda campaign, progress, today: (
            "" if progress.ranked else _("Chưa lập bảng xếp hạng")
        ),
    ),
)
