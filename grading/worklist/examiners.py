"""What waits for an examiner: scripts without a mark, marks not handed in, slips."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from exams.models import Campaign, Lot, Recusal
from exams.rules.enums import PartKind, SittingState
from exams.rules.stages import Stage
from grading.models import Assignment, Seat, Slip
from grading.rules.enums import Round
from grading.worklist.campaigns import DEADLINES, campaigns_marked


def marks_of_mine(person: Person, at: datetime) -> Items:
    """The examiner's: scripts without a mark; then marks that were not handed in."""
    campaigns = campaigns_marked(person, at, Duty.MARK)
    if not campaigns:
        return
    for pk, blank, whole, again in _marks_not_handed_in(person, campaigns):
        campaign, deadline = campaigns[pk], DEADLINES[Round.REMARK if again else Round.MARK]
        if blank:
            assignment = reverse("grading:marks", args=[campaign.code])
            title = _("Bài chưa có điểm")
            yield WorkItem(title, campaign, assignment, count=blank, deadline=deadline)
        else:
            url = reverse("grading:hand-in", args=[campaign.code])
            title = _("Nộp điểm đã chấm")
            yield WorkItem(title, campaign, url, count=whole, deadline=deadline)


def _marks_not_handed_in(person: Person, campaigns: dict[Any, Campaign]) -> Any:
    """Yield (campaign, scripts without a mark, all not handed in, those marked again), by code."""
    of_campaigns = {"script__part__campaign__in": list(campaigns)}
    own = Assignment.objects.counted().filter(examiner=person, **of_campaigns)
    counted = own.filter(mark__final_at=None).values_list("script__part__campaign")
    blank = Count("pk", filter=Q(mark__points=None))
    again = Count("pk", filter=Q(round=Round.REMARK))
    totals = counted.annotate(blank=blank, whole=Count("pk"), again=again)
    return totals.order_by("script__part__campaign__code")


def slips_of_mine(person: Person, at: datetime) -> Items:
    """The panel member's: defenders who are here, and have no slip of theirs."""
    if not person.may(Duty.SCORE_DEFENCE, at=at):
        return
    seats = list(_seats_of(person))
    present = _defenders(seats, person)
    slips = Slip.objects.counted().filter(seat__in=seats)
    handed_in = Counter(slips.values_list("seat", flat=True))
    for seat in seats:
        if left := present[seat.part_id, seat.position_id] - handed_in[seat.pk]:
            url = reverse("grading:sheet", args=[seat.pk])
            post = seat.position.title
            title = _("Phiếu chấm đề án chưa nộp")
            day = timezone.localdate(seat.part.starts_at) if seat.part.starts_at else None
            yield WorkItem(title, seat.part.campaign, url, count=left, due=day, detail=post)


def _seats_of(person: Person) -> Any:
    """Return the seats of a member in the defences that are being scored."""
    seats = Seat.objects.filter(member=person, part__campaign__stage=Stage.MARK)
    scored = seats.filter(part__campaign__part=PartKind.PROPOSAL)
    rows = scored.select_related("position__post", "part__campaign")
    return rows.order_by("part__campaign__code", "position__code")


def _defenders(seats: list[Seat], member: Person) -> Counter[tuple[Any, Any]]:
    """Count whom a member hears, by part and position: not those whom they may not judge."""
    recused = Recusal.objects.filter(person=member, lifted_at=None)
    lots = Lot.objects.filter(
        part__in={seat.part_id for seat in seats},
        entry__sittings__part=F("part"),
        entry__sittings__state=SittingState.PRESENT,
    )
    heard = lots.exclude(entry__in=recused.values("entry"))
    return Counter(heard.values_list("part", "entry__position"))
