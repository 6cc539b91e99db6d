"""The announcement: the secretary writes it and sends it, the chair applies it as it was seen."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import require_duty
from accounts.models import ApprovalRequest
from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.checks import Check, errors
from exams.rules.enums import Channel
from results.forms.announcement import AnnouncementRequestForm
from results.process import requests
from results.process.act_gates import checks_of
from results.process.acts import ACTS
from results.views.checks import check_rows, check_sentence, people_of
from results.views.preparation import draft_checks
from web.views import render_form, see_other, submit

ACT = ACTS["ANNOUNCE"]


@require_duty(Duty.PREPARE, campaign="code")
def announce(request: HttpRequest, code: str) -> HttpResponse:
    """Write the announcement, see what still keeps it back, and send it to be applied."""
    campaign = get_object_or_404(Campaign, code=code)
    returned = requests.last_returned(ACT, campaign)
    form = AnnouncementRequestForm(request.POST or None, initial=written_before(returned))
    checks = _checks(campaign, form)
    if form.is_valid() and _sendable(form, checks) and _sent(request, campaign, form):
        return see_other("results:prepare", code)
    context = {
        "form": form,
        "campaign": campaign,
        "positions": campaign.positions.select_related("post"),
        "errors": check_rows(errors(checks), campaign, request),
        "pending": requests.open_request(ACT, campaign),
        "returned": returned,
        "appliers": people_of(ACT.applies, campaign.code),
    }
    return render_form(request, "results/announce/announce.html", context)


def _checks(campaign: Campaign, form: AnnouncementRequestForm) -> tuple[Check, ...]:
    """Return what keeps the draft back; the text is judged once it is whole."""
    if not form.is_valid():
        return draft_checks(campaign)
    return checks_of(ACT, campaign, form.arguments, timezone.localdate())


def _sendable(form: AnnouncementRequestForm, checks: tuple[Check, ...]) -> bool:
    """Put what blocks at its field or above the form; say whether nothing does."""
    for check in errors(checks):
        field = check.form_field if check.form_field in form.fields else None
        form.add_error(field, check_sentence(check))
    return not errors(checks)


def _sent(request: HttpRequest, campaign: Campaign, form: AnnouncementRequestForm) -> bool:
    return submit(
        request,
        form,
        requests.send,
        success_message=_("Đã gửi thông báo, chờ Chủ tịch Hội đồng duyệt."),
        act=ACT,
        campaign=campaign,
        arguments=form.arguments,
        reason=form.cleaned_data["reason"],
        document=form.cleaned_data["document"],
    )


def written_before(returned: ApprovalRequest | None) -> dict[str, Any]:
    """Return the answers of a request that was rejected, to be mended and sent again."""
    if returned is None:
        return {}
    stored: Mapping[str, Any] = returned.arguments
    media = [channel for channel in stored["channels"] if channel != Channel.PORTAL]
    return {
        **stored["content"],
        "number": stored["number"],
        "medium": ", ".join(media),
        "reason": returned.reason,
        "document": returned.document,
    }
