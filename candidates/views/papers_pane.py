"""The papers of a file beside its rules: which there are, and the one that is looked at."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import paper_requests
from candidates.actions.dossier_papers import states_of_papers
from candidates.actions.read import dossier_read
from candidates.models import Application, Document
from candidates.rules.dossier_items import PaperState
from candidates.views.chosen_files import PAPER
from candidates.views.enclose import withheld
from candidates.views.own_papers import TONES
from candidates.views.sealed import paper_sealed
from exams.access import names_of_actors
from web.downloads import shown_response


def papers_of_file(application: Application, request: HttpRequest) -> dict[str, Any]:
    """Return the papers of a file, and the one that was chosen, else the first."""
    documents = list(application.documents.filter(removed_at=None))
    asked = request.GET.get(PAPER, "")
    chosen = [document for document in documents if str(document.pk) == asked] or documents
    may_read = current_person(request).may(
        Duty.READ_DOSSIERS, application.campaign.code, at=timezone.now()
    )
    looked_at = chosen[0] if chosen and may_read else None
    rest = request.GET.copy()
    rest.pop(PAPER, None)
    return {
        "papers": _with_who_supplied(_judged(application, documents), application),
        "paper": looked_at,
        "paper_query": rest.urlencode(),
    }


def _judged(application: Application, documents: list[Document]) -> list[dict[str, Any]]:
    """Return each paper of a dossier with its file, if there is one, and what is found at once."""
    if not documents:
        return []
    there = {document.item: document for document in documents}
    states = {**dict.fromkeys(there, PaperState.THERE), **states_of_papers(application)}
    return [
        {"item": item, "document": there.get(item), "state": state, "tone": TONES[state]}
        for item, state in states.items()
    ]


def _with_who_supplied(
    papers: list[dict[str, Any]], application: Application
) -> list[dict[str, Any]]:
    """Return the papers of a file, those that the office handed in with by whom and when."""
    requests = paper_requests.papers_by_office(application) if papers else {}
    names = names_of_actors(each.event.actor for each in requests.values())
    for paper in papers:
        if paper["document"] and (supplied := requests.get(paper["document"].pk)):
            paper["supplied_by"] = names.get(supplied.event.actor, supplied.event.actor)
            paper["supplied_at"] = supplied.answered_at
    return papers


@require_duty(Duty.READ_DOSSIERS)
def paper(request: HttpRequest, pk: str) -> HttpResponse:
    """Show one paper of a file in its page, to whoever may read dossiers; every look is traced."""
    documents = Document.objects.select_related("application__campaign")
    document = get_object_or_404(documents, pk=pk, removed_at=None)
    application, reader = document.application, current_person(request)
    may = reader.may(Duty.READ_DOSSIERS, application.campaign.code, at=timezone.now())
    papers = Application.objects.handed_in().filter(pk=application.pk)
    if not (may and papers.open_to(reader).exists()):
        raise Http404
    if refused := paper_sealed(request, document):
        return refused
    if fault := document.kept_file.fault():
        return withheld(request, document, fault)
    about = application.reference
    dossier_read(about=about, purpose=document.item, by=reader, at=timezone.now())
    name = f"{application.reg_no}-{document.item}.{document.kind}"
    return shown_response(document.kept_file.path.read_bytes(), name, document.kind)
