"""Who stands behind a founded body, put right by two persons on a document."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import Body
from exams.rules.bodies import BodyKind
from exams.rules.checks import warnings
from exams.rules.supervision import ASKED_OF
from results.forms.founding import CorrectedFoundingForm
from results.views.asking import asking_page, question
from results.views.bodies import kind_named
from web.sentences import label


@require_duty(Duty.PREPARE, Duty.KEEP_ACCOUNTS, campaign="code")
def correct_founding(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Ask that it is written down who chairs the council, or who decided on the supervision."""
    bodies = Body.objects.select_related("campaign").exclude(founded_at=None)
    asked_of = bodies.filter(kind__in=ASKED_OF)
    body = get_object_or_404(asked_of, campaign__code=code, kind=kind_named(slug))
    lead = _("%(body)s. Chỉ ghi lại thành phần, thẩm quyền; ghế và vai trò không thay đổi.")
    asked = question(
        "CORRECT_FOUNDING",
        body.campaign,
        lead=lead % {"body": capfirst(label(body.kind))},
        back=reverse("results:body", args=[code, slug]),
        about={"body": body.kind},
        blank={"under": "", "document": "", "reason": ""},
    )
    points = warnings(asked.checks({"under": request.POST.get("under", "")}))
    kind, but = BodyKind(body.kind), body.founded_under
    form = CorrectedFoundingForm(request.POST or None, kind=kind, but=but, open_points=points)
    return asking_page(request, asked, form)
