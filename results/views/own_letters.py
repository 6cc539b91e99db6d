"""The letters that somebody received: the latest first, to read again at any time."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from accounts.rules.password_codes import plain
from exams.documents.letters import text_of
from exams.models import Letter
from results.documents.issued import printed
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from web.downloads import PDF, file_response
from web.lists import page_of


@require_duty(Duty.SIGNED_IN)
def my_letters(request: HttpRequest) -> HttpResponse:
    """List the reader's letters; those that wait in the outbox are nobody's yet."""
    page = page_of(request, _released(request).select_related("campaign", "receiver"))
    page.object_list = [(letter, text_of(letter)) for letter in page.object_list]
    return render(request, "results/letters/mine.html", {"page": page})


@require_duty(Duty.SIGNED_IN)
def my_letter(request: HttpRequest, pk: str) -> HttpResponse:
    """Show one of the reader's letters."""
    letter = get_object_or_404(_released(request).select_related("campaign", "receiver"), pk=pk)
    context = {"letter": letter, "text": text_of(letter), "has_paper": "code" in letter.facts}
    return render(request, "results/letters/my_letter.html", context)


@require_duty(Duty.SIGNED_IN)
def my_paper(request: HttpRequest, pk: str) -> HttpResponse:
    """Return the paper that came with one of the reader's letters, as PDF."""
    letter = get_object_or_404(_released(request), pk=pk)
    code = plain(letter.facts.get("code", ""))
    papers = IssuedDocument.objects.select_related("campaign")
    paper = get_object_or_404(papers, campaign=letter.campaign_id, about=letter.about, code=code)
    name = f"{KINDS[paper.kind].slug}-{paper.code}.pdf"
    return file_response(printed(paper), name, PDF, inline=True)


def _released(request: HttpRequest) -> QuerySet[Letter]:
    own = Letter.objects.filter(receiver=current_person(request), released_at__isnull=False)
    return own.order_by("-released_at", "about")
