"""Campaigns: the next action, the deadlines, what only the chair can decide."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.approvals import Act
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions import decide
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.actions.clock import deadlines_for
from exams.models import Campaign, Position, Sanction
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_PROPOSAL, Stage
from exams.worklist import running_campaigns
from grading.actions import panel
from grading.actions.left_open import defences, dialogues
from grading.actions.rank import open_positions
from grading.rules.enums import Pending
from results.process.act_gates import steps_of
from results.process.acts import ACTS
from results.process.overview import TASKS, asked_by, starters_of, tasks_of, url_of
from results.process.progress import Progress, progress_of
from results.process.tasks import Task
from web.sentences import label


def next_actions(person: Person, at: datetime) -> Items:
    """Everybody's in the control room: the tasks of each campaign that are theirs to begin.

    What takes two persons is, at first, the asker's; once asked, it waits for the second.
    """
    duties = {duty for task in TASKS for duty in (task.duty, *asked_by(task))}
    campaigns = running_campaigns(person, at, *duties, and_published=True)
    if not campaigns:
        return
    progress, requested = progress_of(campaigns), _requested()
    counts, today = _counted(campaigns), timezone.localdate(at)
    for campaign in campaigns:
        due = _due_days(campaign, *counts[campaign.pk])
        for task in tasks_of(campaign.step):
            is_asked = (campaign.code, task.act) in requested
            if is_asked or not _is_theirs(task, campaign, progress[campaign.pk], person, at):
                continue
            if not task.waits_for(campaign, progress[campaign.pk], today):
                url = url_of(task, campaign)
                yield WorkItem(task.title, campaign.name, url, due=due.get(task.due))


def _due_days(campaign: Campaign, registrants: int, candidates: int) -> dict[str, date]:
    deadlines = deadlines_for(campaign, registrants=registrants, candidates=candidates)
    return {deadline.step: deadline.day for deadline in deadlines}


def _is_theirs(
    task: Task, campaign: Campaign, progress: Progress, person: Person, at: datetime
) -> bool:
    """Say whether a task of the control room is open, and this person's to begin."""
    if not task.page.startswith("results:") or task.is_done(progress):
        return False
    if task.duty == Duty.OPEN_SEALS and person.pseudonym in progress.approved_by:
        return False
    starters = starters_of(task, campaign, progress)
    return any(person.may(duty, campaign.code, at=at) for duty in starters)


def _requested() -> set[tuple[str, str]]:
    """Return what was asked and waits for its second person: (campaign, act)."""
    pending = ApprovalRequest.objects.filter(state=RequestState.OPEN)
    return set(pending.values_list("campaign", "act"))


def approval_requests(person: Person, at: datetime) -> Items:
    """The second person's: what waits to be applied; the asker's: what came back and was left."""
    hands = {duty for act in ACTS.values() for duty in act.asks + act.applies}
    if not any(person.may(duty, at=at) for duty in hands):
        return
    live = Campaign.objects.filter(cancelled_on=None)
    campaigns = {campaign.code: campaign for campaign in live}
    rows = ApprovalRequest.objects.filter(campaign__in=["", *campaigns], act__in=ACTS)
    rows = rows.defer("preview")
    latest = {(row.campaign, row.act): row for row in rows.order_by("asked_at", "event__seq")}
    for row in latest.values():
        campaign, act = campaigns.get(row.campaign), ACTS[row.act]
        if _timely(act, campaign) and (title := _about(row, act, person, at)):
            url = reverse("results:request", args=[row.pk])
            yield WorkItem(f"{title}: {label(row.act)}", campaign.name if campaign else "", url)


def _timely(act: Act, campaign: Campaign | None) -> bool:
    """Say whether an act belongs to the step of its campaign, or to no step."""
    steps = steps_of(act.action)
    return campaign is None or not steps or campaign.step in steps


def _about(row: ApprovalRequest, act: Act, person: Person, at: datetime) -> str:
    """Return what a request asks of a person; blank for nothing."""
    own = row.asked_by_id == person.pk
    if row.state == RequestState.REJECTED and own:
        return _("Đề nghị bị trả lại")
    applies = any(person.may(duty, row.campaign or None, at=at) for duty in act.applies)
    return _("Duyệt đề nghị") if row.state == RequestState.OPEN and applies and not own else ""


def drafts_to_finish(person: Person, at: datetime) -> Items:
    """The secretary's: campaigns that are not announced yet."""
    if person.may(Duty.PREPARE, at=at):
        for draft in Campaign.objects.filter(stage=Stage.ANNOUNCE).order_by("code"):
            if person.may(Duty.PREPARE, draft.code, at=at):
                url = reverse("results:prepare", args=[draft.code])
                yield WorkItem(_("Soạn tiếp kỳ thi"), draft.name, url)


def _counted(campaigns: list[Campaign]) -> dict[Any, tuple[int, int]]:
    """Return how many registered and how many sit, which some deadlines depend on."""
    papers = Count(
        "applications", filter=~Q(applications__state=ApplicationState.DRAFT), distinct=True
    )
    rows = Campaign.objects.filter(pk__in=[campaign.pk for campaign in campaigns]).order_by()
    counted = rows.values_list("pk").annotate(
        papers=papers, numbers=Count("entries", distinct=True)
    )
    return {pk: (registrants, candidates) for pk, registrants, candidates in counted}


def decisions_of_mine(person: Person, at: datetime) -> Items:
    """The chair's: sanctions, special cases and panels that wait for a word."""
    deciding = running_campaigns(person, at, Duty.DECIDE, and_published=True)
    campaigns = {campaign.pk: campaign for campaign in deciding}
    if not campaigns:
        return
    for title, counts, name in _decisions(campaigns):
        for pk, count in counts:
            if count:
                where = _where(name, campaigns[pk])
                yield WorkItem(title, campaigns[pk].name, where, count=count)


def _decisions(campaigns: dict[Any, Campaign]) -> Iterator[tuple[str, Any, str]]:
    """Yield each kind of decision: title, how many of each campaign, the page that takes it."""
    yield _("Xử lý vi phạm chờ quyết định trừ điểm"), _sanctions(campaigns), "grading:waiting"
    yield _("Vị trí chờ phân công giám khảo"), _unseated(campaigns), "grading:waiting"
    yield _("Trường hợp đặc biệt chờ quyết định"), _special_cases(campaigns), "candidates:files"
    opened = _still_deciding(campaigns)
    yield _("Đối thoại phúc khảo chờ quyết định điểm"), _remarks(opened), "grading:waiting"
    yield _("Điểm đề án chờ quyết định"), _panels(opened), "grading:waiting"
    yield _("Vị trí chưa xếp hạng được"), _undecided(campaigns), "grading:waiting"


def _where(name: str, campaign: Campaign) -> str:
    if name == "candidates:files":
        return f"{reverse(name)}?campaign={campaign.code}&state=SPECIAL_CASE_PENDING"
    return reverse(name, args=[campaign.code])


def _sanctions(campaigns: dict[Any, Campaign]) -> Any:
    """Count the open sanctions of each campaign that can be decided at its step."""
    open_ones = Sanction.objects.filter(part__campaign__in=list(campaigns), applied=None)
    counted = open_ones.values_list("part__campaign", "part__kind").annotate(Count("pk"))
    return [
        (pk, count) for pk, kind, count in counted.order_by("part__campaign__code", "part__kind")
    ]


def _unseated(campaigns: dict[Any, Campaign]) -> Any:
    drawn = Position.objects.filter(
        campaign__in=list(campaigns), entries__lots__part__kind=PartKind.PROPOSAL, seats=None
    )
    return drawn.values_list("campaign").annotate(Count("pk", distinct=True)).order_by()


def _still_deciding(campaigns: dict[Any, Campaign]) -> list[Campaign]:
    """Return those that are not published, or whose ranking had to leave a position open."""
    published = [pk for pk, campaign in campaigns.items() if campaign.stage == Stage.PUBLISH]
    left_open = open_positions(published)
    return [campaign for pk, campaign in campaigns.items() if left_open.get(pk, 1)]


def _remarks(campaigns: list[Campaign]) -> Any:
    """Count the remarks over which the two heads have to meet."""
    return dialogues(campaigns).items() if campaigns else ()


def _panels(campaigns: list[Campaign]) -> Any:
    """Count the defences that ask for the chair's word: slips too far apart, or late and missing.

    The panel itself owes its slips as long as the defence is not closed.
    """
    steps = steps_of(panel.decide)
    in_time = [campaign for campaign in campaigns if campaign.step in steps]
    for pk, counts in defences(in_time).items() if in_time else ():
        asked = [Pending.PANEL_HEAD_DECISION]
        if next(each for each in in_time if each.pk == pk).step != MARK_PROPOSAL:
            asked.append(Pending.PANEL_SLIPS)
        yield pk, sum(counts[pending] for pending in asked)


def _undecided(campaigns: dict[Any, Campaign]) -> Any:
    """Count the positions that the latest ranking of each campaign had to leave open."""
    ranked = (Stage.RANK, Stage.PUBLISH)
    ranking = [pk for pk, campaign in campaigns.items() if campaign.stage in ranked]
    return open_positions(ranking).items()


def _special_cases(campaigns: dict[Any, Campaign]) -> Any:
    steps = steps_of(decide.special_case)
    screening = [pk for pk, campaign in campaigns.items() if campaign.step in steps]
    cases = Application.objects.filter(
        campaign__in=screening, state=ApplicationState.SPECIAL_CASE_PENDING
    )
    return cases.values_list("campaign").annotate(Count("pk")).order_by()
