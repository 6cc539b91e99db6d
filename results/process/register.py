"""Register: files are received until the window closes."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.stages import REGISTER
from results.process.progress import Progress
from results.process.tasks import Task, Words


def _window_open(campaign: Campaign, progress: Progress, today: date) -> Words:
    closes = campaign.registration_closes
    if closes and today <= closes:
        return _("Đang nhận hồ sơ đến hết ngày %(day)s") % {"day": f"{closes:%d/%m/%Y}"}
    return ""


TASKS = (
    Task(
        title=_("Nhận hồ sơ dự tuyển"),
        step=REGISTER,
        duty=Duty.RECEIVE,
        page="candidates:import-papers",
        deadline="P3_REGISTRATION",
        count=lambda progress: progress.files,
    ),
    Task(
        title=_("Kết thúc nhận hồ sơ"),
        is_public=True,
        step=REGISTER,
        duty=Duty.ANNOUNCE,
        page="results:dong-dang-ky",
        event="registration.closed",
        waits_for=_window_open,
    ),
)
