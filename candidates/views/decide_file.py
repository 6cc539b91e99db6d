"""The officer's word on one file, while a colleague may be at it too."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import officer_conclusion, officer_decision
from candidates.forms.officer import OfficerForm
from candidates.models import Decision
from candidates.rules.enums import DecisionKind
from candidates.sentences import grounds
from candidates.views.chosen_files import with_choice
from candidates.views.decide import FileDecision
from candidates.views.file_head import file_head
from candidates.views.findings import findings_of
from candidates.views.next_file import next_of
from candidates.views.papers_pane import papers_of_file
from web.day_and_time import day_and_time
from web.forms import ActionForm
from web.fragments import DECISION, is_swap
from web.sentences import label
from web.views import is_answered

NEXT = "next"  # the button of the form writes the word and opens the next file
_DECIDED = _("%(who)s vừa ghi về hồ sơ này lúc %(time)s: %(word)s.")
_DECIDED_WHY = _("%(who)s vừa ghi về hồ sơ này lúc %(time)s: %(word)s, lý do: %(why)s.")
_CHANGED = _("Hồ sơ này vừa được sửa, hoặc vừa được kiểm tra lại.")
_SPOKEN = _("Đã ghi kết luận độc lập của bạn về hồ sơ %(application)s: “%(said)s”.")
_LOOK_AGAIN = _(
    "Quyết định của bạn chưa được ghi; hãy xem lại rồi gửi lần nữa nếu vẫn quyết định như dưới đây."
)


@require_duty(Duty.SCREEN, campaign="code")
class DecideFile(FileDecision):
    """Take the officer's word on one file, and open the next."""

    form_class = OfficerForm
    template_name = "candidates/screen/decide_file.html"
    afterwards = _(
        "Hồ sơ kế tiếp chờ thẩm định được mở ra; kết luận này vào danh sách trình duyệt."
    )
    afterwards_of_two = _(
        "Hai cán bộ kết luận giống nhau thì hồ sơ được quyết định; khác nhau thì Chủ tịch Hội đồng "
        "quyết định."
    )
    action = officer_conclusion.conclude
    title = _("Quyết định về hồ sơ")
    success_message = _("Đã ghi %(application)s: %(state)s.")

    def get_object(self) -> Any:
        application = super().get_object()
        self.findings = findings_of(application)
        if officer_decision.needs_two(application.campaign):
            self.afterwards = self.afterwards_of_two
        return application

    def get_initial(self) -> dict[str, Any]:
        return {"version": officer_decision.officer_version(self.object)}

    def get_form_kwargs(self) -> dict[str, Any]:
        names = ("open_findings", "passed_findings")
        return {**super().get_form_kwargs(), **{name: self.findings[name] for name in names}}

    def page_context(self) -> dict[str, Any]:
        """Return the papers to look at; the button names where it leads."""
        papers = papers_of_file(self.object, self.request)
        if next_of(self.object, self.request) is None:
            return papers
        return {**papers, "submit": _("Ghi và mở hồ sơ kế tiếp"), "confirm": NEXT}

    def arguments(self, form: OfficerForm) -> dict[str, Any]:
        return {"application": self.object, **form.decision()}

    def form_valid(self, form: Any) -> HttpResponse:
        """Tell what became of the file meanwhile; sent once more, this word comes after it."""
        version, now = form.cleaned_data["version"], officer_decision.officer_version(self.object)
        if version in ("", now) or is_answered(self.request):
            return super().form_valid(form)
        form.data = form.data.copy()
        form.data["version"] = now
        form.add_error(None, self._what_became_of_it(version))
        self.extra_context = {"moved": True, **file_head(self.request, self.object)}
        return self.form_invalid(form)

    def _what_became_of_it(self, version: str) -> str:
        """Say who decided since a version was seen, and what; else that the file was changed."""
        decided = self.object.decisions.exclude(kind=DecisionKind.SCREENER)
        later = decided.select_related("by")[officer_decision.decided_in(version) :]
        sentences = [_words_of(decision) for decision in later] or [str(_CHANGED)]
        return " ".join([*sentences, str(_LOOK_AGAIN)])

    def respond(self, form: ActionForm, *, is_new: bool) -> HttpResponse:
        """Open the next file from a form in its place too, where its button says so."""
        if not is_swap(self.request, DECISION) or NEXT not in self.request.POST:
            return super().respond(form, is_new=is_new)
        self.object = self.get_object()
        if is_new:
            messages.success(self.request, self.get_success_message(form))
        return HttpResponse(headers={"HX-Redirect": self.get_success_url()})

    def get_success_message(self, form: Any) -> str:
        """Tell what became of the file; where two have to say the same, what was said of it."""
        if not officer_decision.needs_two(self.object.campaign):
            return super().get_success_message(form)
        own_word = dict(form.fields["value"].choices)[form.cleaned_data["value"]]
        return _SPOKEN % {"application": self.object, "said": own_word}

    def get_success_url(self) -> str:
        """Return the next of the files that were chosen on the list, or the list again."""
        code, following = self.kwargs["code"], next_of(self.object, self.request)
        if following:
            address = reverse("candidates:file", args=[code, following.reg_no])
            return with_choice(address, self.request)
        return with_choice(reverse("candidates:files"), self.request, campaign=code)

    def get_cancel_url(self) -> str:
        return with_choice(super().get_success_url(), self.request)


def _words_of(decision: Decision) -> str:
    why = grounds(decision)
    text = _DECIDED_WHY if why else _DECIDED
    return text % {
        "who": decision.by or "",
        "time": day_and_time(decision.decided_at),
        "word": label(f"DECISION_{decision.value}"),
        "why": why.rstrip("."),
    }
