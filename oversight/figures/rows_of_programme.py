"""The planned days of campaigns, each with the day on which it was done."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils import timezone

from exams.actions.outside_steps import recorded_outside
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.outside_steps import OutsideStep
from oversight.figures.programme import ProgrammeItem
from results.models import Publication
from results.rules.enums import PublicationKind

# The days of a plan that something answers, and the code of the step's words.
STEPS = {
    "eligible_list_published": "P5_SCREENING",
    "written_exam": "P7_WRITTEN_EXAM",
    "provisional_published": "P11_MARKING",
    "remark_published": "P13_REMARK_MARKING",
    "defence": "PROPOSAL",
    "reported": "P17_REPORT",
    "approved": "P18_APPROVE",
    "published": "P19_PUBLISH",
}
OUTSIDE = ("reported", "approved")  # of which nothing but its record tells that it was done
PUBLISHED = {
    PublicationKind.ELIGIBLE: "eligible_list_published",
    PublicationKind.PROVISIONAL: "provisional_published",
    PublicationKind.REMARK: "remark_published",
    PublicationKind.OFFICIAL: "published",
}


def programme_items(campaigns: Sequence[Campaign]) -> list[ProgrammeItem]:
    """Return every planned day of these campaigns, campaign by campaign, in the order of the steps.

    A sitting is done on its day, once its scripts are coded or its defences are closed; a list
    with its first version.
    """
    completed = _completed_days(campaigns)
    return [
        ProgrammeItem(
            campaign.code,
            step,
            date.fromisoformat(campaign.dates[name]),
            completed.get((campaign.pk, name)),
        )
        for campaign in campaigns
        for name, step in STEPS.items()
        if campaign.dates.get(name)
        and (name not in OUTSIDE or (campaign.pk, name) in completed)  # counted once recorded
    ]


def _completed_days(campaigns: Sequence[Campaign]) -> Mapping[tuple[object, str], date]:
    return dict((*_published(campaigns), *_sat(campaigns), *_recorded(campaigns)))


def _recorded(campaigns: Sequence[Campaign]) -> Iterable[tuple[tuple[object, str], date]]:
    """Yield what was done outside the system, as the secretary recorded it."""
    for campaign in campaigns:
        for step in OutsideStep:
            if row := recorded_outside(campaign, step):
                yield (campaign.pk, step.day_name), date.fromisoformat(row["on"])


def _published(campaigns: Sequence[Campaign]) -> Iterable[tuple[tuple[object, str], date]]:
    first = Publication.objects.filter(campaign__in=campaigns, version=1, kind__in=PUBLISHED)
    for pk, kind, day in first.values_list("campaign", "kind", "published_on"):
        yield (pk, PUBLISHED[PublicationKind(kind)]), day


def _sat(campaigns: Sequence[Campaign]) -> Iterable[tuple[tuple[object, str], date]]:
    for campaign in campaigns:
        for part in campaign.parts.all():
            is_written = part.kind == PartKind.WRITTEN
            is_over = part.sealed_at if is_written else part.closed_at
            if is_over and part.starts_at:
                name = "written_exam" if is_written else "defence"
                yield (campaign.pk, name), timezone.localdate(part.starts_at)
