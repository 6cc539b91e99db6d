"""The papers of a campaign: of what there is one, what is issued, and what has become of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.decision_files import FileOf
from exams.views.timely import untimely
from results.actions.document_kinds import DocumentKind, states_of
from results.actions.issuing import due_of
from results.actions.open_papers import open_subjects
from results.documents.issued import full_number
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from results.process.paper_counts import PaperCount, kinds_of, paper_counts
from results.rules.document_states import DocumentState
from web.lists import page_of
from web.sentences import label

TONES = {
    DocumentState.DRAFT: "warning",
    DocumentState.ISSUED: "warning",
    DocumentState.SIGNED: "success",
    DocumentState.STALE: "error",
    DocumentState.SUPERSEDED: "neutral",
}


def kind_named(slug: str, campaign: Campaign) -> DocumentKind:
    """Return the kind of an address, of which this campaign has papers. Raises Http404."""
    for kind in kinds_of(campaign):
        if kind.slug == slug:
            return kind
    raise Http404


def caption_of(subject: str, captions: Mapping[str, str]) -> str:
    """Return what a paper is about as pages name it; a code in words, a number with its caption."""
    return capfirst(captions.get(subject) or label(subject))


@require_duty(Duty.PREPARE, campaign="code")
def papers(request: HttpRequest, code: str) -> HttpResponse:
    """Show every kind of paper: how many there are, how many are issued, how many are signed."""
    campaign = get_object_or_404(Campaign, code=code)
    reader = current_person(request)
    kinds = [_row_of_kind(campaign, each) for each in paper_counts(campaign, reader)]
    unsigned = sum(kind["counts"].unsigned for kind in kinds)
    context = {"campaign": campaign, "kinds": kinds, "unsigned": unsigned}
    return render(request, "results/papers/kinds.html", context)


def _row_of_kind(campaign: Campaign, counts: PaperCount) -> dict[str, Any]:
    """Return a kind as the page shows it: what it is called, where its papers are, how many."""
    url = reverse("results:papers-of-kind", args=[campaign.code, counts.kind.slug])
    return {"title": label(counts.kind.name), "url": url, "counts": counts}


@require_duty(Duty.PREPARE, campaign="code")
def papers_of_kind(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """List of what there is a paper of one kind, with the papers and their states."""
    campaign = get_object_or_404(Campaign, code=code)
    paper_kind, reader = kind_named(kind, campaign), current_person(request)
    page = page_of(request, list(open_subjects(campaign, paper_kind, reader)))
    papers = _papers_about(campaign, paper_kind, page.object_list)
    captions = paper_kind.captions(campaign)
    page.object_list = [
        {"subject": subject, "about": caption_of(subject, captions), **row}
        for subject in page.object_list
        for row in papers.get(subject, [{"is_due": True}])
    ]
    context = {"campaign": campaign, "kind": paper_kind, "title": label(paper_kind.name)}
    context["page"] = page
    context["untimely"] = untimely(campaign, *paper_kind.steps)
    context["lacks"] = not context["untimely"] and bool(due_of(campaign, paper_kind, reader))
    context["together"] = paper_kind.many_in_file and any(papers.values())
    return render(request, "results/papers/list.html", context)


def _papers_about(
    campaign: Campaign, kind: DocumentKind, subjects: Iterable[str]
) -> dict[str, list[dict[str, Any]]]:
    """Return the papers about each of some subjects, the newest first."""
    stored = campaign.papers.filter(kind=kind.name, about__in=list(subjects))
    replaced = campaign.decision_files.replaced(FileOf.PAPER)
    rows: dict[str, list[dict[str, Any]]] = {}
    for paper, state in states_of(campaign, kind, list(stored)).items():
        paper.campaign = campaign
        row = {**row_of(paper, state), "earlier": replaced.get(str(paper.pk), [])}
        rows.setdefault(paper.about, []).append(row)
    return rows


def row_of(paper: IssuedDocument, state: DocumentState) -> dict[str, Any]:
    """Return a paper as pages show it: with its number and its state in words."""
    is_done = state is DocumentState.ISSUED and not KINDS[paper.kind].comes_back
    return {
        "paper": paper,
        "number": full_number(paper),
        "state": label("PAPER_HANDED_OUT" if is_done else f"PAPER_{state}"),
        "tone": "success" if is_done else TONES[state],
        "is_due": state is DocumentState.STALE,
    }
