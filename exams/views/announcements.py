"""The versions of an announcement: what each changed, and each as it was published."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import Announcement, Campaign, Posting
from exams.rules.announced_changes import AnnouncedChange, announced_changes, announced_days


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an announcement, with what it changed and the versions before it."""

    announcement: Announcement
    changes: tuple[AnnouncedChange, ...]
    earlier: tuple[Announcement, ...]
    latest: int

    @property
    def reason(self) -> str:
        return str(self.announcement.content.get("reason", ""))


def version_of(campaign: Campaign, number: int | None = None) -> Version | None:
    """Return a version of a campaign's announcement, the latest unless one is named."""
    versions = list(campaign.announcements.all())
    upto = [each for each in versions if number is None or each.version <= number]
    if not upto or (number is not None and upto[-1].version != number):
        return None
    *earlier, this = upto
    changes = announced_changes(earlier[-1].content, this.content) if earlier else ()
    return Version(this, changes, tuple(reversed(earlier)), versions[-1].version)


@require_duty(Duty.EVERYONE, campaign="code")
def announcement(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """Show one version of the announcement as it was published, and whether it still holds."""
    announced = get_object_or_404(Campaign.objects.public(), code=code)
    which = version_of(announced, version)
    if which is None:
        raise Http404
    context = {
        "campaign": announced,
        "version": which,
        "announcement": which.announcement,
        "days": announced_days(which.announcement.content),
        "postings": Posting.objects.filter(announcement=which.announcement),
    }
    return render(request, "exams/announce/version.html", context)
