"""A pile is taken apart by the codes on its pages; every page is of one paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.refusals import Refusal
from results.rules.piles import PagesOfPaper, papers_in


def pile(*codes):
    """Return the pages of a pile, each with the codes in a word, one letter for a code."""
    return [frozenset(code) for code in codes]


def test_a_page_without_a_code_is_of_the_paper_before_it():
    assert papers_in(pile("A", "", "B", "B", ""), "x.pdf") == [
        PagesOfPaper("A", 1, 2),
        PagesOfPaper("B", 3, 5),
    ]


@pytest.mark.parametrize(
    ("pages", "code", "facts"),
    [
        (pile("", "", "A"), "PAGES_BEFORE_CODE", {"pages": "1–2"}),
        (pile("", "A"), "PAGES_BEFORE_CODE", {"pages": "1"}),
        (pile(""), "PAGES_BEFORE_CODE", {"pages": "1"}),
        (pile("A", "AB"), "SEVERAL_CODES_ON_PAGE", {"page": "2"}),
        (pile("A", "B", "", "A"), "CODE_COMES_BACK", {"page": "4"}),
    ],
)
def test_a_page_of_which_nobody_can_say_whose_it_is_is_named(pages, code, facts):
    with pytest.raises(Refusal) as caught:
        papers_in(pages, "x.pdf")

    assert caught.value.code == code
    assert {name: caught.value.facts[name] for name in facts} == facts
    assert caught.value.facts["file"] == "x.pdf"


def test_no_pages_are_no_papers():
    assert papers_in([], "x.pdf") == []


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8), st.data())
def test_every_page_is_of_one_paper_in_the_order_of_the_file(lengths, data):
    pages = []
    for place, length in enumerate(lengths):
        code = frozenset({f"C{place}"})
        others = data.draw(st.lists(st.sampled_from([code, frozenset()]), max_size=length - 1))
        pages += [code, *others]

    papers = papers_in(pages, "x.pdf")

    covered = [page for paper in papers for page in range(paper.first, paper.last + 1)]
    assert covered == list(range(1, len(pages) + 1))
    assert [paper.code for paper in papers] == [f"C{place}" for place in range(len(lengths))]


def test_pages_are_written_as_people_write_them():
    assert PagesOfPaper("A", 3, 3).in_words == "3"
    assert PagesOfPaper("A", 3, 5).in_words == "3–5"
