"""What somebody is told of accounts: roles given and taken back, codes, keys."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.actions import notices
from accounts.rules.duties import Duty
from web.action_view import ActionView
from web.forms import ActionForm

LATEST = 100


@require_duty(Duty.SIGNED_IN)
class ReadNotices(ActionView):
    """Show what one is told, the newest first; a button says that it is read."""

    template_name = "accounts/notices.html"
    action = notices.confirm_read
    title = _("Thông báo về tài khoản")
    button = _("Tôi đã đọc")
    undo = True
    success_message = _("Đã ghi nhận bạn đã đọc các thông báo, lúc %(time)s.")
    next_page = ("accounts:notices",)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Tell what to know of the button only where there is one."""
        super().setup(request, *args, **kwargs)
        self.has_guidance = current_person(request).account_notices.filter(read_at=None).exists()

    def page_context(self) -> dict[str, Any]:
        everything = current_person(self.request).account_notices.select_related(
            "actor", "concerns"
        )
        latest = list(everything[:LATEST])
        return {"notices": latest, "unread": any(each.read_at is None for each in latest)}

    def arguments(self, form: ActionForm) -> dict[str, Any]:
        return {}
