"""By which day each fact about a candidate is judged, where it is not the end of registration."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from web.fields import BoundedIntegerField, DayField
from web.forms import ActionForm

EMPTY = _("Để trống: ngày cuối nhận hồ sơ.")
DAYS = {
    "age": _("Ngày tính tuổi"),
    "months_in_post": _("Ngày tính số tháng giữ chức vụ"),
    "discipline": _("Ngày tính thời hạn kỷ luật"),
    "dossier": _("Ngày tính thời hạn của giấy tờ"),
}
YEAR = _("Năm xếp loại gần nhất được xét")
MONTH = _("Tháng tính tuổi quy hoạch (ngày đầu tháng)")


class ReferenceDaysForm(ActionForm):
    """One box for each day; an empty one leaves it to the law."""

    latest_rated_year = BoundedIntegerField(
        label=YEAR,
        min_value=2000,
        max_value=2100,
        required=False,
        help_text=_("Để trống: năm trước năm hết hạn nhận hồ sơ."),
    )
    planning_age_month = DayField(
        label=MONTH,
        required=False,
        help_text=_("Để trống: tháng mà quy chế ghi, của năm đầu nhiệm kỳ."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, title in DAYS.items():
            self.fields[name] = DayField(label=title, required=False, help_text=EMPTY)
        self.order_fields([*DAYS, "latest_rated_year", "planning_age_month"])

    def clean_planning_age_month(self) -> Any:
        """Take the month of the day that was typed."""
        day = self.cleaned_data["planning_age_month"]
        return day.replace(day=1) if day else None
