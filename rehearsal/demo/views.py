from datetime import timedelta
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from rehearsal.demo import moved_clock
from web.action_view import ActionView
from web.day_and_time import day_and_time
from web.forms import ActionForm


class MoveClockForm(ActionForm):
    to = forms.DateTimeField(
        label=_("Chuyển đồng hồ tới"), help_text=_("Ngày và giờ, ví dụ: 04/11/2026 08:00")
    )
    next = forms.CharField(widget=forms.HiddenInput, required=False)


@require_duty(Duty.SIGNED_IN)
class MoveClock(ActionView):
    """Move the demonstration's clock forward, and return to the page that was open."""

    form_class = MoveClockForm
    action = moved_clock.move_clock
    title = _("Đồng hồ của bản dùng thử")
    lead = _(
        "Một kỳ thi kéo dài nhiều tháng. Ở bản dùng thử, ngày giờ được chuyển tới trước để đi hết "
        "các bước; không quay lại được."
    )
    button = _("Chuyển tới")
    undo = True
    success_message = _("Bản dùng thử bây giờ là %(to)s.")

    def get_initial(self) -> dict[str, Any]:
        tomorrow = timezone.localtime() + timedelta(days=1)
        return {"to": tomorrow.replace(hour=8, minute=0, second=0, microsecond=0)}

    def arguments(self, form: ActionForm) -> dict[str, Any]:
        return {"to": form.cleaned_data["to"]}

    def get_success_message(self, form: ActionForm) -> str:
        moment = timezone.localtime(form.cleaned_data["to"])
        return str(self.success_message) % {"to": day_and_time(moment)}

    def get_success_url(self) -> str:
        back = self.request.POST.get("next", "")
        is_page = url_has_allowed_host_and_scheme(back, {self.request.get_host()})
        return back if is_page and back.startswith("/") else reverse("my-work")
