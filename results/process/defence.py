"""The defence: its order by lot, its panels, their slips."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from exams.actions.advance import first_sitting
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_PROPOSAL, SIT_PROPOSAL
from results.process.progress import Progress
from results.process.tasks import (
    Task,
    Words,
    unanswered_special_case,
    undecided_disqualification,
)
from results.rules.enums import ActName


def _unheard(campaign: Campaign, progress: Progress, today: date) -> Words:
    """Say what the defence still lacks: attendance, a panel, slips."""
    if PartKind.PROPOSAL not in progress.attended:
        return _("Chưa điểm danh buổi bảo vệ")
    if reason := undecided_disqualification(progress, PartKind.PROPOSAL):
        return reason
    if reason := _unseated(progress):
        return reason
    return _("Còn phiếu chưa nộp") if progress.slips_short or progress.slips_open else ""


def _unseated(progress: Progress) -> Words:
    return _("Còn vị trí chưa đủ giám khảo") if progress.unseated else ""


def _unready_to_draw(campaign: Campaign, progress: Progress, today: date) -> Words:
    """Say what the drawing lacks; who sits nothing before is let in until then."""
    is_first = first_sitting(campaign) == SIT_PROPOSAL
    return _unseated(progress) or (unanswered_special_case(progress) if is_first else "")


TASKS = (
    Task(
        title=_("Phân công giám khảo bảo vệ đề án"),
        step=SIT_PROPOSAL,
        duty=Duty.DECIDE,
        page="grading:waiting",
        event="panel.seated",
        is_done=lambda progress: not progress.unseated,
        count=lambda progress: progress.unseated,
    ),
    Task(
        title=_("Bốc thăm thứ tự bảo vệ"),
        is_public=True,
        step=SIT_PROPOSAL,
        duty=Duty.DRAW_LOTS,
        page="results:boc-tham",
        act=ActName.DRAW_LOTS,
        event="lots.drawn",
        waits_for=_unready_to_draw,
        leaves_open=lambda progress: bool(
            progress.sanctions.get(PartKind.WRITTEN) or progress.unsettled or progress.dialogues
        ),
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
        waits_for=lambda campaign, progress, today: _unseated(progress),
    ),
    Task(
        title=_("Kết thúc bảo vệ đề án"),
        step=MARK_PROPOSAL,
        duty=Duty.DECIDE,
        page="results:ket-thuc-bao-ve",
        act=ActName.CLOSE_DEFENCE,
        event="defence.closed",
        waits_for=_unheard,
        leaves_open=lambda progress: bool(
            progress.sanctions.get(PartKind.PROPOSAL)
            or progress.panel_words
            or progress.seats_silent
        ),
    ),
)
