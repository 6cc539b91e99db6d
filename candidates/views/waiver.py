"""What is decided of a position with too few people: it is held all the same, or postponed."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import decide, too_few, too_few_letters
from candidates.documents.position_decisions import POSTPONEMENT, WAIVER
from candidates.forms.screen import PostponeForm, WaiverForm
from candidates.models import Decision
from candidates.rules.enums import ApplicationState, DecisionKind
from exams.actions.advance import first_sitting
from exams.documents.decision import as_issued
from exams.models import Position
from exams.rules.stages import SCREEN
from web.action_view import DecisionView
from web.edit_view import EditView


@require_duty(Duty.DECIDE, campaign="code", files=True)
class WaiveMinimum(EditView, DecisionView):
    """Enter the decision that a position may be held with too few people, or one in its place."""

    form_class = WaiverForm
    queryset = Position.objects.select_related("campaign", "post")
    lookup = {"campaign__code": "code", "code": "position"}
    object_name = "position"
    afterwards = _(
        "Vị trí được tổ chức thi với số người hiện có, căn cứ văn bản này; thư báo thí sinh "
        "có tài khoản chờ ở hộp thư."
    )
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
        """Return the decision that stands, another tab may have entered it; or the paper issued."""
        kind = DecisionKind.MIN_CANDIDATES_WAIVER
        stands = Decision.objects.filter(kind=kind, position=self.object).last()
        if stands:
            return {"document": stands.document, "on": stands.decided_on}
        return as_issued(self.object.campaign, WAIVER, self.object.code)


@require_duty(Duty.DECIDE, campaign="code", files=True)
class PostponePosition(DecisionView):
    """Show who is touched, ask for the decision, show it once more; take the position out."""

    form_class = PostponeForm
    queryset = Position.objects.select_related("campaign", "post")
    lookup = {"campaign__code": "code", "code": "position"}
    object_name = "position"
    action = too_few.postpone
    asks_twice = danger = True
    title = button = _("Hoãn thi vị trí này")
    lead = _(
        "Vị trí có %(files)s hồ sơ, %(eligible)s người đủ điều kiện; quy định là ít nhất "
        "%(minimum)s. Vị trí không thi trong kỳ này; %(informed)s thí sinh có tài khoản được báo "
        "bằng thư, người nộp hồ sơ giấy do thư ký báo bằng văn bản."
    )
    afterwards = _(
        "Thư chờ ở hộp thư. Trước khi duyệt danh sách, một quyết định khác về vị trí thay quyết "
        "định này; đã duyệt rồi thì không đổi lại được, danh sách điểm danh ghi vị trí hoãn thi."
    )
    caption = "%(position)s"
    success_message = _("Đã ghi quyết định %(document)s hoãn thi vị trí %(position)s lúc %(time)s.")
    next_page = ("candidates:positions", "code")

    def get_initial(self) -> dict[str, Any]:
        """Return the decision that was issued about the position, if one was."""
        return as_issued(self.object.campaign, POSTPONEMENT, self.object.code)

    def require_asked(self) -> None:
        campaign = self.object.campaign
        is_open = campaign.step in (SCREEN, first_sitting(campaign))
        if self.request.method == "GET" and is_open:
            too_few.require_postponable(campaign, self.object, timezone.now())

    def facts(self) -> dict[str, Any]:
        position, campaign = self.object, self.object.campaign
        files = too_few_letters.concerned(position)
        return {
            **super().facts(),
            "files": files.count(),
            "eligible": files.filter(state=ApplicationState.ELIGIBLE).count(),
            "informed": files.exclude(person=None).count(),
            "minimum": campaign.regulations["eligibility"]["min_candidates_per_post"],
        }
