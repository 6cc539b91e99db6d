"""Screen: the rules, an officer on every file, the authority on special cases, the list."""

from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from exams.rules.stages import SCREEN
from results.process.tasks import Task
from results.rules.enums import ActName

TASKS = (
    Task(
        title=_("Chạy kiểm tra điều kiện"),
        step=SCREEN,
        duty=Duty.SCREEN,
        page="results:soat-dieu-kien",
        event="screening.run",
        is_done=lambda progress: progress.screened,
    ),
    Task(
        title=_("Thẩm định từng hồ sơ"),
        step=SCREEN,
        duty=Duty.SCREEN,
        page="candidates:files",
        deadline="P5_SCREENING",
        is_done=lambda progress: progress.screened and not progress.undecided_files,
        waits_for=lambda campaign, progress, today: (
            "" if progress.screened else _("Chưa chạy kiểm tra điều kiện")
        ),
        count=lambda progress: progress.undecided_files,
    ),
    Task(
        title=_("Quyết định trường hợp đặc biệt"),
        step=SCREEN,
        duty=Duty.DECIDE,
        page="candidates:files",
        is_done=lambda progress: not progress.special_cases,
        count=lambda progress: progress.special_cases,
    ),
    Task(
        title=_("Duyệt danh sách đủ điều kiện"),
        is_public=True,
        step=SCREEN,
        duty=Duty.APPROVE_LIST,
        page="results:duyet-danh-sach",
        act=ActName.APPROVE_LIST,
        event="eligible_list.approved",
        deadline="P5_SCREENING",
        waits_for=lambda campaign, progress, today: (
            _("Còn hồ sơ chưa có kết luận thẩm định") if progress.undecided_files else ""
        ),
        leaves_open=lambda progress: bool(
            progress.special_cases or progress.short_positions or progress.suggested_ties
        ),
    ),
)
