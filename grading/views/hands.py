"""The head gives scripts to examiners drawn by lot: a third hand, a remark, a substitute."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign, Script
from exams.rules.refusals import Refusal
from grading.actions import assign, hand_over
from grading.models import RemarkRequest
from grading.rules.enums import Round
from grading.views.settle import marks_and_rule
from web.action_view import ActionView
from web.forms import ActionForm, ReasonForm
from web.sentences import refusal_message
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


@require_duty(Duty.ALLOCATE, campaign="code")
class HandOverScripts(ActionView):
    """Ask why, then give to others what somebody who may no longer mark has not handed in."""

    form_class = ReasonForm
    queryset = Person.objects.all()
    object_name = "examiner"
    next_page = ("grading:board", "code")
    action = hand_over.hand_over
    title = _("Giao lại bài của %(examiner)s")
    caption = "%(campaign)s"
    lead = _(
        "%(examiner)s không còn được chấm ở kỳ thi này. Mỗi bài chưa nộp được bốc cho một giám "
        "khảo chưa chấm bài đó; điểm đã gõ mà chưa nộp không được dùng và người chấm thay không "
        "thấy. Bài đã nộp giữ nguyên điểm."
    )
    button = _("Giao lại bài")
    afterwards = _(
        "Người chấm thay thấy bài trong việc của mình và chấm như bài được chia lúc đầu."
    )
    success_message = _("Đã giao lại %(count)s bài của %(examiner)s lúc %(time)s.")

    def get_object(self) -> Person:
        examiner: Person = super().get_object()
        self.campaign = get_object_or_404(Campaign, code=self.kwargs["code"])
        self.left = list(hand_over.left_by(examiner, self.campaign))
        return examiner

    def is_done(self) -> bool:
        return not self.left

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "campaign": self.campaign, "count": len(self.left)}

    def page_context(self) -> dict[str, Any]:
        people = assign.examiners(self.campaign, timezone.now())
        context: dict[str, Any] = {"effects": [(len(self.left), _("bài giao cho người khác"))]}
        if self.object in people:
            refused = Refusal("STILL_MARKS", person=self.object)
            context |= {"lead": refusal_message(refused), "blocked": True}
        return context

    def arguments(self, form: ReasonForm) -> dict[str, Any]:
        return {"campaign": self.campaign, **super().arguments(form)}
