"""What candidates gave or asked after they registered, and nobody has looked at since."""

from datetime import datetime

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions.late_pleas import unanswered
from candidates.actions.needs import GONE
from candidates.actions.recusal import closed_to
from candidates.actions.supplements import NOT_SCREENED
from candidates.models import Decision, Need, Supplement
from candidates.rules.enums import DecisionKind
from exams.rules.stages import Stage
from exams.worklist import running_campaigns


def supplements_to_read(person: Person, at: datetime) -> Items:
    """The screening officer's: files that their candidate changed after the last word on them."""
    running = running_campaigns(person, at, Duty.SCREEN)
    screening = [campaign for campaign in running if campaign.stage == Stage.SCREEN]
    if not screening:
        return
    of_file = Decision.objects.filter(application=OuterRef("application"))
    latest = of_file.filter(kind=DecisionKind.OFFICER).order_by("-decided_at").values("decided_at")
    is_open = Q(answered_at=None, taken_back_at=None, until__gte=timezone.localdate(at))
    rows = Supplement.objects.filter(application__campaign__in=screening).exclude(is_open)
    changed = rows.annotate(decided=Subquery(latest[:1])).filter(decided__lte=F("heard_at"))
    left = changed.exclude(application__state__in=NOT_SCREENED)
    left = left.exclude(application__in=closed_to(person))
    files = left.values_list("application__campaign", "application__reg_no").distinct()
    campaigns = {campaign.pk: campaign for campaign in screening}
    for pk, number in files.order_by("application__campaign", "application__reg_no"):
        yield WorkItem(
            _("Xem phần bổ sung của hồ sơ %(number)s") % {"number": number},
            campaigns[pk],
            reverse("candidates:file", args=[campaigns[pk].code, number]),
        )


def supplements_on_paper(person: Person, at: datetime) -> Items:
    """The secretary's: what was asked by letter, and is entered once it is brought."""
    running = running_campaigns(person, at, Duty.RECEIVE)
    campaigns = {each.pk: each for each in running if each.stage == Stage.SCREEN}
    if not campaigns:
        return
    unanswered = Supplement.objects.filter(answered_at=None, taken_back_at=None)
    in_time = unanswered.filter(until__gte=timezone.localdate(at), application__person=None)
    rows = in_time.filter(application__campaign__in=campaigns)
    left = rows.exclude(application__state__in=NOT_SCREENED)
    left = left.exclude(application__in=closed_to(person))
    asked = left.values_list("application__campaign", "application__reg_no", "until")
    for pk, number, until in asked.order_by("application__campaign", "application__reg_no"):
        yield WorkItem(
            _("Nhập phần bổ sung bằng giấy của hồ sơ %(number)s") % {"number": number},
            campaigns[pk],
            reverse("candidates:paper-supplement", args=[campaigns[pk].code, number]),
            due=until,
        )


def needs_to_decide(person: Person, at: datetime) -> Items:
    """The secretary's: what candidates declared to need in the room, and nobody decided."""
    running = running_campaigns(person, at, Duty.RECEIVE)
    campaigns = {campaign.pk: campaign for campaign in running}
    if not campaigns:
        return
    declared = Need.objects.filter(decided_at=None, taken_back_at=None)
    left = declared.filter(application__campaign__in=campaigns).exclude(application__state__in=GONE)
    left = left.exclude(application__in=closed_to(person))
    counts = left.values_list("application__campaign").annotate(Count("pk"))
    for pk, count in counts.order_by("application__campaign__code"):
        url = reverse("candidates:needs", args=[campaigns[pk].code])
        yield WorkItem(_("Đề nghị bố trí khi dự thi"), campaigns[pk], url, count=count)


def late_pleas_to_answer(person: Person, at: datetime) -> Items:
    """The secretary's: who asked to hand in a file late, and was told nothing."""
    running = running_campaigns(person, at, Duty.RECEIVE)
    campaigns = {each.pk: each for each in running if each.stage in (Stage.REGISTER, Stage.SCREEN)}
    if not campaigns:
        return
    pleas = unanswered(campaigns.values(), timezone.localdate(at)).open_to(person)
    for pk, count in pleas.order_by("campaign__code").values_list("campaign").annotate(Count("pk")):
        url = reverse("results:late-files", args=[campaigns[pk].code])
        yield WorkItem(_("Đơn xin nộp hồ sơ muộn, chờ trả lời"), campaigns[pk], url, count=count)
