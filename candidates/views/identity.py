"""Find out whose a citizen number is: what each side wrote, side by side, and the answer."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import identity
from candidates.actions.read import dossier_read
from candidates.forms.screen import IdentityCheckForm, NameForm
from candidates.models import Application, CadreRecord
from candidates.rules.person_name import names_differ
from candidates.views.screen import file_of
from exams.rules.refusals import Refusal
from web.action_view import ActionView


@require_duty(Duty.RECEIVE, campaign="code")
class SettleName(ActionView):
    """Show how form and personnel facts spell a name; take the word of which holds, everywhere."""

    form_class = NameForm
    object_name = "application"
    action = identity.settle_name
    title = _("Xác định họ tên")
    caption = "%(application)s"
    lead = _(
        "Từ khi ghi, họ tên được xác định dùng trong mọi danh sách, giấy tờ lập sau đó; những gì "
        "đã công bố giữ nguyên."
    )
    button = _("Ghi họ tên đã xác định")
    undo = True
    success_message = _("Đã ghi họ tên của hồ sơ %(application)s lúc %(time)s.")
    next_page = ("candidates:file", "code", "number")

    def get_object(self) -> Application:
        return file_of(self.request, self.kwargs["code"], self.kwargs["number"])

    def require_asked(self) -> None:
        if not names_differ(self.object.name, self.object.facts_name):
            raise Refusal("NAMES_AGREE", code=self.object.reg_no)

    def get_form_kwargs(self) -> dict[str, Any]:
        names = {"form_name": self.object.name, "facts_name": self.object.facts_name or ""}
        return {**super().get_form_kwargs(), **names}

    def page_context(self) -> dict[str, Any]:
        dossier_read(
            about=self.object.reference, by=current_person(self.request), at=timezone.now()
        )
        return {}


@require_duty(Duty.RECEIVE, campaign="code")
class SettleIdentity(ActionView):
    """Show every paper with the number beside the personnel facts; confirm one, or refuse it."""

    form_class = IdentityCheckForm
    template_name = "candidates/screen/identity.html"
    object_name = "application"
    has_guidance = False  # the files that are compared take the width
    action = identity.settle_identity
    title = _("Xác minh nhân thân")
    caption = "%(application)s"
    button = _("Ghi kết quả xác minh")
    success_message = _("Đã ghi kết quả xác minh hồ sơ %(application)s lúc %(time)s.")
    next_page = ("candidates:file", "code", "number")

    def get_object(self) -> Application:
        return file_of(self.request, self.kwargs["code"], self.kwargs["number"])

    def page_context(self) -> dict[str, Any]:
        dossier_read(
            about=self.object.reference, by=current_person(self.request), at=timezone.now()
        )
        campaign, number = self.object.campaign, self.object.citizen_id
        papers = campaign.applications.handed_in().filter(citizen_id=number)
        return {
            "campaign": campaign,
            "papers": papers.select_related("position__post").order_by("received_on", "reg_no"),
            "cadre": CadreRecord.objects.filter(citizen_id=number).first(),
        }
