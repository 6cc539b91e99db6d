"""One request for an act of two persons, whole, and the second person's word on it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.actions import approvals
from accounts.actions.code_halves import CodeHalf
from accounts.models import ApprovalRequest
from accounts.rules.approvals import RequestState
from accounts.views.codes import half_page
from exams.actions.preconditions import declared_steps
from exams.actions.recused import require_signed
from exams.models import Campaign
from exams.rules.refusals import Refusal
from results.actions import gates
from results.forms.requests import ApplicationOfRequestForm, RejectionForm
from results.process.acts import ACTS
from results.rules.enums import NAMES_NOBODY, ActName
from results.views.request_list import HANDS, READERS
from results.views.request_page import RequestPage, request_page
from web.day_and_time import day_and_time
from web.forms import ActionForm, status_of
from web.idempotency import idempotency_key
from web.sentences import label
from web.typed_by import require_typed_now
from web.views import get_leads_to, is_answered, perform, see_other, show_refusal


@require_duty(*READERS)
def approval_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one request whole: who asks and why, what will happen now, and the decision."""
    return _page(request, _readable(request, pk))


@require_duty(*HANDS)
@get_leads_to("results:request", "pk")
def apply_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Apply a request as it was seen; whoever saw another preview looks again."""
    page = _readable(request, pk, applies=True)
    form = ApplicationOfRequestForm(request.POST)
    if not form.is_valid():
        return _page(request, page, form)
    return _decided(
        request,
        page,
        form,
        approvals.apply,
        act=page.act,
        request=page.request,
        digest=form.cleaned_data["digest"],
    )


@require_duty(*HANDS)
@get_leads_to("results:request", "pk")
def reject_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Return a request to whoever asked, with a reason."""
    page = _readable(request, pk, applies=True)
    form = RejectionForm(request.POST)
    if not form.is_valid():
        return _page(request, page, form)
    answers = {"act": page.act, "request": page.request, **form.answers()}
    return _decided(request, page, form, approvals.reject, **answers)


@require_duty(*HANDS)
@get_leads_to("results:request", "pk")
def withdraw_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what one asked oneself, or somebody who may not ask for it any more."""
    page = _readable(request, pk)
    if not page.may_take_back:
        raise PermissionDenied
    form = ActionForm(request.POST)
    answers = {"act": page.act, "request": page.request}
    return _decided(request, page, form, approvals.withdraw, **answers)


def _readable(request: HttpRequest, pk: UUID, *, applies: bool = False) -> RequestPage:
    """Return a request that the reader may see, or apply. Raises Http404 or PermissionDenied."""
    row = get_object_or_404(ApprovalRequest.objects.select_related("asked_by", "decided_by"), pk=pk)
    campaign = Campaign.objects.filter(code=row.campaign).first()
    if row.act not in ACTS or (row.campaign and campaign is None):
        raise Http404
    if row.act not in NAMES_NOBODY:
        require_signed(current_person(request), [row.campaign])
    page = request_page(current_person(request), row, campaign)
    if not page.may_read or (applies and not page.may_decide):
        raise PermissionDenied
    return page


def _page(
    request: HttpRequest, page: RequestPage, form: Any = None, *, moved: bool = False
) -> HttpResponse:
    status = 409 if moved else status_of(form)
    rejection = form if isinstance(form, RejectionForm) else RejectionForm()
    context = {**page.context(request), "form": form, "rejection": rejection}
    return render(request, "results/approvals/detail.html", context, status=status)


def _decided(
    request: HttpRequest,
    page: RequestPage,
    form: ActionForm,
    action: Callable[..., Any],
    /,
    **arguments: Any,
) -> HttpResponse:
    """Decide a request and say what was done, or show it again with what was refused.

    Who applies a code is answered with its second half, which no page shows again.
    """
    person, is_new = current_person(request), not is_answered(request)
    try:
        require_typed_now(request)
        outcome = perform(action, key=idempotency_key(request), by=person, **arguments)
    except Refusal as refusal:
        again = _readable(request, page.request.pk)
        moved = refusal.code == "PREVIEW_MOVED"
        why = _out_of_place(again) if moved else None
        show_refusal(request, form, why or refusal)
        return _page(request, again, form, moved=moved and why is None)
    page.request.refresh_from_db()
    if is_new:
        messages.success(request, _what_was_done(page.request))
    if isinstance(outcome, CodeHalf):
        return half_page(request, outcome)
    return see_other(_onward(page.campaign, page.request))


def _out_of_place(page: RequestPage) -> Refusal | None:
    """Return why looking again at what moved leads nowhere: the campaign stands still, or is past.

    It was cancelled or suspended, or left the steps of the act.
    """
    if page.campaign is None:
        return None
    checks = gates.of_place(page.campaign, *declared_steps(page.act.action))
    return next((Refusal(check.code, **check.facts) for check in checks), None)


def _what_was_done(row: ApprovalRequest) -> str:
    text = _("%(state)s: %(act)s, lúc %(time)s.")
    time = day_and_time(timezone.now())
    return text % {"state": label(f"REQUEST_{row.state}"), "act": label(row.act), "time": time}


def _onward(campaign: Campaign | None, row: ApprovalRequest) -> str:
    """Return where to go after a decision: to what was published, or to the control room."""
    if campaign is None:
        return reverse("results:requests")
    control_room = reverse("results:room", args=[campaign.code])
    if row.state != RequestState.APPLIED or row.decided_at is None:
        return control_room
    if row.act in (ActName.ANNOUNCE, ActName.CHANGE_ANNOUNCEMENT):
        return reverse("exams:campaign", args=[campaign.code])
    published = campaign.publications.filter(published_at=row.decided_at).first()
    if published is None:
        return control_room
    return reverse(
        "results:publication", args=[campaign.code, published.kind.lower(), published.version]
    )
