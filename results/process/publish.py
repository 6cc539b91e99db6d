"""Published: what was left open can still be decided, and leads to a new version."""

from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from exams.rules.stages import PUBLISH
from results.process.tasks import Task

TASKS = (
    Task(
        title=_("Quyết định các vị trí còn để ngỏ"),
        step=PUBLISH,
        duty=Duty.DECIDE,
        page="grading:waiting",
        is_done=lambda progress: not progress.open_positions,
        count=lambda progress: progress.open_positions,
    ),
)
