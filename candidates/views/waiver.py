"""The decision that a position may be held with too few people."""

from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import decide
from candidates.forms.screen import WaiverForm
from exams.models import Position
from web.action_view import DecisionView


@require_duty(Duty.DECIDE, campaign="code")
class WaiveMinimum(DecisionView):
    """Enter the decision that a position may be held with too few people."""

    form_class = WaiverForm
    queryset = Position.objects.select_related("campaign", "post")
    lookup = {"campaign__code": "code", "code": "position"}
    object_name = "position"
    afterwards = _("Vị trí được tổ chức thi với số người hiện có, căn cứ văn bản này.")
    action = decide.waive_minimum
    title = _("Cho thi khi không đủ số người")
    caption = "%(position)s"
    success_message = _("Đã ghi văn bản %(document)s cho thi vị trí %(position)s lúc %(time)s.")
    next_page = ("candidates:positions", "code")
