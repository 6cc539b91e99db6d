"""The competent authority's answer to a special case, and what follows from each answer."""

from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import case_reviews, decide
from candidates.actions.before_sitting import is_competed_for
from candidates.actions.late_answers import (
    answers_now,
    is_settled,
    is_too_late_for,
    require_timely,
)
from candidates.actions.verdicts import refused_by_officer
from candidates.forms.special_case import SpecialCaseForm
from candidates.models import Application
from candidates.rules.enums import ApplicationState, DecisionKind, DecisionValue
from candidates.views.decide import FileDecision
from candidates.views.findings import findings_of
from exams.rules.stages import SCREEN
from web.edit_view import EditView
from web.sentences import label

_WHILE_SCREENED = _(
    "Chấp thuận: ở lần kiểm tra sau, quy tắc này được coi là đạt. Không chấp thuận: hồ sơ không đủ "
    "điều kiện."
)
_BEFORE_THE_SITTING = _(
    "Chấp thuận: hồ sơ đủ điều kiện và được cấp số báo danh; danh sách dự thi đã công bố thì phải "
    "công bố lại. Không chấp thuận: hồ sơ ở ngoài danh sách; thông báo nêu lý do, người dự tuyển "
    "được khiếu nại."
)
_NOT_COMPETED_FOR = _(
    "Vị trí này không tổ chức thi: dù chấp thuận hay không, hồ sơ không có số báo danh và không "
    "dự thi."
)
_REFUSED_BY_OFFICER = _(
    "Cán bộ thẩm định đã kết luận hồ sơ không đủ điều kiện: dù chấp thuận hay không, hồ sơ ở ngoài "
    "danh sách; thông báo nêu lý do, người dự tuyển được khiếu nại."
)
_TOO_LATE = _(
    "Buổi thi đầu tiên đã bắt đầu nên không ghi chấp thuận được nữa. Không chấp thuận hoặc không "
    "kịp: hồ sơ ở ngoài danh sách; thông báo nêu đúng lý do đó, người dự tuyển được khiếu nại."
)
_SETTLED_IN = _(
    "Hồ sơ đã được chấp thuận và có trong danh sách đủ điều kiện được duyệt: chỉ ghi lại được số, "
    "ngày văn bản chấp thuận."
)
_SETTLED_OUT = _(
    "Danh sách đủ điều kiện đã duyệt không có hồ sơ này: chỉ ghi lại được số, ngày văn bản không "
    "chấp thuận. Người dự tuyển được khiếu nại kết quả thẩm định; Hội đồng chấp nhận khiếu nại thì "
    "hồ sơ vào danh sách."
)


def what_follows(application: Application, offered: tuple[DecisionValue, ...]) -> Promise:
    """Return what follows from each answer that can be entered now."""
    if DecisionValue.TOO_LATE in offered:
        return _TOO_LATE
    if is_settled(application):
        return _SETTLED_IN if application.state == ApplicationState.ELIGIBLE else _SETTLED_OUT
    if application.campaign.step == SCREEN:
        return _WHILE_SCREENED
    if application.pk in refused_by_officer(application.campaign):
        return _REFUSED_BY_OFFICER
    return _BEFORE_THE_SITTING if is_competed_for(application) else _NOT_COMPETED_FOR


@require_duty(Duty.DECIDE, campaign="code", files=True)
class DecideSpecialCase(EditView, FileDecision):
    """Enter the competent authority's decision on one rule of one file, or one in its place."""

    form_class = SpecialCaseForm
    afterwards = _("Hồ sơ ở ngoài danh sách thì Thư ký lập thông báo nêu lý do cho người dự tuyển.")
    action = decide.special_case
    asks_twice = True
    title = _("Trường hợp đặc biệt, quy tắc %(rule)s")
    lead = "%(rule_title)s"
    success_message = _(
        "Đã ghi quyết định theo văn bản %(document)s về hồ sơ %(application)s, quy tắc %(rule)s."
    )

    def require_asked(self) -> None:
        """Refuse (REVIEW_STEPS_MISSING) a case of age whose review lacks steps, and is in time."""
        super().require_asked()
        if not is_too_late_for(self.object, timezone.now()):
            case_reviews.require_every_step(self.object.campaign, self.object, self.kwargs["rule"])

    def require_possible(self, form: Any) -> None:
        """Refuse what the action would: untimely answers, a review that lacks steps or is newer."""
        value, on = form.cleaned_data["value"], form.cleaned_data["on"]
        require_timely(self.object, value, timezone.now())
        if value != DecisionValue.TOO_LATE:
            case_reviews.require_reviewed(
                self.object.campaign, self.object, self.kwargs["rule"], on
            )

    def get_form_kwargs(self) -> dict[str, Any]:
        offered = answers_now(self.object, timezone.now())
        follows = what_follows(self.object, offered)
        return {**super().get_form_kwargs(), "offered": offered, "follows": follows}

    def facts(self) -> dict[str, Any]:
        rule = self.kwargs["rule"]
        return {**super().facts(), "rule": rule, "rule_title": label(f"RULE_{rule}")}

    def get_initial(self) -> dict[str, Any]:
        """Return the decision that stands, if there is one: another tab may have entered it."""
        asked = self.object.decisions.filter(kind=DecisionKind.SPECIAL_CASE)
        if not (stands := asked.filter(rule=self.kwargs["rule"]).last()):
            return {}
        return {"value": stands.value, "document": stands.document, "on": stands.decided_on}

    def page_context(self) -> dict[str, Any]:
        """Return what the rule found, with its figures: that is what is decided about."""
        findings = findings_of(self.object)["open_findings"]
        named = [row for row in findings if row["rule"] == self.kwargs["rule"]]
        return {"above": "candidates/screen/findings.html", "open_findings": named}

    def arguments(self, form: SpecialCaseForm) -> dict[str, Any]:
        return {"rule": self.kwargs["rule"], **super().arguments(form)}
