"""The letters that bring papers to the people they are about."""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from accounts.rules.password_codes import grouped
from exams.actions.letters import compose
from exams.documents.paper import is_party, numbered
from exams.models import Campaign, Letter
from results.actions.document_kinds import DocumentKind, states_of
from results.models import IssuedDocument
from results.rules.document_states import DocumentState


def letters_with(
    papers: Sequence[IssuedDocument], campaign: Campaign, kind: DocumentKind
) -> Iterator[Letter]:
    """Yield the letter that brings each paper to whom it is about: those who registered here."""
    if kind.letter is None:
        return
    online = campaign.applications.filter(reg_no__in=[paper.about for paper in papers])
    people = {each.reg_no: each.person for each in online.select_related("person") if each.person}
    for paper in papers:
        if to := people.get(paper.about):
            yield compose(
                kind.letter,
                campaign=campaign,
                to=to,
                about=paper.about,
                facts=_facts(paper),
                at=paper.issued_at,
            )


def still_true(campaign: Campaign, kind: DocumentKind, letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters whose papers are in force and say what is so today."""
    about = [letter.about for letter in letters]
    papers = campaign.papers.filter(kind=kind.name, about__in=about, superseded_at=None)
    states = states_of(campaign, kind, list(papers))
    codes = {grouped(each.code) for each in states if states[each] != DocumentState.STALE}
    return [letter for letter in letters if letter.facts["code"] in codes]


def _facts(paper: IssuedDocument) -> dict[str, str]:
    return {
        "registration": paper.about,
        "number": numbered(paper.number, paper.symbol, party=is_party(paper.campaign)),
        "day": f"{timezone.localtime(paper.issued_at):%d/%m/%Y}",
        "code": grouped(paper.code),
    }
