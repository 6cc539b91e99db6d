"""The review of a special case of age: the steps on record, and the page that enters the next."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import case_reviews
from candidates.forms.case_review import ReviewStepForm
from candidates.rules.case_review import REVIEWED_RULE
from candidates.views.decide import FileDecision
from candidates.views.findings import findings_of
from exams.rules.refusals import Refusal


@require_duty(Duty.RECEIVE, campaign="code")
class RecordReviewStep(FileDecision):
    """Enter one step of the review of a special case of age, from its paper."""

    form_class = ReviewStepForm
    action = case_reviews.record_step
    asks_twice = True
    title = _("Rà soát trường hợp đặc biệt về tuổi, bước %(step)s")
    lead = _("Kỳ thi này rà soát qua %(asked)s bước; đủ các bước thì cấp có thẩm quyền quyết định.")
    button = _("Ghi bước rà soát")
    afterwards = _(
        "Kết quả rà soát là căn cứ để cấp có thẩm quyền quyết định, không thay quyết định."
    )
    success_message = _("Đã ghi bước %(step)s rà soát hồ sơ %(application)s, theo %(document)s.")

    def require_asked(self) -> None:
        """Refuse (NOT_ASKED_FOR, REVIEW_STEP_ORDER) a step that is not the next one."""
        super().require_asked()
        campaign = self.object.campaign
        case_reviews.require_asked_for(campaign, self.object, REVIEWED_RULE)
        recorded = len(case_reviews.steps_of_review(self.object))
        step, asked = self.kwargs["step"], case_reviews.asked_steps(campaign)
        if not recorded < step <= min(recorded + 1, asked):
            raise Refusal("REVIEW_STEP_ORDER", code=self.object.reg_no, step=step)

    def is_done(self) -> bool:
        steps = case_reviews.steps_of_review(self.object)
        return self.kwargs["step"] in [each.step for each in steps]

    def facts(self) -> dict[str, Any]:
        asked = case_reviews.asked_steps(self.object.campaign)
        return {**super().facts(), "step": self.kwargs["step"], "asked": asked}

    def require_possible(self, form: Any) -> None:
        before = case_reviews.steps_of_review(self.object)
        case_reviews.require_not_before(before, form.cleaned_data["on"])

    def page_context(self) -> dict[str, Any]:
        """Return what the rule found, and the steps before this one."""
        findings = findings_of(self.object)["open_findings"]
        of_age = [row for row in findings if row["rule"] == REVIEWED_RULE]
        return {"above": "candidates/screen/findings.html", "open_findings": of_age}

    def decided_context(self) -> dict[str, Any]:
        recorded = _("Đã ghi bước %(step)s rà soát.") % self.facts()
        return {**super().decided_context(), "recorded": recorded}

    def arguments(self, form: ReviewStepForm) -> dict[str, Any]:
        return {"step": self.kwargs["step"], **super().arguments(form)}
