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
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.models import Campaign, Position, Sanction
from exams.rules.enums import PartKind
from exams.rules.stages import Stage
from exams.worklist import running_campaigns
from grading.actions.rank import open_positions
from results.process.act_gates import steps_of


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
