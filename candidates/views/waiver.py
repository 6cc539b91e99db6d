"""The decision that a position may be held with too few people."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import decide
from candidates.forms.screen import WaiverForm
from candidates.models import Decision
from candidates.rules.enums import ApplicationState, DecisionKind
from exams.models import Position
from web.action_view import DecisionView
from web.edit_view import EditView


@require_duty(Duty.DECIDE, campaign="code")
class WaiveMinimum(EditView, DecisionView):
    """Enter the decision that a position may be held with too few people, or one in its place."""

    form_class = WaiverForm
    queryset = Position.objects.select_related("campaign", "post")
    lookup = {"campaign__code": "code", "code": "position"}
    object_name = "position"
    afterwards = _("Vị trí được tổ chức thi với số người hiện có, căn cứ văn bản này.")
    action = decide.waive_minimum
    title = _("Cho thi khi không đủ số người")
    lead = _(
        "Hiện có %(eligible)s người đủ điều kiện; quy định là ít nhất %(minimum)s. Văn bản này chỉ "
        "có hiệu lực nếu khi lập danh sách vẫn thiếu người."
    )
    caption = "%(position)s"
    success_message = _("Đã ghi văn bản %(document)s cho thi vị trí %(position)s lúc %(time)s.")
    next_page = ("candidates:positions", "code")

    def facts(self) -> dict[str, Any]:
        position, campaign = self.object, self.object.campaign
        applications = campaign.applications.filter(position_code=position.code)
        return {
            **super().facts(),
            "eligible": applications.filter(state=ApplicationState.ELIGIBLE).count(),
            "minimum": campaign.regulations["eligibility"]["min_candidates_per_post"],
        }

    def get_initial(self) -> dict[str, Any]:
        """Return the decision that stands, if there is one: another tab may have entered it."""
        kind = DecisionKind.MIN_CANDIDATES_WAIVER
        stands = Decision.objects.filter(kind=kind, position=self.object).last()
        return {"document": stands.document, "on": stands.decided_on} if stands else {}
