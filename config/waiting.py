"""What waits for each duty; every question costs the same for one campaign as for ten."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.models import Application, PlanningList
from config.items import WorkItem
from exams.actions.clock import calendar_profile, dates_of, working_calendar
from exams.models import Campaign, Lot, Position, Sanction, Script
from exams.rules.deadlines import deadlines
from exams.rules.stages import Stage
from exams.rules.terms import PartKind, SittingState
from exams.sentences import word
from grading.actions.regulations import scoring_of
from grading.actions.settle import deciding_steps
from grading.actions.standing import marks_in_hand
from grading.models import Assignment, Ranking, Seat, Slip
from grading.rules.reconciliation import Settled, reconcile
from grading.rules.terms import Pending
from results.views.deeds import DEEDS, Deed, timely
from results.views.done import Done, done_of, unspoken

Items = Iterator[WorkItem]
SOON = timedelta(days=15)


def _running(person: Person, at: datetime, *duties: Duty) -> list[Campaign]:
    """Return the campaigns under way in which a person holds one of these duties."""
    if not any(person.may(duty, at=at) for duty in duties):
        return []
    live = Campaign.objects.exclude(stage__in=[Stage.ANNOUNCE, Stage.PUBLISH])
    live = live.filter(suspended_on=None, cancelled_on=None).order_by("code")
    return [one for one in live if any(person.may(duty, one.code, at=at) for duty in duties)]


def drafts_of_mine(person: Person, at: datetime) -> Items:
    """The candidate's: files begun and not submitted."""
    if not person.may(Duty.APPLY, at=at):
        return
    mine = Application.objects.filter(person=person, state="DRAFT")
    for one in mine.filter(campaign__stage=Stage.REGISTER).select_related("campaign"):
        yield WorkItem(
            _("Hoàn thành và nộp hồ sơ dự tuyển"),
            one.campaign.name,
            reverse("candidates:application", args=[one.campaign.code]),
            due=one.campaign.registration_closes,
        )


def _past(day: date | None, today: date) -> bool:
    return day is not None and day < today


# A deed that is neither done nor hindered waits; what hinders it is somebody else's work.
_READY: dict[str, Callable[[Campaign, Done, date], bool]] = {
    "dong-dang-ky": lambda campaign, so_far, today: _past(campaign.registration_closes, today),
    "duyet-danh-sach": lambda campaign, so_far, today: so_far.unspoken == 0,
    "danh-phach": lambda campaign, so_far, today: PartKind.WRITTEN in so_far.attended,
    "khoa-diem": lambda campaign, so_far, today: so_far.unmarked == 0,
    "cong-bo-chinh-thuc": lambda campaign, so_far, today: _past(
        so_far.parts[PartKind.WRITTEN].remark_until, today
    ),
    "ket-thuc-bao-ve": lambda campaign, so_far, today: PartKind.PROPOSAL in so_far.attended,
}


def deeds_of_mine(person: Person, at: datetime) -> Items:
    """Everybody's in the control room: the next deed of a campaign, if it is theirs."""
    campaigns = _running(person, at, *(deed.duty for deed in DEEDS))
    so_far = done_of(campaigns) if campaigns else {}
    for campaign in campaigns:
        deed = _next(campaign, so_far[campaign.pk], timezone.localdate(at))
        if deed is None or not person.may(deed.duty, campaign.code, at=at):
            continue
        if deed.slug == "rap-phach" and person.pseudonym in so_far[campaign.pk].approved_by:
            continue
        yield WorkItem(
            deed.title, campaign.name, reverse(f"results:{deed.slug}", args=[campaign.code])
        )


def _next(campaign: Campaign, so_far: Done, today: date) -> Deed | None:
    """Return the first deed of the step that is not done, once it can be done."""
    undone = [deed for deed in timely(campaign) if not deed.done(so_far)]
    if not undone:
        return None
    ready = _READY.get(undone[0].slug, lambda campaign, so_far, today: True)
    return undone[0] if ready(campaign, so_far, today) else None


def deadlines_near(person: Person, at: datetime) -> Items:
    """The secretary's: drafts of campaigns, and what falls due within half a month."""
    if person.may(Duty.PREPARE, at=at):
        for draft in Campaign.objects.filter(stage=Stage.ANNOUNCE).order_by("code"):
            yield WorkItem(
                _("Soạn tiếp kỳ thi"), draft.name, reverse("exams:prepare", args=[draft.code])
            )
    campaigns = _running(person, at, Duty.PREPARE)
    counts = _counted(campaigns)
    today = timezone.localdate(at)
    for campaign in campaigns:
        for one in _deadlines(campaign, *counts[campaign.pk]):
            day = one.given or one.profile_end
            if day and today <= day <= today + SOON:
                room = reverse("results:room", args=[campaign.code])
                yield WorkItem(word(one.step), campaign.name, room, due=day)


def _counted(campaigns: list[Campaign]) -> dict[Any, tuple[int, int]]:
    """Return how many registered and how many sit, which some deadlines depend on."""
    papers = Count("applications", filter=~Q(applications__state="DRAFT"), distinct=True)
    rows = Campaign.objects.filter(pk__in=[one.pk for one in campaigns]).order_by()
    counted = rows.values_list("pk").annotate(
        papers=papers, numbers=Count("entries", distinct=True)
    )
    return {pk: (registrants, candidates) for pk, registrants, candidates in counted}


def _deadlines(campaign: Campaign, registrants: int, candidates: int) -> Any:
    return deadlines(
        dates_of(campaign),
        calendar_profile(campaign),
        working_calendar(campaign),
        registrants=registrants,
        candidates=candidates,
    )


def no_planning_list(person: Person, at: datetime) -> Items:
    """The planning officer's: nothing to screen against yet."""
    if person.may(Duty.KEEP_PLANNING, at=at) and not PlanningList.objects.exists():
        yield WorkItem(
            _("Nhập danh sách quy hoạch"),
            _("Chưa có bản nào; thẩm định cần bản có hiệu lực vào ngày thông báo."),
            reverse("candidates:import-planning"),
        )


def files_without_a_word(person: Person, at: datetime) -> Items:
    """The screening officer's: files on which nobody has spoken."""
    campaigns = [one for one in _running(person, at, Duty.SCREEN) if one.stage == Stage.SCREEN]
    waiting = unspoken(one.pk for one in campaigns) if campaigns else {}
    for campaign in campaigns:
        if count := waiting.get(campaign.pk):
            files = f"{reverse('candidates:files')}?campaign={campaign.code}"
            yield WorkItem(_("Hồ sơ chờ thẩm định"), campaign.name, files, count=count)


def attendance_not_taken(person: Person, at: datetime) -> Items:
    """The invigilator's: a part that is being sat, and nobody was called yet."""
    sitting = [one for one in _running(person, at, Duty.INVIGILATE) if one.stage == Stage.SIT]
    so_far = done_of(sitting) if sitting else {}
    for campaign in sitting:
        known = so_far[campaign.pk]
        if known.numbered and campaign.part not in known.attended:
            url = reverse("candidates:attendance", args=[campaign.code, campaign.part])
            yield WorkItem(_("Điểm danh phòng thi"), campaign.name, url)


def _marking(person: Person, at: datetime, *duties: Duty) -> list[Campaign]:
    return [
        one
        for one in _running(person, at, *duties)
        if one.stage == Stage.MARK and one.part == PartKind.WRITTEN
    ]


HEADS = {
    Pending.THIRD_MARKER: gettext_lazy("Bài phải giao chấm lần ba"),
    Pending.HEAD_DISCUSSION: gettext_lazy("Bài phải trao đổi, thống nhất điểm"),
    Pending.COLLECTIVE_MARKING: gettext_lazy("Bài phải chấm tập thể"),
}


def scripts_to_settle(person: Person, at: datetime) -> Items:
    """The head of marking's: scripts the arithmetic left open."""
    campaigns = {one.pk: one for one in _marking(person, at, Duty.SETTLE, Duty.ALLOCATE)}
    counts = _unsettled(campaigns) if campaigns else {}
    for pk, campaign in campaigns.items():
        for pending, title in HEADS.items():
            if count := counts[pk][pending]:
                board = reverse("grading:board", args=[campaign.code])
                yield WorkItem(title, campaign.name, board, count=count)


def _unsettled(campaigns: dict[Any, Campaign]) -> dict[Any, Counter[Pending]]:
    """Count what the scripts of each campaign wait for; a third examiner at work is no wait."""
    mine = {"part__campaign__in": list(campaigns), "part__closed_at": None}
    whose = dict(Script.objects.filter(**mine).values_list("pk", "part__campaign"))
    thirds = Assignment.objects.filter(round="MARK", hand=3)
    given = set(
        thirds.filter(script__part__campaign__in=list(campaigns)).values_list("script", flat=True)
    )
    scoring = {pk: scoring_of(campaign) for pk, campaign in campaigns.items()}
    counts: dict[Any, Counter[Pending]] = defaultdict(Counter)
    for script, marks in marks_in_hand("pk", **mine).items():
        outcome = reconcile(marks, scoring[whose[script]])
        if isinstance(outcome, Settled):
            continue
        if outcome.pending != Pending.THIRD_MARKER or script not in given:
            counts[whose[script]][outcome.pending] += 1
    return counts


def marks_of_mine(person: Person, at: datetime) -> Items:
    """The examiner's: scripts without a mark; then marks that were not handed in."""
    campaigns = {one.pk: one for one in _marking(person, at, Duty.MARK)}
    if not campaigns:
        return
    mine = Assignment.objects.filter(examiner=person, script__part__campaign__in=list(campaigns))
    counted = mine.filter(mark__final_at=None).values_list("script__part__campaign")
    for pk, blank, whole in counted.annotate(
        blank=Count("pk", filter=Q(mark__points=None)), whole=Count("pk")
    ).order_by("script__part__campaign__code"):
        campaign = campaigns[pk]
        if blank:
            desk = reverse("grading:marks", args=[campaign.code])
            yield WorkItem(_("Bài chưa có điểm"), campaign.name, desk, count=blank)
        else:
            url = reverse("grading:hand-in", args=[campaign.code])
            yield WorkItem(_("Nộp điểm đã chấm"), campaign.name, url, count=whole)


def slips_of_mine(person: Person, at: datetime) -> Items:
    """The panel member's: defenders who are here, and have no slip of theirs."""
    if not person.may(Duty.SCORE_DEFENCE, at=at):
        return
    open_seats = Seat.objects.filter(member=person, part__campaign__stage=Stage.MARK)
    seats = list(open_seats.filter(part__campaign__part=PartKind.PROPOSAL).select_related(
        "position__post", "part__campaign"
    ).order_by("part__campaign__code", "position__code"))  # fmt: skip
    here = _defenders(seats)
    given = Slip.objects.filter(seat__in=seats).exclude(handed_in_at=None)
    handed_in = Counter(given.values_list("seat", flat=True))
    for seat in seats:
        if left := here[seat.part_id, seat.position_id] - handed_in[seat.pk]:
            url = reverse("grading:sheet", args=[seat.pk])
            detail = f"{seat.position.post.full_name} – {seat.part.campaign.name}"
            yield WorkItem(_("Phiếu chấm đề án chưa nộp"), detail, url, count=left)


def _defenders(seats: list[Seat]) -> Counter[tuple[Any, Any]]:
    lots = Lot.objects.filter(
        part__in={seat.part_id for seat in seats},
        entry__sittings__part=F("part"),
        entry__sittings__state=SittingState.PRESENT,
    )
    return Counter(lots.values_list("part", "entry__position"))


def decisions_of_mine(person: Person, at: datetime) -> Items:
    """The chair's: sanctions, special cases and panels that wait for a word."""
    campaigns = {one.pk: one for one in _running(person, at, Duty.DECIDE)}
    if not campaigns:
        return
    kinds = (
        (_("Xử lý vi phạm chờ quyết định trừ điểm"), _sanctions(campaigns), "grading:waiting"),
        (_("Vị trí chờ phân công giám khảo"), _unseated(campaigns), "grading:waiting"),
        (_("Trường hợp đặc biệt chờ quyết định"), _special_cases(campaigns), "candidates:files"),
        (_("Vị trí chưa xếp hạng được"), _undecided(campaigns), "grading:waiting"),
    )
    for title, counts, name in kinds:
        for pk, count in counts:
            if count:
                where = _where(name, campaigns[pk])
                yield WorkItem(title, campaigns[pk].name, where, count=count)


def _where(name: str, campaign: Campaign) -> str:
    if name == "candidates:files":
        return f"{reverse(name)}?campaign={campaign.code}&state=SPECIAL_CASE_PENDING"
    return reverse(name, args=[campaign.code])


def _sanctions(campaigns: dict[Any, Campaign]) -> Any:
    """Count the open sanctions of each campaign that can be decided at its step."""
    open_ones = Sanction.objects.filter(part__campaign__in=list(campaigns), applied=None)
    counted = open_ones.values_list("part__campaign", "part__kind").annotate(Count("pk"))
    return [
        (pk, count)
        for pk, kind, count in counted.order_by("part__campaign__code", "part__kind")
        if campaigns[pk].step in deciding_steps(campaigns[pk], PartKind(kind))
    ]


def _unseated(campaigns: dict[Any, Campaign]) -> Any:
    drawn = Position.objects.filter(
        campaign__in=list(campaigns), entries__lots__part__kind=PartKind.PROPOSAL, seats=None
    )
    return drawn.values_list("campaign").annotate(Count("pk", distinct=True)).order_by()


def _undecided(campaigns: dict[Any, Campaign]) -> Any:
    """Count the positions that the latest ranking of each campaign had to leave open."""
    ranking = [pk for pk, one in campaigns.items() if one.stage == Stage.RANK]
    drawn_up = Ranking.objects.filter(campaign__in=ranking).order_by("number")
    latest = dict(drawn_up.values_list("campaign", "outcome"))
    return [
        (pk, sum(one["state"].endswith("PENDING") for one in outcome["positions"]))
        for pk, outcome in latest.items()
    ]


def _special_cases(campaigns: dict[Any, Campaign]) -> Any:
    screening = [pk for pk, one in campaigns.items() if one.stage == Stage.SCREEN]
    cases = Application.objects.filter(campaign__in=screening, state="SPECIAL_CASE_PENDING")
    return cases.values_list("campaign").annotate(Count("pk")).order_by()
