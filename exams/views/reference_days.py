"""By which day each fact is judged: fixed while a campaign is a draft."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.actions.reference_days import set_reference_days
from exams.forms.reference_days import ReferenceDaysForm
from exams.views.prepare import CampaignDraftView


@require_duty(Duty.PREPARE, campaign="code")
class SetReferenceDays(CampaignDraftView):
    """Fix the days by which facts about candidates are judged."""

    form_class = ReferenceDaysForm
    action = set_reference_days
    title = _("Mốc xét điều kiện")
    caption = "%(campaign)s"
    lead = _("Mốc nào để trống thì tính theo quy chế. Các mốc được công bố cùng thông báo.")
    button = _("Lưu")
    undo = True
    success_message = _("Đã lưu mốc xét điều kiện lúc %(time)s.")

    def get_initial(self) -> dict[str, Any]:
        return {name: _day(value) for name, value in self.object.reference_dates.items()}

    def facts(self) -> dict[str, Any]:
        return {"campaign": self.object.name}

    def arguments(self, form: ReferenceDaysForm) -> dict[str, Any]:
        return {"campaign": self.object, "days": form.answers()}


def _day(value: str | int) -> date | int:
    """Return a stored day as the form takes it; of a month, its first."""
    return value if isinstance(value, int) else date.fromisoformat(f"{value}-01"[:10])
