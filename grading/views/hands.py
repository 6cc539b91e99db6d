"""The head gives a script to examiners who are drawn by lot: a third hand, who marks it again."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import Script
from grading.actions import assign
from grading.models import RemarkRequest
from grading.rules.enums import Round
from grading.views.settle import marks_and_rule
from web.action_view import ActionView
from web.forms import ActionForm
from web.templatetags.display import points


class _AssignView(ActionView):
    """A script is given to examiners who are drawn by lot."""

    next_page = ("grading:board", "code")
    caption = "%(script)s"


@require_duty(Duty.ALLOCATE, campaign="code")
class AssignThirdHand(_AssignView):
    """Ask once more, then give the script to a third examiner drawn by lot."""

    queryset = Script.objects.select_related("part__campaign")
    lookup = {"part__campaign__code": "code", "code": "script"}
    object_name = "script"
    action = assign.third_hand
    title = _("Giao chấm lần ba")
    lead = _(
        "Hai điểm %(first)s và %(second)s lệch %(difference)s điểm. Người chấm thứ ba được bốc "
        "trong số người chưa chấm bài này, không thấy hai điểm."
    )
    success_message = _("Đã giao bài %(script)s cho người chấm thứ ba lúc %(time)s.")

    def is_done(self) -> bool:
        return bool(self.object.assignments.filter(round=Round.MARK, hand=3).exists())

    def facts(self) -> dict[str, Any]:
        rule = marks_and_rule(self.object)
        first, second, *_more = [points(hand["points"]) for hand in rule["hands"]]
        difference = points(rule["outcome"].difference)
        return {**super().facts(), "first": first, "second": second, "difference": difference}


@require_duty(Duty.ALLOCATE, campaign="code")
class AssignRemarkers(_AssignView):
    """Ask once more, then give a script to remarkers who never had it in hand."""

    queryset = RemarkRequest.objects.select_related("part__campaign")
    lookup = {"part__campaign__code": "code", "pk": "pk"}
    object_name = "remark_request"
    action = assign.remarkers
    title = _("Giao chấm phúc khảo")
    lead = _("Bài được giao cho người chưa từng chấm bài này; họ không thấy điểm cũ.")
    success_message = _("Đã giao chấm phúc khảo bài %(script)s lúc %(time)s.")

    def facts(self) -> dict[str, Any]:
        scripts = Script.objects.filter(part=self.object.part_id)
        return {"script": get_object_or_404(scripts, entry=self.object.entry_id)}

    def arguments(self, form: ActionForm) -> dict[str, Any]:
        return {"request": self.object}
