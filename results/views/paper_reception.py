"""The bodies come in: one big field for scanner and hand, a running count, spoilt labels."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from exams.rules.blind_codes import typed_code
from exams.rules.refusals import Refusal
from results.actions import paper_codes, script_reception
from results.forms.paper import ReceiveForm, VoidLabelForm
from results.views.paper import PaperPage, counted
from web.views import perform, show_refusal

LATEST = 5
COOKIE = "bai_vua_nhan"


@require_duty(Duty.SEAL, campaign="code")
class ReceiveScripts(PaperPage):
    """Receive one body after the other by its code.

    Bodies may come in the order of the seats, so that the server keeps no order: the latest codes
    live in a cookie of this browser, and no request is remembered (a code is received once anyway).
    """

    form_class = ReceiveForm
    template_name = "results/sit/receive.html"
    action = script_reception.receive_scripts
    title = _("Nhận bài theo phách")
    button = _("Nhận bài")
    success_message = _("Đã nhận %(received)s / %(expected)s bài.")
    next_page = ("results:receive-scripts", "code")

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), **counted(self.object)}

    def get_cancel_url(self) -> str:
        return ""

    def arguments(self, form: ReceiveForm) -> dict[str, Any]:
        return {"part": self.object, "codes": [form.cleaned_data["code"]]}

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            arguments = self.arguments(form)
            perform(type(self).action, key=None, by=current_person(self.request), **arguments)
        except Refusal as refusal:
            show_refusal(self.request, form, refusal)
            return self.form_invalid(form)
        response = self.respond(form, is_new=True)
        latest = [*map(typed_code, arguments["codes"]), *self._latest()]
        response.set_cookie(
            COOKIE,
            ".".join(latest[:LATEST]),
            path=self.request.path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )
        return response

    def page_context(self) -> dict[str, Any]:
        reception = paper_codes.reception_of(self.object)
        return {
            **super().page_context(),
            **counted(self.object),
            "latest": self._latest(),
            "voided": sorted(reception.voided.items()),
            "envelope": paper_codes.envelope_of(self.object),
            "has_labels": self.object.label_sheets.exists(),
        }

    def _latest(self) -> list[str]:
        """Return the codes that this browser sent last, as far as they stand."""
        received = set(paper_codes.reception_of(self.object).codes)
        sent = self.request.COOKIES.get(COOKIE, "").split(".")
        return [code for code in sent[:LATEST] if code in received]


@require_duty(Duty.SEAL, campaign="code")
class VoidLabel(PaperPage):
    """Void a spoilt label, with a reason."""

    form_class = VoidLabelForm
    action = script_reception.void_label
    title = _("Hủy nhãn hỏng")
    lead = _(
        "Hủy cả cặp nhãn. Nếu bài mang nhãn này đã nhận thì bài trở lại chưa nhận: dán cặp nhãn "
        "mới lên đầu phách và bài rồi nhận lại."
    )
    danger = True
    success_message = _("Đã hủy nhãn %(code)s lúc %(time)s.")
    next_page = ("results:receive-scripts", "code")
