"""The files of papers: a draft, the print, the signed copy."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions.read import dossiers_read, file_withheld
from candidates.views.decision_files import scan_of, scan_response
from exams.models import Campaign
from exams.rules.decision_files import FileOf
from results.actions.document_kinds import DocumentKind
from results.actions.open_papers import (
    open_subjects,
    require_printable,
    require_subjects_open,
    unsealed_of,
)
from results.documents.issued import draft, printed, printed_together
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from results.views.papers import kind_named
from web.downloads import PDF, file_response, handed_in_response
from web.lists import page_of
from web.sentences import label, sentence
from web.word import DOCX, SUFFIX


@require_duty(Duty.PREPARE, campaign="code")
def paper_draft(request: HttpRequest, code: str, kind: str, subject: str) -> HttpResponse:
    """Return a paper as it would be issued now, with the mark of a draft."""
    campaign = get_object_or_404(Campaign, code=code)
    paper_kind = kind_named(kind, campaign)
    if subject not in paper_kind.subjects(campaign):
        raise Http404
    _require_printable(request, campaign, paper_kind, subject)
    _trace(request, campaign, paper_kind, subject)
    data = draft(campaign, paper_kind, subject, at=timezone.now())
    return _file(data, f"nhap-{paper_kind.slug}-{subject}", paper_kind)


@require_duty(Duty.PREPARE, campaign="code")
def paper_print(request: HttpRequest, code: str, pk: str) -> HttpResponse:
    """Return a paper as it was issued: as PDF, or as the Word file that the office edits."""
    paper = paper_of(request, code, pk)
    kind = KINDS[paper.kind]
    _require_printable(request, paper.campaign, kind, paper.about)
    _trace(request, paper.campaign, kind, paper.about)
    return _file(printed(paper), f"{kind.slug}-{paper.code}", kind)


@require_duty(Duty.PREPARE, campaign="code")
def papers_together(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Return the papers in force on one page of the list of a kind as one PDF."""
    campaign = get_object_or_404(Campaign, code=code)
    paper_kind = kind_named(kind, campaign)
    page = page_of(request, [*open_subjects(campaign, paper_kind, current_person(request))])
    subjects = unsealed_of(campaign, paper_kind, [*page.object_list], timezone.localdate())
    papers = campaign.papers.filter(kind=paper_kind.name, superseded_at=None)
    printable = list(papers.filter(about__in=subjects).order_by("about"))
    if not printable or not paper_kind.many_in_file:
        raise Http404
    _trace(request, campaign, paper_kind, *(paper.about for paper in printable))
    name = f"{paper_kind.slug}-{code}-{page.number}.pdf"
    return file_response(printed_together(printable), name, PDF, inline=True)


@require_duty(Duty.PREPARE, campaign="code")
def paper_scan(request: HttpRequest, code: str, pk: str) -> HttpResponse:
    """Return the signed copy of a paper, if it is still the one that came in."""
    paper = paper_of(request, code, pk)
    kind = KINDS[paper.kind]
    if paper.kept_file is None:
        raise Http404
    if fault := paper.kept_file.fault():
        return _withheld(request, paper, fault)
    _trace(request, paper.campaign, kind, paper.about)
    name = f"ban-ky-{paper.code}.{paper.scan_kind}"
    return handed_in_response(paper.kept_file.path.read_bytes(), name, paper.scan_kind)


@require_duty(Duty.PREPARE, campaign="code")
def replaced_scan(request: HttpRequest, code: str, pk: str, scan: str) -> HttpResponse:
    """Return a signed copy of a paper that another replaced."""
    paper = paper_of(request, code, pk)
    file = scan_of(code, FileOf.PAPER, str(paper.pk), scan)
    _trace(request, paper.campaign, KINDS[paper.kind], paper.about)
    return scan_response(request, file, f"{code} {paper.about}")


def _withheld(request: HttpRequest, paper: IssuedDocument, fault: str) -> HttpResponse:
    """Say that the copy is not the one that came in, and record that somebody met it."""
    about, reader = f"{paper.campaign.code} {paper.about}", current_person(request)
    file_withheld(about=about, item=paper.kind, fault=fault, by=reader, at=timezone.now())
    context = {"title": label(paper.kind), "why": sentence("FILE_WITHHELD")}
    return render(request, "refused.html", context, status=409)


def _file(data: bytes, name: str, kind: DocumentKind) -> HttpResponse:
    if kind.is_edited:
        return file_response(data, f"{name}{SUFFIX}", DOCX)
    return file_response(data, f"{name}.pdf", PDF, inline=True)


def paper_of(request: HttpRequest, code: str, pk: str) -> IssuedDocument:
    """Return a paper of a campaign, about nothing closed to the reader. Raises Http404 or Refusal.

    The refusals are those of `require_subjects_open`.
    """
    rows = IssuedDocument.objects.select_related("campaign")
    paper = get_object_or_404(rows, campaign__code=code, pk=pk)
    reader, kind = current_person(request), KINDS[paper.kind]
    require_subjects_open(paper.campaign, kind, [paper.about], reader)
    return paper


def _require_printable(
    request: HttpRequest, campaign: Campaign, kind: DocumentKind, subject: str
) -> None:
    """Refuse (Refusal) a paper about a file that is closed to the reader, or sealed."""
    require_printable(campaign, kind, [subject], current_person(request), timezone.localdate())


def _trace(request: HttpRequest, campaign: Campaign, kind: DocumentKind, *subjects: str) -> None:
    """Record that dossiers were read, where papers are made of them: of each by itself."""
    if kind.is_personal:
        reader, about = current_person(request), [f"{campaign.code} {each}" for each in subjects]
        dossiers_read(about=about, purpose=kind.name, by=reader, at=timezone.now())
