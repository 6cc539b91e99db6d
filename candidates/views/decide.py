"""The words that decide about a file: the authority's, a withdrawal on paper."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import case_reviews, decide, register
from candidates.actions.sealed_files import require_unsealed
from candidates.forms.screen import ExamineForm, SpecialCaseForm, examined
from candidates.forms.withdraw import WithdrawForm
from candidates.models import Application
from candidates.rules.enums import DecisionKind, DecisionValue
from candidates.views.findings import findings_of
from candidates.views.screen import file_context, file_of
from web.action_view import DecisionView
from web.edit_view import EditView
from web.forms import ActionForm
from web.sentences import label


class FileDecision(DecisionView):
    """A decision about one file."""

    decided_template = "candidates/screen/file.html"
    object_name = "application"
    caption = "%(application)s %(name)s"
    next_page: tuple[str, ...] = ("candidates:file", "code", "number")

    def get_object(self) -> Application:
        return file_of(self.request, self.kwargs["code"], self.kwargs["number"])

    def require_asked(self) -> None:
        """Refuse (FILE_SEALED) a page that shows what a sealed file says."""
        require_unsealed(self.object, timezone.localdate())

    def facts(self) -> dict[str, Any]:
        state = label(self.object.state)
        return {**super().facts(), "name": self.object.person_name, "state": state}

    def respond(self, form: ActionForm, *, is_new: bool) -> HttpResponse:
        self.object = self.get_object()  # in the state that was decided
        return super().respond(form, is_new=is_new)

    def decided_context(self) -> dict[str, Any]:
        form = ExamineForm(initial=examined(self.object))
        return file_context(self.request, self.object, form)


@require_duty(Duty.DECIDE, campaign="code")
class DecideSpecialCase(EditView, FileDecision):
    """Enter the competent authority's decision on one rule of one file, or one in its place."""

    form_class = SpecialCaseForm
    afterwards = _(
        "Hồ sơ được đưa vào hoặc để ngoài danh sách đủ điều kiện theo quyết định này, từ lần kiểm "
        "tra điều kiện tiếp theo; danh sách đã duyệt thì ngay khi ghi."
    )
    action = decide.special_case
    asks_twice = True
    title = _("Trường hợp đặc biệt, quy tắc %(rule)s")
    lead = "%(rule_title)s"
    success_message = _(
        "Đã ghi quyết định theo văn bản %(document)s về hồ sơ %(application)s, quy tắc %(rule)s."
    )

    def require_asked(self) -> None:
        """Refuse (REVIEW_STEPS_MISSING) a case of age whose review lacks steps."""
        super().require_asked()
        case_reviews.require_every_step(self.object.campaign, self.object, self.kwargs["rule"])

    def require_possible(self, form: Any) -> None:
        """Refuse (REVIEW_DAY_ORDER) a paper that is older than the review."""
        steps = case_reviews.steps_of_review(self.object, self.kwargs["rule"])
        case_reviews.require_not_before(steps, form.cleaned_data["on"])

    def facts(self) -> dict[str, Any]:
        rule = self.kwargs["rule"]
        return {**super().facts(), "rule": rule, "rule_title": label(f"RULE_{rule}")}

    def get_initial(self) -> dict[str, Any]:
        """Return the decision that stands, if there is one: another tab may have entered it."""
        asked = self.object.decisions.filter(kind=DecisionKind.SPECIAL_CASE)
        if not (stands := asked.filter(rule=self.kwargs["rule"]).last()):
            return {}
        approve = "yes" if stands.value == DecisionValue.APPROVE else "no"
        return {"approve": approve, "document": stands.document, "on": stands.decided_on}

    def page_context(self) -> dict[str, Any]:
        """Return what the rule found, with its figures: that is what is decided about."""
        findings = findings_of(self.object)["open_findings"]
        named = [row for row in findings if row["rule"] == self.kwargs["rule"]]
        return {"above": "candidates/screen/findings.html", "open_findings": named}

    def arguments(self, form: SpecialCaseForm) -> dict[str, Any]:
        return {"rule": self.kwargs["rule"], **super().arguments(form)}


@require_duty(Duty.RECEIVE, campaign="code")
class WithdrawOnPaper(FileDecision):
    """Enter a withdrawal that came on paper."""

    form_class = WithdrawForm
    danger = True
    action = register.withdraw
    title = _("Rút hồ sơ")
    success_message = _("Đã rút hồ sơ %(application)s theo đơn %(document)s lúc %(time)s.")

    def require_asked(self) -> None:
        """Ask whether the file is sealed or not: a withdrawal shows nothing of it."""
