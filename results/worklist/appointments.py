"""Who was selected, and of whom nobody entered yet what the authority decided."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from exams.rules.stages import Stage
from exams.worklist import running_campaigns
from results.actions.undecided_appointments import undecided_appointments


def appointments_to_record(person: Person, at: datetime) -> Items:
    """The secretary's: selected candidates without a decision on appointing, once published."""
    receiving = running_campaigns(person, at, Duty.RECEIVE, and_published=True)
    published = {each.pk: each for each in receiving if each.stage == Stage.PUBLISH}
    if not published:
        return
    counts = undecided_appointments(published, person)
    for pk, campaign in published.items():
        if counts[pk]:
            where = reverse("results:appointments", args=[campaign.code])
            title = _("Người trúng tuyển chưa ghi kết quả bổ nhiệm")
            yield WorkItem(title, campaign, where, count=counts[pk])
