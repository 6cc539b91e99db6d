"""The page on which the chair refuses at once what somebody pleads for: to hand in a file late."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import late_pleas
from candidates.actions.read import dossier_read
from candidates.actions.recusal import require_open_to
from candidates.models import Application
from candidates.rules.enums import DecisionKind, DecisionValue
from results.forms.late_files import RefuseLateForm
from web.action_view import ActionView


@require_duty(Duty.DECIDE, campaign="code", files=True)
class RefuseLate(ActionView):
    """Ask why, then refuse; whoever pleaded may plead once more with other papers."""

    form_class = RefuseLateForm
    queryset = Application.objects.with_names().select_related("campaign")
    lookup = {"campaign__code": "code", "reg_no": "number"}
    object_name = "application"
    action = late_pleas.refuse_late
    danger = True
    title = _("Từ chối đơn xin nộp muộn")
    caption = "%(application)s %(name)s"
    lead = _("Theo %(paper)s: %(plea)s")
    button = _("Từ chối")
    afterwards = _(
        "Thư từ chối kèm lý do chờ thư ký gửi. Thí sinh có thể xin lại với giấy tờ khác."
    )
    success_message = _("Đã từ chối đơn xin nộp muộn của hồ sơ %(application)s lúc %(time)s.")
    next_page = ("results:late-files", "code")

    def require_asked(self) -> None:
        """Refuse (NO_PLEA, PLEA_AT_SECOND, RECUSED_FROM) what is not the chair's to refuse now."""
        reader, now = current_person(self.request), timezone.now()
        require_open_to(reader, self.object)
        late_pleas.require_refusable(self.object, timezone.localdate(now))
        dossier_read(about=self.object.reference, by=reader, at=now)

    def is_done(self) -> bool:
        refusals = self.object.decisions.filter(
            kind=DecisionKind.LATE_FILE, value=DecisionValue.REFUSE
        )
        asked_at = self.object.late_asked_at
        return asked_at is not None and refusals.filter(decided_at__gte=asked_at).exists()

    def facts(self) -> dict[str, Any]:
        file = self.object
        pleaded = {"paper": file.late_document, "plea": file.late_reason}
        return {**super().facts(), "name": file.person_name, **pleaded}
