"""Papers that candidates ask their units for, and that nobody handed in yet."""

from datetime import datetime

from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions.paper_requests import in_time, open_requests
from exams.rules.stages import Stage
from exams.worklist import running_campaigns


def papers_to_supply(person: Person, at: datetime) -> Items:
    """The planning officer's: what candidates ask their units to write and to hand in."""
    running = running_campaigns(person, at, Duty.KEEP_PLANNING)
    campaigns = {each.pk: each for each in running if each.stage in (Stage.REGISTER, Stage.SCREEN)}
    if not campaigns:
        return
    rows = open_requests(person, campaigns.values())
    rows = in_time(rows, timezone.localdate(at))
    counts = rows.order_by("application__campaign__code").values_list("application__campaign")
    for pk, count, late_until in counts.annotate(Count("pk"), Max("application__late_until")):
        url = reverse("candidates:asked-papers", args=[campaigns[pk].code])
        title = _("Giấy tờ thí sinh nhờ đơn vị")
        due = max(filter(None, [late_until, campaigns[pk].registration_closes]))
        yield WorkItem(title, campaigns[pk], url, count=count, due=due)
