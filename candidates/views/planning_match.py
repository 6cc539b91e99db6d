"""The planning officer's queue: who of those who registered stands in the planning list."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.access import current_person, duties_of_user, require_duty
from accounts.rules.duties import Duty
from candidates.actions.likeness_queries import not_settled, with_last_word, with_likeness
from candidates.actions.match_counts import MatchCounts, match_counts
from candidates.actions.planning_match import compared_with
from candidates.actions.read import dossier_read
from candidates.actions.sealed_files import are_sealed
from candidates.forms.planning_match import UNSETTLED, MatchFilter
from candidates.models import Application, PlanningList
from candidates.models.application import ApplicationQuerySet
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
    settled_as: str | None  # the number in the list, NOBODY, or nothing yet

    @property
    def is_waiting(self) -> bool:
        return self.in_list.likeness == Likeness.LIKELY and self.settled_as is None


@require_duty(*SETTLERS, campaign="code", files=True)
def matches(request: HttpRequest, code: str) -> HttpResponse:
    """List who registered with what the list in force has of them; those who wait come first."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    form = MatchFilter(request.GET or None)
    dossier_read(about=f"planning matches {code}", by=current_person(request), at=timezone.now())
    context = {
        "campaign": campaign,
        "form": form,
        "is_officer": Duty.KEEP_PLANNING in duties_of_user(request, code),
        "opens_on": _opens_on(campaign),
        **_lines(request, campaign, form),
    }
    return render_page(request, "candidates/plan/matches.html", context, fragment="list")


def _opens_on(campaign: Campaign) -> date | None:
    """Return the first day on which files that are sealed today are compared; None: none is."""
    closes = campaign.registration_closes
    sealed = are_sealed(campaign, timezone.localdate())
    return closes + timedelta(days=1) if closes and sealed else None


def _lines(request: HttpRequest, campaign: Campaign, form: MatchFilter) -> dict[str, Any]:
    """Return the lines that are asked for, and how many there are of each sort in all."""
    asked = form.cleaned_data["likeness"] if form.is_valid() else ""
    counts = match_counts(campaign, current_person(request), timezone.now())
    page = page_of(request, _asked(asked, counts))
    page.object_list = _compared_lines(counts.planning, list(page.object_list))
    return {
        "page": page,
        "waiting": counts.undecided,
        "counts": [(counts.by_likeness.get(each, 0), each) for each in Likeness],
    }


def _asked(asked: str, counts: MatchCounts) -> QueuedPapers:
    """Return what a filter shows; among all, those who wait stand first if there are any.

    Nobody is compared with the list who is not shown, but after the first who are named: of those
    who wait, of those whom the list may have and of those whom it has not.
    """
    keyed = _columns(Application.objects.order_by())
    if not asked and counts.are_named:
        return QueuedPapers(_columns(counts.papers), counts.total, counts.first, keyed)
    compared = with_likeness(counts.planning, _columns(counts.papers))
    if asked == UNSETTLED:
        return QueuedPapers(not_settled(compared), counts.undecided, counts.first, keyed)
    if asked:
        named, total = counts.named.get(asked, ()), counts.by_likeness.get(asked, 0)
        return QueuedPapers(compared.filter(likeness=asked), total, named, keyed)
    is_waiting = Case(When(likeness=Likeness.LIKELY, is_settled=False, then=0), default=1)
    return QueuedPapers(compared.order_by(is_waiting, "reg_no"), counts.total)


def _columns(papers: ApplicationQuerySet) -> ApplicationQuerySet:
    return with_last_word(papers).only("reg_no", "name", "born", "citizen_id")


def _compared_lines(planning: PlanningList, papers: list[Any]) -> list[QueueLine]:
    in_list = compared_with(planning, papers)
    return [
        QueueLine(paper, each, paper.settled_as)
        for paper, each in zip(papers, in_list, strict=True)
    ]
