"""Every complaint of a campaign that its reader may read, with the page that answers it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.access import current_person, require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.open_complaints import complaints_open_to
from candidates.models import Complaint
from candidates.rules.complaints import UNNAMED, ComplaintKind, ComplaintState, Decider
from exams.models import Campaign
from web.lists import page_of


@require_duty(Duty.RECEIVE, Duty.DECIDE, campaign="code", files=True)
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """List the complaints of a campaign, those without an answer first."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    reader, at = current_person(request), timezone.now()
    complaints = complaints_open_to(reader, campaign, at)
    duties = {duty for duty in (Duty.RECEIVE, Duty.DECIDE) if reader.may(duty, code, at=at)}
    rows = complaints.select_related("application", "against_person")
    page = page_of(request, rows)
    lines = [_row(each, code, duties) for each in page]
    context = {"campaign": campaign, "rows": lines, "page": page}
    return render(request, "candidates/screen/complaints.html", context)


def _row(complaint: Complaint, code: str, duties: set[Duty]) -> dict[str, Any]:
    kind = ComplaintKind(complaint.kind)
    is_screening = kind == ComplaintKind.ELIGIBILITY
    return {
        "complaint": complaint,
        "name": complaint.application.reg_no if is_screening else complaint.reference,
        "kind": kind.code,
        "file": "" if kind in UNNAMED else complaint.application.reg_no,
        "whom": against(complaint.against_person, complaint.against),
        "url": _url(complaint, code, duties),
    }


def against(person: Person | None, words: str) -> str:
    """Return whom or what a complaint is about."""
    return ", ".join(filter(None, [person.full_name if person else "", words]))


def _url(complaint: Complaint, code: str, duties: set[Duty]) -> str:
    """Return the page on which this reader answers a complaint now; blank: on none."""
    is_outside = complaint.decider == Decider.AUTHORITY
    if (Duty.RECEIVE if is_outside else Duty.DECIDE) not in duties:
        return ""
    if complaint.state == ComplaintState.REFERRED:
        return reverse("candidates:answer-referred", args=[code, complaint.pk])
    if complaint.state != ComplaintState.MADE:
        return ""
    is_screening = complaint.kind == ComplaintKind.ELIGIBILITY
    page = "candidates:decide-complaint" if is_screening else "candidates:answer-complaint"
    return reverse(page, args=[code, complaint.pk])
