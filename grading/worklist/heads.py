"""What waits for the head of marking: open scripts, remarks and scripts to give out."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import CampaignBar, Grant, Person
from accounts.rules.duties import Duty, Role
from accounts.worklist import Items, WorkItem
from exams.models import Campaign, Script
from exams.rules.stages import Stage
from exams.worklist import running_campaigns
from grading.actions.handed_in import marks_not_averaged
from grading.actions.rank import open_positions
from grading.actions.regulations import scoring_of
from grading.models import Assignment, RemarkRequest
from grading.rules.enums import Pending, Round
from grading.rules.reconciliation import Settled, reconcile
from grading.worklist.campaigns import DEADLINES, campaigns_marked

HEADS = {
    Pending.THIRD_MARKER: gettext_lazy("Bài phải giao chấm lần ba"),
    Pending.HEAD_DISCUSSION: gettext_lazy("Bài phải trao đổi, thống nhất điểm"),
    Pending.COLLECTIVE_MARKING: gettext_lazy("Bài phải chấm tập thể"),
}


def scripts_to_settle(person: Person, at: datetime) -> Items:
    """The head of marking's: scripts the arithmetic left open."""
    campaigns = campaigns_marked(person, at, Duty.SETTLE, Duty.ALLOCATE)
    counts = _unsettled(campaigns, part__closed_at=None) if campaigns else {}
    for pk, campaign in campaigns.items():
        for pending, title in HEADS.items():
            if count := counts[pk][pending]:
                board = reverse("grading:board", args=[campaign.code])
                deadline = DEADLINES[Round.MARK]
                yield WorkItem(title, campaign, board, count=count, deadline=deadline)


def scripts_left_open(person: Person, at: datetime) -> Items:
    """The head of marking's: scripts that two persons named when the marks were frozen.

    After the publication too, where the ranking had to leave a position open.
    """
    listed = running_campaigns(person, at, Duty.SETTLE, and_published=True)
    left_open = open_positions(each.pk for each in listed if each.stage == Stage.PUBLISH)
    campaigns = {each.pk: each for each in listed if left_open.get(each.pk, 1)}
    if not campaigns:
        return
    counts = _unsettled(campaigns, part__closed_at__isnull=False)
    for pk, campaign in campaigns.items():
        if count := sum(counts[pk][pending] for pending in HEADS):
            url = reverse("grading:waiting", args=[campaign.code])
            yield WorkItem(_("Bài còn mở sau khi khóa điểm"), campaign, url, count=count)


def remarks_to_give_out(person: Person, at: datetime) -> Items:
    """The head of marking's: scripts whose remark was asked for, and that nobody has in hand."""
    campaigns = campaigns_marked(person, at, Duty.ALLOCATE)
    if not campaigns:
        return
    asked = RemarkRequest.objects.to_mark_again().filter(part__campaign__in=list(campaigns))
    assigned = Assignment.objects.filter(
        round=Round.REMARK, script__entry=OuterRef("entry"), script__part=OuterRef("part")
    )
    counted = asked.exclude(Exists(assigned)).values_list("part__campaign").annotate(Count("pk"))
    for pk, count in counted.order_by("part__campaign__code"):
        board = reverse("grading:board", args=[campaigns[pk].code])
        title, deadline = _("Bài chờ giao chấm phúc khảo"), DEADLINES[Round.REMARK]
        yield WorkItem(title, campaigns[pk], board, count=count, deadline=deadline)


def unsettled_scripts(campaigns: Iterable[Campaign]) -> dict[Any, int]:
    """Return how many scripts of each campaign only a person can settle, all marks being in."""
    listed = {campaign.pk: campaign for campaign in campaigns}
    counts = _unsettled(listed) if listed else {}
    return {pk: sum(counts[pk][pending] for pending in HEADS) for pk in listed}


def scripts_to_hand_over(person: Person, at: datetime) -> Items:
    """The head of marking's: scripts in the hands of somebody who may no longer mark."""
    campaigns = campaigns_marked(person, at, Duty.ALLOCATE)
    if not campaigns:
        return
    counts = _left_behind(campaigns, timezone.localdate(at))
    for pk, campaign in campaigns.items():
        if count := counts[pk]:
            board = reverse("grading:board", args=[campaign.code])
            yield WorkItem(_("Bài của giám khảo đã thôi chấm"), campaign, board, count=count)


def _left_behind(campaigns: dict[Any, Campaign], today: date) -> Counter[Any]:
    """Count the scripts of each campaign whose examiner has no role there today."""
    grants = list(Grant.objects.filter(role=Role.EXAMINER, revoked_at=None, person__is_active=True))
    given_out = Assignment.objects.counted().filter(script__part__campaign__in=list(campaigns))
    frozen = given_out.filter(round=Round.MARK, script__part__closed_at__isnull=False)
    bars = CampaignBar.objects.filter(lifted_at=None, person=OuterRef("examiner"))
    barred = Exists(bars.filter(campaign=OuterRef("script__part__campaign__code")))
    again = Q(script__part__closed_at=None) & barred
    open_ones = given_out.filter(Q(mark__final_at=None) | again).exclude(pk__in=frozen)
    rows = open_ones.values_list("script__part__campaign", "examiner").annotate(Count("pk"))
    counts: Counter[Any] = Counter()
    for pk, examiner, count in rows.order_by():
        code = campaigns[pk].code
        if not any(each.person_id == examiner and each.covers(code, today) for each in grants):
            counts[pk] += count
    return counts


def _unsettled(campaigns: dict[Any, Campaign], **parts: Any) -> dict[Any, Counter[Pending]]:
    """Count what the scripts of each campaign wait for; a third examiner at work is no wait.

    `parts` says whether of parts that are still open or of those that are frozen; once they are, no
    third examiner is at work.
    """
    scripts = {"part__campaign__in": list(campaigns), **parts}
    whose = dict(Script.objects.filter(**scripts).values_list("pk", "part__campaign"))
    with_third = _with_third_examiner(campaigns)
    scoring = {pk: scoring_of(campaign) for pk, campaign in campaigns.items()}
    counts: dict[Any, Counter[Pending]] = defaultdict(Counter)
    nearest = min(each.diff_auto_max for each in scoring.values())
    for script, marks in marks_not_averaged("pk", nearest, **scripts).items():
        outcome = reconcile(marks, scoring[whose[script]])
        if isinstance(outcome, Settled):
            continue
        if outcome.pending != Pending.THIRD_MARKER or script not in with_third:
            counts[whose[script]][outcome.pending] += 1
    return counts


def _with_third_examiner(campaigns: dict[Any, Campaign]) -> set[Any]:
    """Return the scripts that a third examiner has in hand, of parts that are still open."""
    thirds = Assignment.objects.filter(round=Round.MARK, hand=3, script__part__closed_at=None)
    own = thirds.filter(script__part__campaign__in=list(campaigns))
    return set(own.values_list("script", flat=True))
