"""A paper prints the same bytes again, bears its code, and reads as it was issued."""

import io

import pytest
from pypdf import PdfReader

from accounts.rules.password_codes import grouped
from exams.documents.paper import Heading
from results.actions import issuing
from results.actions.document_kinds import KINDS
from results.documents.issued import draft, full_number, printed
from tests.actions import LATE, campaign, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


def words(data):
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def issued(kind):
    subject = next(iter(KINDS[kind].subjects(campaign())))
    [paper] = issuing.issue(
        campaign=campaign(),
        kind=kind,
        subjects=[subject],
        first=7,
        by=person_named("thu-ky"),
        at=LATE,
    )
    return paper


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_prints_the_same_bytes_again_with_number_code_and_digest(kind):
    paper = issued(kind)

    data = printed(paper)

    assert printed(paper) == data
    text = words(data)
    assert full_number(paper) in text
    assert grouped(paper.code) in text
    assert paper.digest in text.replace(" ", "")


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_says_that_it_is_one_and_has_neither_number_of_its_own_nor_code(kind):
    subject = next(iter(KINDS[kind].subjects(campaign())))

    text = words(draft(campaign(), KINDS[kind], subject, at=LATE))

    assert "BẢN NHÁP" in text
    assert "Mã văn bản" not in text


def test_the_announcement_names_positions_chapters_and_days():
    paper = issued("ANNOUNCEMENT_PAPER")
    announced = campaign().announcements.get()

    text = words(printed(paper))

    for code, post, _vacancies in announced.content["positions"]:
        assert code in text
        assert post.split()[0] in text
    assert "Các mốc thời gian" in text
    assert "Thi viết" in text


@pytest.mark.parametrize("kind", KINDS)
def test_however_many_papers_take_the_same_few_queries(kind, django_assert_max_num_queries):
    paper_kind, subjects = KINDS[kind], KINDS[kind].subjects(campaign())

    with django_assert_max_num_queries(8):
        contents = paper_kind.contents(campaign(), {key: Heading("1", LATE) for key in subjects})

    assert contents.keys() == subjects.keys()
