"""Scripts left open when the marks were frozen: by code, and by number once the codes are open."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import Campaign, ExamPart, Script
from exams.rules.enums import PartKind
from grading.actions import settle
from grading.views.settle import SettleView


def left_open(campaign: Campaign) -> list[dict[str, Any]]:
    """Return the scripts that still wait for the head since the marks were frozen."""
    part = ExamPart.objects.filter(campaign=campaign, kind=PartKind.WRITTEN).first()
    if part is None or part.closed_at is None:
        return []
    if campaign.step not in settle.settle_opened.declaration.steps:
        return []
    pending = settle.outstanding(part)
    opened = part.scripts.exclude(entry=None).values_list("code", "entry__number")
    numbers = dict(opened.filter(code__in=pending))
    return [
        {"code": code, "number": numbers.get(code, ""), "pending": why}
        for code, why in sorted(pending.items())
        if settle.kinds_for(why, is_frozen=True)
    ]


@require_duty(Duty.SETTLE, campaign="code")
class SettleOpenedScript(SettleView):
    """Show the marks of a script left open and the rule, and take the decision."""

    template_name = "grading/mark/opened.html"
    queryset = Script.objects.select_related("part__campaign", "entry").exclude(
        part__closed_at=None
    )
    action = settle.settle_opened
    next_page = ("grading:waiting", "code")
    is_frozen = True

    def page_context(self) -> dict[str, Any]:
        return {**super().page_context(), "caption": _caption(self.object)}


def _caption(script: Script) -> str:
    if script.entry is None:
        return _("Bài để ngỏ khi khóa điểm")
    return _("Bài để ngỏ khi khóa điểm, số báo danh %(number)s") % {"number": script.entry.number}
