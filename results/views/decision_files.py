"""The scans of what founded a body, and of what an announcement rests on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import decision_files
from candidates.views.decision_files import AttachFile, scan_of, scan_response
from exams.models import Body, Clearance
from exams.rules.decision_files import FileOf
from results.views.bodies import READERS, kind_named
from web.sentences import label


@require_duty(Duty.PREPARE, Duty.KEEP_ACCOUNTS, campaign="code")
class AttachToBody(AttachFile):
    """Take the decision by which a body was founded."""

    of = FileOf.BODY
    object_name = "body"
    action = decision_files.attach_to_body
    next_page = ("results:body", "code", "slug")

    def get_object(self) -> Body:
        founded = Body.objects.exclude(founded_at=None).select_related("campaign")
        named = {"campaign__code": self.kwargs["code"], "kind": kind_named(self.kwargs["slug"])}
        return get_object_or_404(founded, **named)

    def about(self) -> str:
        return str(self.object.kind)

    def facts(self) -> dict[str, Any]:
        body = self.object
        names = {"thing": label(body.kind), "document": body.number, "campaign": body.campaign}
        return {**super().facts(), **names}


@require_duty(Duty.PREPARE, Duty.ANNOUNCE, campaign="code")
class AttachToClearance(AttachFile):
    """Take the document by which a clearance was ticked."""

    of = FileOf.CLEARANCE
    object_name = "clearance"
    action = decision_files.attach_to_clearance
    queryset = Clearance.objects.in_force().select_related("campaign")
    lookup = {"campaign__code": "code", "kind": "kind"}
    next_page = ("exams:clearances", "code")

    def facts(self) -> dict[str, Any]:
        row = self.object
        names = {"thing": label(row.kind), "document": row.document, "campaign": row.campaign}
        return {**super().facts(), **names}


@require_duty(*READERS, campaign="code")
def body_file(request: HttpRequest, code: str, slug: str, scan: str = "") -> HttpResponse:
    """Return the scan of the decision by which a body was founded, or one that was replaced."""
    file = scan_of(code, FileOf.BODY, kind_named(slug), scan)
    return scan_response(request, file, f"{code} {slug}")


@require_duty(Duty.PREPARE, Duty.ANNOUNCE, Duty.WATCH, campaign="code")
def clearance_file(request: HttpRequest, code: str, kind: str, scan: str = "") -> HttpResponse:
    """Return the scan of the document by which a clearance was ticked, or one that was replaced."""
    row = get_object_or_404(Clearance.objects.in_force(), campaign__code=code, kind=kind)
    file = scan_of(code, FileOf.CLEARANCE, str(row.pk), scan)
    return scan_response(request, file, f"{code} {kind}")
