"""Complaints that wait for the council's answer."""

from datetime import datetime

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.models import Application, Complaint
from candidates.rules.complaints import ComplaintRemedy, Decider
from exams.worklist import running_campaigns


def complaints_to_decide(person: Person, at: datetime) -> Items:
    """The chair's, and the secretary's where the competent body decides: complaints to answer.

    By the first day on which one has to be answered.
    """
    yield from _of(person, at, Duty.DECIDE, ~Q(decider=Decider.AUTHORITY) & _UNANSWERED)
    yield from _of(person, at, Duty.RECEIVE, Q(decider=Decider.AUTHORITY, upheld=None))


_UNANSWERED = Q(upheld=None) | Q(upheld=True, remedy=ComplaintRemedy.AUTHORITY)


def _of(person: Person, at: datetime, duty: Duty, which: Q) -> Items:
    campaigns = {each.pk: each for each in running_campaigns(person, at, duty)}
    if not campaigns:
        return
    files = Application.objects.filter(campaign__in=campaigns)
    files = files.exclude(pk__in=files.closed_to(person).values("pk"))
    unanswered = Complaint.objects.filter(which, files.has_file_of())
    unanswered = unanswered.exclude(against_person=person)
    rows = unanswered.order_by("application__campaign__code").values_list("application__campaign")
    for pk, count, due in rows.annotate(Count("pk"), Min("answer_by")):
        url = reverse("candidates:complaints", args=[campaigns[pk].code])
        title = _("Khiếu nại, tố cáo chờ trả lời")
        yield WorkItem(title, campaigns[pk], url, due=due, count=count)
