"""The ranking as it stands, by candidate number: each rank, and which rule decided it."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.access import current_person, has_duty, require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.forms.lists import ListFilter
from exams.models import Campaign
from exams.models.campaign import TITLE
from exams.rules.stages import Stage
from grading.actions import rank
from grading.rules.ranking import PositionRanking, Row
from web.fragments import render_page
from web.lists import page_of

# A position without anybody is one line too, so that its state is seen.
Line = tuple[PositionRanking, Row | None]


@require_duty(Duty.READ_RANKING, Duty.WATCH, campaign="code")
def table(request: HttpRequest, code: str) -> HttpResponse:
    """Show the ranking by number, computed from the facts, beside the latest snapshot's digest.

    Until it is published only the chair, who approves it, and the supervision board read it.
    """
    campaign = get_object_or_404(
        Campaign.objects.filter(stage__in=[Stage.RANK, Stage.PUBLISH]), code=code
    )
    is_published = campaign.stage == Stage.PUBLISH
    if not is_published and not has_duty(request.user, (Duty.READ_RANKING,), code):
        raise PermissionDenied
    results = rank.compute_results(campaign)
    closed = set() if is_published else _closed_to(current_person(request), campaign)
    latest = campaign.rankings.only("number", "ranked_at", "inputs_digest").first()
    every = (decided.ranking for decided in results.decided)
    rankings = [ranking for ranking in every if ranking.position not in closed]
    form = ListFilter(request.GET or None, positions=[each.position for each in rankings])
    page = page_of(request, _matching(rankings, **form.asked()))
    context = {
        "campaign": campaign,
        "form": form,
        "page": page,
        "positions": _by_position(campaign, page.object_list),
        "closed": sorted(closed),
        "waiting": [ranking for ranking in rankings if ranking.state.is_open],
        "latest": latest,
        "is_current": latest is not None and latest.inputs_digest == results.inputs_digest,
    }
    return render_page(request, "grading/rank/table.html", context, fragment="list")


def _closed_to(reader: Person, campaign: Campaign) -> set[str]:
    """Return the positions that somebody does not read before they are public.

    They are tied to one of their candidates, whom the others' marks and ranks would tell of.
    """
    recusals = reader.recusals.filter(entry__campaign=campaign, lifted_at=None)
    return set(recusals.values_list("entry__position__code", flat=True))


class _Lines:
    """The lines of some positions as one long list, of which only the page looked at is made."""

    def __init__(self, rankings: Sequence[PositionRanking]) -> None:
        self._rankings = rankings
        self._ends = list(accumulate(max(1, len(ranking.rows)) for ranking in rankings))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, page: slice) -> list[Line]:
        return [self._line(index) for index in range(*page.indices(len(self)))]

    def _line(self, index: int) -> Line:
        which = bisect_right(self._ends, index)
        ranking, before_end = self._rankings[which], self._ends[which] - index
        return ranking, ranking.rows[-before_end] if ranking.rows else None


def _matching(
    rankings: Sequence[PositionRanking], *, number: str, position: str
) -> Sequence[Line] | _Lines:
    """Return the lines that the reader asked for, position by position, in the order of rank."""
    of = [ranking for ranking in rankings if position in ("", ranking.position)]
    if number:
        return [(ranking, row) for ranking in of for row in ranking.rows if row.entry == number]
    return _Lines(of)


def _by_position(campaign: Campaign, lines: Any) -> list[dict[str, Any]]:
    groups = [(ranking, list(own)) for ranking, own in groupby(lines, key=itemgetter(0))]
    positions = campaign.positions.filter(code__in=[ranking.position for ranking, _ in groups])
    posts = dict(positions.values_list("code", TITLE))
    return [
        {
            "post": posts[ranking.position],
            "ranking": ranking,
            "rows": [row for _, row in own if row],
            "tone": "warning" if ranking.state.is_open else "neutral",
        }
        for ranking, own in groups
    ]
