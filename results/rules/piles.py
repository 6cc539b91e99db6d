"""A pile of signed papers that a scanner put into one file: which pages are of which paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from exams.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class PagesOfPaper:
    """The pages of a file, counted from 1, that are of the paper with this code."""

    code: str
    first: int
    last: int

    @property
    def in_words(self) -> str:
        """Return the pages as people write them: 3, or 3–5."""
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"


def papers_in(pages: Sequence[frozenset[str]], file: str) -> list[PagesOfPaper]:
    """Return the papers of a file by the codes on each of its pages; every page is of one paper.

    A page without a code belongs to the last code before it. Raises Refusal SEVERAL_CODES_ON_PAGE,
    PAGES_BEFORE_CODE (pages that begin the file and bear none) or CODE_COMES_BACK (a paper whose
    pages lie apart).
    """
    papers: list[PagesOfPaper] = []
    for number, codes in enumerate(pages, start=1):
        if len(codes) > 1:
            raise Refusal("SEVERAL_CODES_ON_PAGE", field="copies", file=file, page=number)
        code = next(iter(codes), papers[-1].code if papers else "")
        if papers and papers[-1].code == code:
            papers[-1] = PagesOfPaper(code, papers[-1].first, number)
        elif code in {paper.code for paper in papers}:
            raise Refusal("CODE_COMES_BACK", field="copies", file=file, page=number)
        else:
            papers.append(PagesOfPaper(code, number, number))
    if papers and not papers[0].code:
        raise Refusal("PAGES_BEFORE_CODE", field="copies", file=file, pages=papers[0].in_words)
    return papers
