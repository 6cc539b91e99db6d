"""The envelope of the stubs: one person seals it, another reads its number again and signs."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from exams.rules.refusals import Refusal
from results.actions import paper_codes, stub_envelope
from results.documents.issued import paper_in_force, printed
from results.documents.kinds import KINDS
from results.documents.paper_minutes import of_envelope, signers_of
from results.forms.paper import EnvelopeForm, EnvelopeNumberForm
from results.views.paper import PaperPage, counted, paper_part
from web.downloads import PDF, file_response
from web.forms import ReasonForm
from web.views import is_answered


class _EnvelopePage(PaperPage):
    """A page about the envelope, with who signed it."""

    template_name = "results/sit/envelope.html"

    def get_cancel_url(self) -> str:
        return ""

    def page_context(self) -> dict[str, Any]:
        envelope = paper_codes.envelope_of(self.object)
        return {
            **super().page_context(),
            **counted(self.object),
            "envelope": envelope,
            "signers": signers_of(envelope.signers if envelope else []),
        }


@require_duty(Duty.SEAL, campaign="code")
class SealEnvelope(_EnvelopePage):
    """Seal the envelope as the first person: its number, and the stubs that were counted."""

    form_class = EnvelopeForm
    action = stub_envelope.seal_envelope
    title = _("Niêm phong túi đầu phách")
    lead = _(
        "Đếm đầu phách, cho vào túi, ghi số túi. Ký rồi thì không nhận thêm bài, không hủy nhãn; "
        "người thứ hai đọc lại số túi và ký."
    )
    button = _("Ký niêm phong")
    success_message = _(
        "Đã niêm phong túi %(number)s có %(stubs)s đầu phách lúc %(time)s. Chờ người thứ hai."
    )
    next_page = ("results:stub-envelope", "code")

    def page_context(self) -> dict[str, Any]:
        context = super().page_context()
        return {**context, "is_open": not context["signers"], "may_reopen": True}


@require_duty(Duty.OPEN_SEALS, campaign="code")
class CountersignEnvelope(_EnvelopePage):
    """Sign as the second person, who reads the number on the envelope again."""

    form_class = EnvelopeNumberForm
    action = stub_envelope.countersign_envelope
    title = _("Người thứ hai niêm phong túi đầu phách")
    lead = _("Đọc lại số in trên túi và gõ vào; hai người cùng ký giáp lai.")
    button = _("Ký niêm phong")
    danger = True
    success_message = _("Đã niêm phong túi %(number)s, đủ hai người, lúc %(time)s.")
    next_page = ("results:countersign", "code")

    def page_context(self) -> dict[str, Any]:
        context = super().page_context()
        envelope = context["envelope"]
        reader = current_person(self.request).pseudonym
        return {
            **context,
            "is_open": len(context["signers"]) == 1,
            "is_second": True,
            "is_first_signer": bool(envelope and reader in envelope.signers),
        }


@require_duty(Duty.SEAL, campaign="code")
class ReopenEnvelope(PaperPage):
    """Break an envelope before the marking begins, with a reason."""

    form_class = ReasonForm
    action = stub_envelope.reopen_envelope
    title = _("Mở lại túi đầu phách")
    lead = _("Chỉ mở trước khi bắt đầu chấm, để sửa số đếm. Sau đó hai người niêm phong lại.")
    danger = True
    success_message = _("Đã mở lại túi đầu phách lúc %(time)s.")
    next_page = ("results:stub-envelope", "code")

    def require_asked(self) -> None:
        """Refuse (NOTHING_TO_REOPEN) where no envelope is sealed: there is no reason to type."""
        if is_answered(self.request):
            return
        envelope = paper_codes.envelope_of(self.object)
        if envelope is None or not envelope.signers:
            raise Refusal("NOTHING_TO_REOPEN")


@require_duty(Duty.SEAL, Duty.OPEN_SEALS, campaign="code")
def envelope_minutes(request: HttpRequest, code: str) -> HttpResponse:
    """Return the minutes of the sealing as PDF, to print and sign: the register's, if any."""
    part = paper_part(code)
    envelope = paper_codes.envelope_of(part)
    if envelope is None or not envelope.is_sealed:
        raise Http404
    paper = paper_in_force(part.campaign, KINDS["SEALING_MINUTES"], envelope.number)
    data = printed(paper) if paper else of_envelope(part, envelope, at=timezone.now())
    return file_response(data, f"bien-ban-niem-phong-{code}.pdf", PDF, inline=True)
