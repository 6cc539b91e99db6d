"""The planning officer's queue: who of those who registered stands in the planning list."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.access import current_person, duties_of_user, require_duty
from accounts.rules.duties import Duty
from candidates.actions import planning_match
from candidates.actions.match_counts import MatchCounts, match_counts
from candidates.actions.read import dossier_read
from candidates.forms.planning_match import UNSETTLED, MatchFilter
from candidates.models import Application, PlanningMatch
from candidates.rules.planning_match import InList, Likeness
from candidates.views.queued_papers import QueuedPapers
from exams.models import Campaign
from web.fragments import render_page
from web.lists import page_of

SETTLERS = (Duty.KEEP_PLANNING, Duty.DECIDE)  # the chair where every officer is tied


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One registration, what the list has of its person, and the officer's word."""

    paper: Application
    in_list: InList
    settled: PlanningMatch | None

    @property
    def is_waiting(self) -> bool:
        return self.in_list.likeness == Likeness.LIKELY and self.settled is None


@require_duty(*SETTLERS, campaign="code")
def matches(request: HttpRequest, code: str) -> HttpResponse:
    """List who registered with what the list in force has of them; those who wait come first."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    form = MatchFilter(request.GET or None)
    dossier_read(about=f"planning matches {code}", by=current_person(request), at=timezone.now())
    context = {
        "campaign": campaign,
        "form": form,
        "is_officer": Duty.KEEP_PLANNING in duties_of_user(request, code),
        **_lines(request, campaign, form),
    }
    return render_page(request, "candidates/plan/matches.html", context, fragment="list")


def _lines(request: HttpRequest, campaign: Campaign, form: MatchFilter) -> dict[str, Any]:
    """Return the lines that are asked for, and how many there are of each sort in all."""
    asked = form.cleaned_data["likeness"] if form.is_valid() else ""
    counts = match_counts(campaign, current_person(request), timezone.now())
    page = page_of(request, _asked(request, campaign, asked, counts))
    page.object_list = _compared_lines(campaign, list(page.object_list))
    return {
        "page": page,
        "waiting": counts.undecided,
        "counts": [(counts.by_likeness.get(each, 0), each) for each in Likeness],
    }


def compared_papers(request: HttpRequest, campaign: Campaign) -> QuerySet[Any]:
    papers = planning_match.papers_to_match(campaign, current_person(request), timezone.now())
    return planning_match.with_likeness(campaign, papers)


def _asked(
    request: HttpRequest, campaign: Campaign, asked: str, counts: MatchCounts
) -> QueuedPapers:
    """Return what a filter shows; among all, those who wait stand first if there are any.

    Nobody is compared with the list who is not shown, unless too many wait to be named.
    """
    papers = compared_papers(request, campaign)
    if asked == UNSETTLED:
        return QueuedPapers(planning_match.not_settled(papers), counts.undecided)
    if asked:
        return QueuedPapers(papers.filter(likeness=asked), counts.by_likeness.get(asked, 0))
    if counts.are_named:
        by = current_person(request)
        papers = planning_match.papers_to_match(campaign, by, timezone.now())
        return QueuedPapers(papers, counts.total, counts.first)
    is_waiting = Case(When(likeness=Likeness.LIKELY, is_settled=False, then=0), default=1)
    return QueuedPapers(papers.order_by(is_waiting, "reg_no"), counts.total)


def _compared_lines(campaign: Campaign, papers: list[Application]) -> list[QueueLine]:
    matches = PlanningMatch.objects.filter(application__in=papers)
    words = {match.application_id: match for match in matches}
    in_list = planning_match.compared_with_list(campaign, papers)
    return [
        QueueLine(paper, each, words.get(paper.pk))
        for paper, each in zip(papers, in_list, strict=True)
    ]
