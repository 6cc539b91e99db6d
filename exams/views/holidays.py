from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.actions import catalogue
from exams.forms.catalogue import HolidayForm
from exams.models import Holiday
from web.action_view import ActionView
from web.sentences import label


@require_duty(Duty.PREPARE)
class EnterHoliday(ActionView):
    """Show the table of days off and days worked instead; add a day or correct one."""

    has_guidance = False
    before: Holiday | None = None
    form_class = HolidayForm
    template_name = "exams/announce/holidays.html"
    action = catalogue.holidays
    success_message = _("Đã ghi ngày %(date)s vào bảng ngày nghỉ%(before)s lúc %(time)s.")
    next_page = ("exams:holidays",)

    def page_context(self) -> dict[str, Any]:
        return {"days": Holiday.objects.filter(withdrawn=False)}

    def arguments(self, form: HolidayForm) -> dict[str, Any]:
        day = form.answers()
        self.before = Holiday.objects.filter(date=day["date"], withdrawn=False).first()
        return {"days": [day]}

    def facts(self) -> dict[str, Any]:
        """Return what stood for the day, whose place was taken."""
        if self.before is None:
            return {"before": ""}
        stood = {"name": self.before.name, "kind": label(self.before.kind)}
        return {"before": _(", thay cho “%(name)s” (%(kind)s),") % stood}


@require_duty(Duty.PREPARE)
class StrikeHoliday(ActionView):
    """Ask once more, then strike a day from the table."""

    queryset = Holiday.objects.all()
    object_name = "holiday"
    action = catalogue.strike_holiday
    title = _("Bỏ ngày %(day)s khỏi bảng ngày nghỉ")
    caption = "%(name)s"
    lead = _("Kỳ thi đã thông báo vẫn giữ lịch cũ.")
    button = _("Bỏ ngày này")
    undo = True
    success_message = _("Đã bỏ ngày %(day)s khỏi bảng ngày nghỉ lúc %(time)s.")
    next_page = ("exams:holidays",)

    def is_done(self) -> bool:
        return bool(self.object.withdrawn)

    def facts(self) -> dict[str, Any]:
        return {"day": f"{self.object.date:%d/%m/%Y}", "name": self.object.name}
