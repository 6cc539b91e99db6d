"""Files on which two officers differ: both words side by side, and the head's decision."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import two_officers
from candidates.actions.blind_conclusions import blind_conclusions, conclusions_on
from candidates.actions.read import dossier_read
from candidates.rules.enums import DecisionValue
from candidates.views.decide import FileDecision
from candidates.views.decisions import row_of
from exams.models import Campaign
from web.forms import ActionForm
from web.lists import page_of


class DifferenceForm(ActionForm):
    value = forms.ChoiceField(
        label=_("Quyết định của Chủ tịch Hội đồng"),
        choices=[
            (DecisionValue.CONFIRM, _("Đồng ý với kết quả kiểm tra")),
            (DecisionValue.REFUSE, _("Không đủ điều kiện")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


@require_duty(Duty.DECIDE, campaign="code", files=True)
def differences(request: HttpRequest, code: str) -> HttpResponse:
    """List the files on which two officers differ, with both words."""
    campaign, reader = get_object_or_404(Campaign, code=code), current_person(request)
    differing = two_officers.differing(campaign)
    files = campaign.applications.filter(pk__in=[file.pk for file in differing])
    open_ones = set(files.open_to(reader).values_list("pk", flat=True))
    page = page_of(request, [file for file in differing if file.pk in open_ones])
    references = ", ".join(file.reference for file in page)
    dossier_read(about="files", purpose=references, by=reader, at=timezone.now())
    words = conclusions_on(list(page))
    rows = [{"file": file, "words": [*map(row_of, words[file.pk])]} for file in page]
    context = {"campaign": campaign, "rows": rows, "page": page}
    return render(request, "candidates/screen/differences.html", context)


@require_duty(Duty.DECIDE, campaign="code", files=True)
class SettleDifference(FileDecision):
    """Show both words and the rules; decide, with a reason."""

    form_class = DifferenceForm
    decided_template = ""
    action = two_officers.settle
    asks_twice = True
    title = _("Quyết định khi hai kết luận khác nhau")
    lead = _("Hai cán bộ đã kết luận độc lập và khác nhau; quyết định dưới đây là kết luận chung.")
    afterwards = _("Hai cán bộ và hồ sơ lưu thấy quyết định này cùng lý do.")
    success_message = _("Đã quyết định về hồ sơ %(application)s: %(state)s.")

    def require_asked(self) -> None:
        if self.request.method == "GET":
            two_officers.require_differing(self.object)

    def page_context(self) -> dict[str, Any]:
        words = [*map(row_of, blind_conclusions(self.object))]
        both = "candidates/screen/both_words.html"
        return {"above": both, "words": words, "file": self.object}

    def get_success_url(self) -> str:
        return reverse("candidates:differences", args=[self.kwargs["code"]])
