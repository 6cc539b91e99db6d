"""Issue the papers of a campaign that are due."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from exams.models import Campaign
from results.actions import issuing, paper_numbers
from results.forms.papers import (
    IssueForm,
    NumberedIssueForm,
)
from results.views.papers import caption_of, kind_named
from web.action_view import ActionView
from web.sentences import label

AT_ONCE = 200  # papers that one page issues


@require_duty(Duty.PREPARE, campaign="code")
class IssuePapers(ActionView):
    """Issue the papers that are due: none of those that stand unchanged."""

    object_name = "campaign"
    next_page = ("results:papers-of-kind", "code", "kind")
    action = issuing.issue
    title = _("Phát hành: %(kind)s")
    caption = "%(campaign)s"
    button = _("Phát hành")
    afterwards = _(
        "Mỗi văn bản được cấp số và mã; in, trình ký, rồi gắn bản đã ký. Văn bản đã phát hành "
        "không sửa được: khi dữ liệu đổi, phát hành bản thay thế."
    )
    success_message = _("Đã phát hành %(count)s văn bản lúc %(time)s. Hãy in và trình ký.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.due = issuing.due_of(self.object, self.kind, current_person(request))[:AT_ONCE]
        self.form_class = NumberedIssueForm if self.kind.is_numbered_here else IssueForm

    def get_object(self) -> Any:
        campaign = get_object_or_404(Campaign, code=self.kwargs["code"])
        self.kind = kind_named(self.kwargs["kind"], campaign)
        return campaign

    def facts(self) -> dict[str, Any]:
        sent = self.request.POST.getlist("subjects")
        return {**super().facts(), "kind": label(self.kind.name), "count": len(set(sent))}

    def is_done(self) -> bool:
        return not self.due and self.request.method == "GET"

    def get_form_kwargs(self) -> dict[str, Any]:
        captions = self.kind.captions(self.object)
        due = [(each, caption_of(each, captions)) for each in self.due]
        return {**super().get_form_kwargs(), "due": due}

    def get_initial(self) -> dict[str, Any]:
        now, symbol = timezone.now(), self.kind.symbol
        first = {"first": paper_numbers.next_number(self.object, symbol, now)}
        return {**first, "subjects": []} if self.kind.is_optional else first

    def arguments(self, form: Any) -> dict[str, Any]:
        answers = form.answers()
        return {
            "campaign": self.object,
            "kind": self.kind,
            "subjects": answers["subjects"],
            "first": answers.get("first", 0),
        }
