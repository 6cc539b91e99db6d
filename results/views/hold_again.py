"""A position that the competent body wants held again: one asks that it is voided, another does."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions.open_complaints import complaints_open_to
from candidates.rules.complaints import ComplaintKind
from exams.models import Campaign
from results.forms.hold_again import HoldAgainForm
from results.rules.enums import ActName
from results.views.asking import asking_page, question


@require_duty(Duty.DECIDE, campaign="code", files=True)
def hold_again(request: HttpRequest, code: str, pk: UUID) -> HttpResponse:
    """Ask that a position is voided, on a paper; who is tied to the candidate does not find it."""
    campaign = get_object_or_404(Campaign, code=code)
    readable = complaints_open_to(current_person(request), campaign, timezone.now())
    rows = readable.filter(kind=ComplaintKind.ELIGIBILITY)
    complaint = get_object_or_404(rows.select_related("application__position"), pk=pk)
    application = complaint.application
    asked = question(
        ActName.HOLD_AGAIN,
        campaign,
        lead=_(
            "Hồ sơ %(number)s, vị trí %(position)s. Được duyệt: vị trí này không có kết quả, người "
            "của vị trí nhận thư báo; các vị trí khác công bố bình thường. Kết quả đã công bố thì "
            "lập bảng xếp hạng lại và đính chính."
        )
        % {"number": application.reg_no, "position": application.position_code},
        back=reverse("candidates:complaints", args=[code]),
        about={"complaint": str(complaint.pk)},
        blank={"document": "", "reason": ""},
    )
    return asking_page(request, asked, HoldAgainForm(request.POST or None))
