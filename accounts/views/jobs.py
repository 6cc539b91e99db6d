"""The page of one's own job: how far it is, what came of it, the way on and the way back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseStopPolling

from accounts.access import current_person, require_duty
from accounts.actions import jobs
from accounts.models import Job
from accounts.rules.duties import Duty
from accounts.rules.jobs import JobState
from audit.rules.refusals import Refusal
from web.action_view import ActionView
from web.fragments import is_swap, render_page
from web.sentences import label, sentence

PART = "job"


@require_duty(Duty.SIGNED_IN)
def job(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one's own job; the part that asks again each second stops when it has ended."""
    now = timezone.now()
    current = get_object_or_404(Job, pk=pk, person=current_person(request))
    jobs.note_seen(current, now)
    context = {
        "job": current,
        "title": label(current.kind),
        "outcome": sentence(current.outcome, **current.facts) if current.outcome else "",
        "doing": _doing(current),
        "is_unattended": current.is_active and not jobs.is_worker_there(now),
        "state": current.state,
        "is_done": current.state == JobState.DONE,
    }
    ends = is_swap(request, PART) and not current.is_active
    status = HttpResponseStopPolling.status_code if ends else 200
    return render_page(request, "accounts/job.html", context, fragment=PART, status=status)


def _doing(job: Job) -> str:
    """Return what a running job does now, in words."""
    return sentence(job.facts["code"], **job.facts) if "code" in job.facts else ""


@require_duty(Duty.SIGNED_IN)
class CancelJob(ActionView):
    """Stop one's own job."""

    object_name = "job"
    action = jobs.cancel
    title = _("Dừng việc: %(what)s")
    lead = _("Chưa ghi gì thì sẽ không ghi gì. Việc đang ghi dở được ghi cho xong, không dừng nữa.")
    button = _("Dừng việc này")
    undo = True  # what was confirmed can be confirmed again
    success_message = _("Đã yêu cầu dừng lúc %(time)s.")
    next_page = ("accounts:job", "pk")

    def get_object(self) -> Job:
        """Return the job, if it is the reader's own. Raises Http404."""
        return get_object_or_404(Job, pk=self.kwargs["pk"], person=current_person(self.request))

    def require_asked(self) -> None:
        if not self.object.is_active:
            raise Refusal("JOB_ENDED")

    def facts(self) -> dict[str, Any]:
        return {"what": label(self.object.kind)}
