"""The positions of a draft: opened, changed, removed."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.actions import prepare
from exams.forms.campaign import PositionForm
from exams.models import Campaign, Position
from exams.views.prepare import CampaignDraftView
from web.action_view import ActionView
from web.forms import answers_in


@require_duty(Duty.PREPARE, campaign="code")
class EnterPosition(CampaignDraftView):
    """Open a position in a draft, or change one."""

    form_class = PositionForm
    template_name = "exams/announce/position.html"
    action = prepare.position
    success_message = _("Đã lưu vị trí %(code)s, cần tuyển %(vacancies)s người, lúc %(time)s.")

    def get_object(self) -> Campaign:
        campaign: Campaign = super().get_object()
        code = self.kwargs.get("position")
        self.position = get_object_or_404(campaign.positions, code=code) if code else None
        return campaign

    def get_initial(self) -> dict[str, Any]:
        if self.position is None:
            return {}
        keys = {"code": self.position.code, "post": self.position.post.code}
        return {**answers_in(self.position, PositionForm, but=_KEYS), **keys}

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["code"].disabled = self.position is not None
        return form

    def arguments(self, form: PositionForm) -> dict[str, Any]:
        answers = form.answers()
        keys = {name: answers.pop(name) for name in _KEYS}
        is_new = self.position is None
        return {"campaign": self.object, "fields": answers, "is_new": is_new, **keys}

    def page_context(self) -> dict[str, Any]:
        return {"position": self.position}


_KEYS = ("code", "post")


@require_duty(Duty.PREPARE, campaign="code")
class RemovePosition(ActionView):
    """Remove a position that was drafted by mistake."""

    queryset = Position.objects.select_related("campaign", "post")
    lookup = {"campaign__code": "code", "code": "position"}
    object_name = "position"
    next_page = ("results:prepare", "code")
    action = prepare.remove_position
    title = _("Bỏ vị trí %(position)s")
    lead = _("Vị trí này không vào thông báo. Mã của vị trí dùng lại được.")
    caption = "%(campaign)s"
    button = _("Bỏ vị trí")
    danger = True
    undo = True
    afterwards = _("Cần lại thì thêm vị trí mới với cùng mã.")
    success_message = _("Đã bỏ vị trí %(position)s khỏi bản thảo lúc %(time)s.")

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "campaign": self.object.campaign}
