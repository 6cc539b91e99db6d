"""The candidate's receipt: the one of the register, or what the file says until it is issued."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.documents.receipt import receipt
from candidates.views.own import own
from results.documents.issued import paper_in_force, printed
from results.documents.kinds import KINDS
from web.downloads import PDF, file_response


@require_duty(Duty.APPLY, campaign="code")
def own_receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Return the receipt of a submitted file as PDF."""
    current = own(request, code)
    if current.submitted_at is None:
        raise Http404
    paper = paper_in_force(current.campaign, KINDS["RECEIPT_PAPER"], current.reg_no)
    data = printed(paper) if paper else receipt(current, at=timezone.now())
    response = file_response(data, f"{current.reg_no}.pdf", PDF, inline=True)
    response["Cache-Control"] = "no-store"
    return response
