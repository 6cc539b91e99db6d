"""Reminders are composed for those who began a registration and did not submit it."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import reminders
from exams.models import Campaign
from web.action_view import ActionView


@require_duty(Duty.PREPARE, campaign="code", files=True)
class RemindDrafts(ActionView):
    """Compose a reminder for everybody who began a registration and did not submit it."""

    object_name = "campaign"
    queryset = Campaign.objects.public()
    lookup = {"code": "code"}
    next_page = ("results:outbox", "code")
    action = reminders.remind
    title = _("Soạn thư nhắc nộp hồ sơ")
    caption = "%(campaign)s"
    lead = _("%(count)s người có bản nháp chưa nộp và chưa được nhắc trong hai ngày qua.")
    button = _("Soạn thư")
    undo = True
    afterwards = _("Thư nằm trong hộp chờ gửi; bạn xem lại từng thư rồi mới gửi.")
    success_message = _("Đã soạn %(count)s thư lúc %(time)s. Hãy xem lại rồi gửi.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.count = len(reminders.drafts_to_remind(self.object, timezone.now()))

    def is_done(self) -> bool:
        return not self.count and self.request.method == "GET"

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "count": self.count}
