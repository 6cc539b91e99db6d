"""Who is there to mark before marking opens: examiners for the scripts, panels for the defences."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from exams.actions.reserves import reserve_offer
from exams.models import Campaign, Entry, ExamPart, Position
from exams.rules.bodies import BodyKind
from exams.rules.enums import PartKind
from exams.rules.stages import SIT_PROPOSAL
from grading.actions import assign, rank
from grading.actions.regulations import scoring_of
from grading.actions.scorers import who_may_score
from grading.models import Seat, not_held_again
from grading.rules.enums import Round
from grading.rules.readiness import ExaminerFacts, PanelFacts


def examiner_facts(campaign: Campaign, on: date) -> ExaminerFacts:
    """Return who would be in the lot for the scripts on a day, and who owes a statement."""
    people = assign.examiners_on(campaign, on, Round.MARK)
    return ExaminerFacts(
        examiners=tuple(sorted(map(str, people))), unstated=tuple(assign.unstated(campaign, on))
    )


def panel_facts(part: ExamPart) -> PanelFacts:
    """Return how many sit for each position that is defended, and how many the profile asks.

    And who of the reserve of the defence board could take a seat that waits for somebody.
    """
    offer = reserve_offer(part.campaign, BodyKind.DEFENCE_BOARD)
    defended = list(defended_positions(part))
    seated = _seated(defended)
    return PanelFacts(
        seated={position.code: seated[position.pk] for position in defended},
        least=scoring_of(part.campaign).panel_min_examiners,
        vacated=offer.vacated_names,
        reserve=offer.reserve_names,
    )


def defended_positions(part: ExamPart) -> QuerySet[Position]:
    """Return the positions of those who drew a lot; until it is drawn, of those who go on."""
    entries = Entry.objects.filter(lots__part=part)
    if part.campaign.step == SIT_PROPOSAL:
        entries = Entry.objects.filter(pk__in=[each.pk for each in rank.defenders(part.campaign)])
    positions = part.campaign.positions.filter(not_held_again(), pk__in=entries.values("position"))
    return positions.order_by("code")


def positions_without_panel(campaigns: Iterable[Campaign]) -> dict[Any, int]:
    """Count the positions of each campaign that somebody defends, and that lack their panel.

    Before the lots the panel has to be whole. Who goes on is worked out only where one is lacking.
    """
    listed = list(campaigns)
    drawn = Position.objects.filter(
        not_held_again(),
        campaign__in=[each.pk for each in listed],
        entries__lots__part__kind=PartKind.PROPOSAL,
        seats=None,
    )
    counts = drawn.values_list("campaign").annotate(Count("pk", distinct=True)).order_by()
    return {**dict(counts), **_lacking_before_the_lots(listed)}


def _lacking_before_the_lots(campaigns: list[Campaign]) -> dict[Any, int]:
    drawing = {each.pk: each for each in campaigns if each.step == SIT_PROPOSAL}
    least = {pk: scoring_of(each).panel_min_examiners for pk, each in drawing.items()}
    positions = list(Position.objects.filter(campaign__in=least)) if least else []
    seated = _seated(positions) if positions else Counter()
    short = [each for each in positions if seated[each.pk] < least[each.campaign_id]]
    defended = {
        pk: {each.position_id for each in rank.defenders(drawing[pk])}
        for pk in {position.campaign_id for position in short}
    }
    lacking = [each for each in short if each.pk in defended[each.campaign_id]]
    return Counter(each.campaign_id for each in lacking)


def _seated(positions: Iterable[Position]) -> Counter[Any]:
    """Count who sits on the panel of each position and may score there, by its key."""
    seats = Seat.objects.filter(position__in=positions, part__kind=PartKind.PROPOSAL)
    return Counter(seat.position_id for seat in who_may_score(seats))
