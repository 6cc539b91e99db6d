"""The signed copies in a file that was handed in: one, or a pile taken apart by its codes."""

from pathlib import Path

from exams.rules.refusals import Refusal
from results.actions.signed_copies import SignedCopy
from results.models import IssuedDocument
from results.rules.piles import papers_in
from web.scanned_codes import MOST_PAGES, codes_by_page, count_of_pages, pages_of


def copies_in(name: str, data: bytes, kind: str) -> list[SignedCopy]:
    """Return the signed copies in a file, each with its codes and its own pages.

    A file with the code of one paper, or of none, stays whole. Raises Refusal PILE_TOO_LONG, or
    what `piles.papers_in` finds.
    """
    if kind == "pdf" and count_of_pages(data) > MOST_PAGES:
        raise Refusal("PILE_TOO_LONG", field="copies", file=name, limit=MOST_PAGES)
    pages = codes_by_page(data, kind)
    codes = frozenset().union(*pages)
    issued = IssuedDocument.objects.filter(code__in=codes).values_list("code", flat=True)
    papers = frozenset(issued)
    if kind != "pdf" or len(papers) < 2:
        return [SignedCopy(name, data, codes)]
    return [
        SignedCopy(
            f"{Path(name).stem}, trang {part.in_words}.pdf",
            pages_of(data, part.first, part.last),
            frozenset({part.code}),
        )
        for part in papers_in([codes & papers for codes in pages], name)
    ]
