"""The targets of each year by which the team is measured: listed, entered, taken back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.actions import team_targets
from exams.forms.team_targets import TeamTargetForm
from exams.models import TeamTarget
from web.action_view import ActionView
from web.forms import ReasonForm
from web.lists import page_of
from web.sentences import label


@require_duty(Duty.KEEP_PLANNING)
def register(request: HttpRequest) -> HttpResponse:
    """List every target, the newest year first; what holds no more stays and says so."""
    in_force = {target.pk for target in team_targets.targets_in_force()}
    context = {
        "page": page_of(request, TeamTarget.objects.select_related("unit")),
        "in_force": in_force,
    }
    return render(request, "exams/announce/team_targets.html", context)


@require_duty(Duty.KEEP_PLANNING)
class EnterTarget(ActionView):
    """Enter a target of a year."""

    form_class = TeamTargetForm
    action = team_targets.enter
    title = _("Ghi chỉ tiêu đội ngũ")
    lead = _("Chỉ tiêu của một năm, theo tỷ lệ từ – đến; tiến độ hiện trên trang cơ cấu đội ngũ.")
    button = _("Ghi chỉ tiêu")
    undo = True
    afterwards = _("Lần ghi sau của cùng nội dung, năm và đơn vị thay lần này; sổ giữ cả hai.")
    success_message = _("Đã ghi chỉ tiêu năm %(year)s: %(at_least)s–%(at_most)s %%, lúc %(time)s.")
    next_page = ("exams:team-targets",)

    def page_context(self) -> dict[str, Any]:
        return {"back_label": _("Chỉ tiêu đội ngũ theo năm")}

    def arguments(self, form: TeamTargetForm) -> dict[str, Any]:
        return {"fields": form.answers()}


@require_duty(Duty.KEEP_PLANNING)
class WithdrawTarget(ActionView):
    """Take back a target that was entered by mistake."""

    form_class = ReasonForm
    queryset = TeamTarget.objects.all()
    object_name = "target"
    action = team_targets.withdraw
    title = _("Bỏ chỉ tiêu ghi nhầm")
    caption = _("%(subject)s, năm %(year)s")
    lead = _("Chỉ tiêu được giữ trong sổ, ghi rõ đã bỏ; tiến độ không tính theo chỉ tiêu này nữa.")
    danger = True
    success_message = _("Đã bỏ chỉ tiêu năm %(year)s lúc %(time)s.")
    next_page = ("exams:team-targets",)

    def is_done(self) -> bool:
        return self.object.withdrawn_at is not None

    def facts(self) -> dict[str, Any]:
        target = self.object
        return {**super().facts(), "subject": label(target.subject), "year": target.year}
