"""The defence: its order by lot, its panels, their slips."""

from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_PROPOSAL, SIT_PROPOSAL
from results.process.tasks import Task
from results.rules.enums import ActName

TASKS = (
    Task(
        title=_("Bốc thăm thứ tự bảo vệ"),
        is_public=True,
        step=SIT_PROPOSAL,
        duty=Duty.DRAW_LOTS,
        page="results:boc-tham",
        act=ActName.DRAW_LOTS,
        event="lots.drawn",
        leaves_open=lambda progress: bool(progress.sanctions),
    ),
    Task(
        title=_("Phân công giám khảo bảo vệ đề án"),
        step=MARK_PROPOSAL,
        duty=Duty.DECIDE,
        page="grading:waiting",
        event="panel.seated",
        is_done=lambda progress: not progress.unseated,
        count=lambda progress: progress.unseated,
    ),
    Task(
        title=_("Điểm danh buổi bảo vệ"),
        step=MARK_PROPOSAL,
        duty=Duty.INVIGILATE,
        page="candidates:attendance",
        event="attendance.taken",
        is_done=lambda progress: PartKind.PROPOSAL in progress.attended,
    ),
    Task(
        title=_("Chấm và nộp phiếu"),
        step=MARK_PROPOSAL,
        duty=Duty.SCORE_DEFENCE,
        page="grading:panels",
        waits_for=lambda campaign, progress, today: (
            _("Còn vị trí chưa phân công giám khảo") if progress.unseated else ""
        ),
    ),
    Task(
        title=_("Kết thúc bảo vệ đề án"),
        step=MARK_PROPOSAL,
        duty=Duty.DECIDE,
        page="results:ket-thuc-bao-ve",
        act=ActName.CLOSE_DEFENCE,
        event="defence.closed",
        waits_for=lambda campaign, progress, today: (
            "" if PartKind.PROPOSAL in progress.attended else _("Chưa điểm danh buổi bảo vệ")
        ),
    ),
)
