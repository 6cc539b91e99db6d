"""The page of dry runs of a campaign: one is asked for, and the reports of those that were held."""

import json
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.actions import jobs
from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.views.form_guide import FormGuide
from rehearsal import job
from rehearsal.actions.keep import keep_report
from rehearsal.models import DryRun
from web.forms import ActionForm
from web.sentences import sentence
from web.views import render_form, see_other, show_refusal, submit

_GUIDE = FormGuide(
    keep_report,
    _("Kết quả hiện ở trang này: các bước, việc bị từ chối, xếp hạng của người giả định."),
)


@require_duty(Duty.PREPARE, Duty.ANNOUNCE, campaign="code")
def rehearsals(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for a dry run of a campaign's regulations, and read what the others came to."""
    campaign = get_object_or_404(Campaign.objects.select_related("profile"), code=code)
    page, form = reverse("rehearsal:rehearsals", args=[code]), ActionForm(request.POST or None)
    key = uuid4()
    if form.is_valid() and _is_possible(request, form, campaign):
        asked: dict[str, Any] = {"key": key, "kind": job.KIND, "steps": job.STEPS}
        asked |= {"arguments": {"campaign": code}, "leads_to": page, "back": page}
        if submit(request, form, jobs.enqueue, **asked):
            latest = jobs.latest_job(current_person(request), page)
            return see_other("accounts:job", latest.pk if latest else key)
    latest = jobs.latest_job(current_person(request), page)
    context = {
        "campaign": campaign,
        "form": form,
        "form_guide": _GUIDE,
        "job": latest if latest and latest.is_active else None,
        "is_unattended": not jobs.is_worker_there(timezone.now()),
        "dry_runs": [_report_in_words(each) for each in DryRun.objects.filter(campaign=campaign)],
    }
    return render_form(request, "rehearsal/rehearsals.html", context)


def _is_possible(request: HttpRequest, form: ActionForm, campaign: Campaign) -> bool:
    """Say whether there are regulations to play by; if not, the page says so."""
    try:
        job.regulations_of(campaign)
    except Refusal as refusal:
        show_refusal(request, form, refusal)
        return False
    return True


def _report_in_words(dry_run: DryRun) -> dict[str, Any]:
    """Return a report, with what was refused in words."""
    refused = dry_run.report["refused"]
    words = sentence(refused[0], **json.loads(refused[1])) if refused else ""
    return {"run": dry_run, "refused": words, "report": dry_run.report}
