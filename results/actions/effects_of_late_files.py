"""What letting a late file in will do: which file, until when, and how many there are then."""

from datetime import date

from django.utils import timezone

from accounts.actions.two_persons import Effect
from candidates.actions import late_files
from candidates.models import Application


def of_late_file(
    *, application: Application, until: date | None, document: str, reason: str
) -> Effect:
    """Return the file, and the day that is typed. Raises Refusal NOT_LATE or DAY_NOT_COMING."""
    day = late_files.last_day(application, until, timezone.localdate())
    admitted = application.campaign.applications.filter(late_until__isnull=False).count()
    was = f"{application.late_until}" if application.late_until else ""
    return Effect(
        figures=[("EFFECT_ADMITTED_LATE", admitted + (not was))],
        lines=[{"number": application.reg_no, "state": application.state}],
        changes=[(f"{application.reg_no} late_until", was, f"{day}")],
        read=[application.campaign, application],
    )
