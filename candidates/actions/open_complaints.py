"""The complaints of a campaign: which somebody may read, and which wait for an answer."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, Q, QuerySet

from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.models import Application, Complaint
from candidates.rules.complaints import OTHER_KINDS, ComplaintKind, Decider
from exams.models import Campaign


def complaints_open_to(person: Person, campaign: Campaign, at: datetime) -> QuerySet[Complaint]:
    """Return the complaints in a campaign of those to whom somebody is not tied.

    None that is about the reader; what is decided outside is for whoever enters papers alone.
    """
    files = Application.objects.filter(campaign=campaign).open_to(person)
    rows: QuerySet[Complaint] = Complaint.objects.filter(files.has_file_of())
    rows = rows.exclude(against_person=person)
    if not person.may(Duty.RECEIVE, campaign.code, at=at):
        rows = rows.exclude(decider=Decider.AUTHORITY)
    unanswered_first = F("upheld").asc(nulls_first=True)
    return rows.order_by(unanswered_first, "answer_by", "application__reg_no", "pk")


def undecided_complaints(campaign: Campaign) -> tuple[str, ...]:
    """Return the files whose complaint about screening nobody decided, by receipt number."""
    rows = Complaint.objects.filter(application__campaign=campaign, upheld=None)
    in_order = rows.filter(kind=ComplaintKind.ELIGIBILITY).order_by("application__reg_no")
    return tuple(in_order.values_list("application__reg_no", flat=True))


def unanswered(
    campaign: Campaign, kinds: Iterable[ComplaintKind] = OTHER_KINDS
) -> dict[ComplaintKind, tuple[str, ...]]:
    """Return the complaints of each kind that wait for an answer, by their references."""
    rows = Complaint.objects.filter(
        Q(kind__in=list(kinds)), application__campaign=campaign, upheld=None
    )
    found_of: dict[ComplaintKind, tuple[str, ...]] = {}
    for row in rows.order_by("made_at"):
        kind = ComplaintKind(row.kind)
        found_of[kind] = (*found_of.get(kind, ()), row.reference)
    return found_of


def blocking_kinds(campaign: Campaign) -> tuple[str, ...]:
    """Return the kinds of complaint that no gate passes while one waits (annex ii B)."""
    return tuple(campaign.regulations.get("calendar", {}).get("complaints_that_block", ()))
