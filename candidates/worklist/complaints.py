"""Complaints that wait for the council's answer."""

from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.models import Application, Complaint
from exams.worklist import running_campaigns


def complaints_to_decide(person: Person, at: datetime) -> Items:
    """The chair's: complaints about screening, by the first day on which one has to be answered."""
    campaigns = {each.pk: each for each in running_campaigns(person, at, Duty.DECIDE)}
    if not campaigns:
        return
    unanswered = Complaint.objects.filter(application__campaign__in=campaigns, upheld=None)
    unanswered = unanswered.exclude(application__in=Application.objects.closed_to(person))
    rows = unanswered.order_by("application__campaign__code").values_list("application__campaign")
    for pk, count, due in rows.annotate(Count("pk"), Min("answer_by")):
        url = reverse("candidates:complaints", args=[campaigns[pk].code])
        title = _("Khiếu nại về kết quả thẩm định, chờ trả lời")
        yield WorkItem(title, campaigns[pk], url, due=due, count=count)
