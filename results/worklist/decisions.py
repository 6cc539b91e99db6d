"""What only the chair can decide."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.worklist import Items, WorkItem
from candidates.actions import decide
from candidates.actions.eligible_list import fallen_short
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.actions.advance import first_sitting
from exams.actions.preconditions import declared_steps
from exams.models import Campaign
from exams.rules.stages import MARK_PROPOSAL, Stage
from exams.worklist import running_campaigns
from grading.actions import panel
from grading.actions.left_open import defences, dialogues, undecided_sanctions
from grading.actions.rank import open_positions
from grading.actions.readiness import positions_without_panel
from grading.rules.enums import Pending


def decisions_of_mine(person: Person, at: datetime) -> Items:
    """The chair's: sanctions, special cases and panels that wait for a word."""
    deciding = running_campaigns(person, at, Duty.DECIDE, and_published=True)
    campaigns = {campaign.pk: campaign for campaign in deciding}
    if not campaigns:
        return
    for title, counts, name in _decisions(campaigns, person):
        for pk, count in counts:
            if count:
                where = _where(name, campaigns[pk])
                yield WorkItem(title, campaigns[pk], where, count=count)


def _decisions(campaigns: dict[Any, Campaign], person: Person) -> Iterator[tuple[str, Any, str]]:
    """Yield each kind of decision: title, how many of each campaign, the page that takes it."""
    yield _("Xử lý vi phạm chờ quyết định trừ điểm"), _sanctions(campaigns), "grading:waiting"
    yield _("Vị trí chờ phân công giám khảo"), _unseated(campaigns), "grading:waiting"
    yield _("Trường hợp đặc biệt chờ quyết định"), _cases(campaigns, person), "candidates:files"
    yield _("Vị trí thiếu người do thí sinh rút"), _fallen_short(campaigns), "candidates:positions"
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
    open_ones = undecided_sanctions().filter(part__campaign__in=list(campaigns))
    counted = open_ones.values_list("part__campaign", "part__kind").annotate(Count("pk"))
    return [
        (pk, count) for pk, kind, count in counted.order_by("part__campaign__code", "part__kind")
    ]


def _fallen_short(campaigns: dict[Any, Campaign]) -> Any:
    """Count the positions that lack people since some withdrew, before the first sitting ends."""
    called = [each for each in campaigns.values() if each.step == first_sitting(each)]
    return [(each.pk, len(fallen_short(each))) for each in called]


def _unseated(campaigns: dict[Any, Campaign]) -> Any:
    return positions_without_panel(campaigns.values()).items()


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
    steps = declared_steps(panel.decide)
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


def _cases(campaigns: dict[Any, Campaign], person: Person) -> Any:
    """Count the special cases of each campaign that this person may decide."""
    steps = declared_steps(decide.special_case)
    screening = [pk for pk, campaign in campaigns.items() if campaign.step in steps]
    cases = Application.objects.filter(
        campaign__in=screening, state=ApplicationState.SPECIAL_CASE_PENDING
    )
    return cases.open_to(person).values_list("campaign").annotate(Count("pk")).order_by()
