"""Announce: a draft, and its announcement by two persons."""

from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from exams.rules.stages import ANNOUNCE
from results.process.tasks import Task
from results.rules.enums import ActName

TASKS = (
    Task(
        title=_("Soạn kỳ thi: vị trí, ngày, phần thi"),
        step=ANNOUNCE,
        duty=Duty.PREPARE,
        page="results:prepare",
    ),
    Task(
        title=_("Thông báo kỳ thi"),
        step=ANNOUNCE,
        duty=Duty.ANNOUNCE,
        page="results:announce",
        act=ActName.ANNOUNCE,
        event="campaign.announced",
    ),
)
