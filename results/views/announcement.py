"""The announcement: the secretary writes it and sends it, the chair applies it as it was seen."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from accounts.access import current_person, require_duty
from accounts.actions import approvals
from accounts.models import ApprovalRequest
from accounts.rules.approvals import RequestState
from accounts.rules.duties import Duty
from audit.rules.refusals import Refusal
from exams.models import Campaign
from exams.rules.checks import Check, errors, warnings
from exams.rules.enums import ChannelKind
from results.forms.announcement import AnnouncementRequestForm
from results.process import requests
from results.process.act_gates import checks_of
from results.process.acts import ACTS
from results.views.checks import check_rows, check_sentence, people_of
from results.views.preparation import draft_checks
from web.action_view import ActionView
from web.forms import ReasonForm
from web.views import render_form, see_other, submit

ACT = ACTS["ANNOUNCE"]


@require_duty(Duty.PREPARE, campaign="code")
def announce(request: HttpRequest, code: str) -> HttpResponse:
    """Write the announcement, see what still keeps it back, and send it to be applied."""
    campaign = get_object_or_404(Campaign, code=code)
    returned = requests.last_returned(ACT, campaign)
    earlier = returned or requests.last_taken_back(ACT, campaign)
    open_points = warnings(draft_checks(campaign))
    form = AnnouncementRequestForm(
        request.POST or None, initial=written_before(earlier), open_points=open_points
    )
    checks = _checks(campaign, form)
    if form.is_valid() and _sendable(form, checks) and _sent(request, campaign, form):
        return see_other("results:prepare", code)
    context = {
        "form": form,
        "campaign": campaign,
        "positions": campaign.positions.select_related("post"),
        "errors": check_rows(errors(checks), campaign, request),
        "warnings": check_rows(open_points, campaign, request, form),
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
        accepted=form.accepted,
        reason=form.cleaned_data["reason"],
        document=form.cleaned_data["document"],
    )


def written_before(returned: ApprovalRequest | None) -> dict[str, Any]:
    """Return the answers of a request that came back, to be mended and sent again."""
    if returned is None:
        return {}
    stored: Mapping[str, Any] = returned.arguments
    media = [channel for channel in stored["channels"] if channel != ChannelKind.PORTAL]
    return {
        **stored["content"],
        "number": stored["number"],
        "medium": ", ".join(media),
        "reason": returned.reason,
        "document": returned.document,
    }


@require_duty(Duty.PREPARE, campaign="code")
class TakeBackAnnouncement(ActionView):
    """Ask why, then take back an announcement that was sent and is not public yet."""

    form_class = ReasonForm
    queryset = ApprovalRequest.objects.filter(act=ACT.name).order_by("-asked_at", "-event__seq")
    object_name = "sent"
    next_page = ("results:prepare", "code")
    action = approvals.withdraw
    title = _lazy("Rút thông báo đã gửi duyệt")
    caption = "%(campaign)s"
    lead = _lazy("Thông báo chưa công khai. Nội dung đã soạn được giữ để sửa và gửi lại.")
    button = _lazy("Rút thông báo")
    danger = True
    undo = True
    success_message = _lazy("Đã rút thông báo lúc %(time)s; kỳ thi vẫn là bản soạn.")

    def get_object(self) -> ApprovalRequest:
        """Return the last request to announce this campaign. Raises Http404 where there is none."""
        sent = self.queryset.filter(campaign=self.kwargs["code"]).first()
        if sent is None:
            raise Http404
        return sent

    def is_done(self) -> bool:
        return bool(self.object.state == RequestState.WITHDRAWN)

    def require_asked(self) -> None:
        """Refuse (NOT_YOURS) whoever did not send it, and (REQUEST_DECIDED) what was decided."""
        if self.object.state != RequestState.OPEN:
            raise Refusal("REQUEST_DECIDED", state=f"REQUEST_{self.object.state}")
        if self.object.asked_by_id != current_person(self.request).pk:
            raise Refusal("NOT_YOURS")

    def arguments(self, form: ReasonForm) -> dict[str, Any]:
        return {"request": self.object, **form.answers()}

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "campaign": Campaign.objects.get(code=self.kwargs["code"])}
