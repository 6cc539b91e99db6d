"""A dry run as a background job: its steps are told while it is played, its report is kept."""

from functools import partial
from typing import Any

from django.utils import timezone

from accounts.actions import jobs
from accounts.models import Job
from accounts.rules.jobs import ACTIVE
from exams.models import Campaign
from exams.rules.profile import Values
from exams.rules.refusals import Refusal
from exams.rules.stages import IN_ORDER
from rehearsal import apart
from rehearsal.actions.keep import keep_report

KIND = "DRY_RUN"
STEPS = len(IN_ORDER) + 1  # the database is made before the first


def regulations_of(campaign: Campaign) -> tuple[str, Values]:
    """Return the regulations of a campaign with their name. Raises Refusal PROFILE_MISSING."""
    profile = campaign.profile
    if profile is None:
        raise Refusal("PROFILE_MISSING", field="profile")
    return str(profile), campaign.regulations or profile.values


def carry_through(job: Job) -> None:
    """Play a dry run and keep its report. Raises JobStopped, or what keeps it from being held."""
    campaign = Campaign.objects.select_related("profile").get(code=job.arguments["campaign"])
    profile, values = regulations_of(campaign)
    active = Job.objects.filter(kind=KIND, state__in=ACTIVE).values_list("pk", flat=True)
    apart.sweep({str(pk) for pk in active})
    jobs.step(job, 0, timezone.now(), code="DRY_RUN_OPENS")
    report = apart.play_apart(job.pk, values, partial(_tell_step, job))
    at = timezone.now()
    arguments: dict[str, Any] = {"campaign": campaign, "profile": profile, "report": report}
    act = partial(keep_report, **arguments, by=job.person, at=at)
    outcome = "DRY_RUN_REFUSED" if report["refused"] else "DRY_RUN_DONE"
    jobs.carry_out(job=job, act=act, outcome=outcome, facts={}, at=at)


def _tell_step(job: Job, step: str) -> None:
    """Say at which step the dry run is, which renews the lease."""
    number = [str(each) for each in IN_ORDER].index(step) + 1
    jobs.step(job, number, timezone.now(), code="DRY_RUN_AT", number=number, last=STEPS - 1)
