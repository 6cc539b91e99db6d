"""The room proposes that somebody is suspended or cancelled; the chair decides it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import Entry, ExamPart
from exams.rules.enums import SittingState
from results.forms.requests import DisqualifyForm
from results.rules.enums import ActName
from results.views.asking import asking_page, question


@require_duty(Duty.INVIGILATE, campaign="code")
def disqualify(request: HttpRequest, code: str, kind: str, number: str) -> HttpResponse:
    """Propose to the chair, by the minutes of the room, what becomes of one candidate number."""
    parts = ExamPart.objects.select_related("campaign")
    part = get_object_or_404(parts, campaign__code=code, kind=kind)
    entry = get_object_or_404(Entry, campaign=part.campaign, number=number)
    sitting = part.sittings.filter(entry=entry).first()  # of whoever did not come the page says so
    lead = _("Số báo danh %(number)s. Chủ tịch Hội đồng quyết định theo biên bản của phòng thi.")
    asked = question(
        ActName.DISQUALIFY,
        part.campaign,
        lead=lead % {"number": number},
        back=reverse("candidates:attendance", args=[code, kind]),
        about={"kind": kind, "number": number},
        blank={"state": "", "minutes": ""},
    )
    former = sitting.state if sitting else SittingState.ABSENT
    return asking_page(request, asked, DisqualifyForm(request.POST or None, former=former))
