"""Files that missed the last day: which there are, and the request to let one of them in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, duties_of_user, require_duty
from accounts.rules.duties import Duty
from candidates.actions import late_pleas
from candidates.actions.late_files import late_files as missed
from candidates.actions.read import dossier_read
from candidates.actions.recusal import require_open_to
from candidates.rules.enums import ApplicationState
from exams.models import Campaign
from exams.rules.stages import REGISTER, SCREEN
from exams.views.timely import untimely
from results.forms.late_files import LateFileForm
from results.process import requests
from results.process.acts import ACTS
from results.rules.enums import ActName
from results.views.asking import asking_page, question
from web.lists import page_of


@require_duty(Duty.RECEIVE, Duty.DECIDE, campaign="code", files=True)
def late_files(request: HttpRequest, code: str) -> HttpResponse:
    """List the drafts not submitted in time, the papers that came late, and who was let in."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    today, act, reader = timezone.localdate(), ACTS[ActName.ADMIT_LATE], current_person(request)
    dossier_read(about=f"{code} X03", by=reader, at=timezone.now())
    names = missed(campaign, today).open_to(reader).with_names().select_related("position__post")
    page = page_of(request, names)
    at_second = requests.open_requests(act, campaign)
    admitted = campaign.applications.filter(late_until__isnull=False).open_to(reader).with_names()
    context = {
        "campaign": campaign,
        "page": page,
        "missed": [(file, at_second.get(file.reg_no)) for file in page],
        "admitted": admitted.order_by("reg_no"),
        "today": today,
        "pleas": late_pleas.unanswered_in(campaign, today)[0],
        "duties": [str(duty) for duty in duties_of_user(request, code)],
        "untimely": untimely(campaign, REGISTER, SCREEN),
    }
    return render(request, "results/gates/late_files.html", context)


@require_duty(Duty.RECEIVE, campaign="code")
def admit_late(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """Ask that one late file is let in: until when, on which document, and why."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    file = get_object_or_404(campaign.applications.with_names(), reg_no=number)
    require_open_to(current_person(request), file)
    is_draft = file.state == ApplicationState.DRAFT
    dossier_read(about=file.reference, by=current_person(request), at=timezone.now())
    lead = (
        _("%(name)s, hồ sơ %(number)s. Được duyệt, thí sinh tự điền và nộp đến hết ngày ghi dưới.")
        if is_draft
        else _("%(name)s, hồ sơ %(number)s. Được duyệt, hồ sơ giấy được xét như nhận đúng hạn.")
    )
    asked = question(
        ActName.ADMIT_LATE,
        campaign,
        lead=lead % {"name": file.person_name, "number": number},
        back=reverse("results:late-files", args=[code]),
        about={"number": number},
        blank={"until": "", "document": "", "reason": ""},
    )
    pleaded = {"document": file.late_document, "reason": file.late_reason}
    form = LateFileForm(request.POST or None, is_draft=is_draft, initial=pleaded)
    return asking_page(request, asked, form)
