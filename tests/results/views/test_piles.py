"""A pile of signed papers, scanned into one file, is taken apart by the codes on its pages."""

import io

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from exams.models import Campaign
from results.actions import issuing
from results.documents.issued import printed
from results.documents.kinds import KINDS
from results.forms import scans
from results.models import IssuedDocument
from tests.actions import LATE, arrange, campaign, person_named, stored
from tests.requests import said
from web.scanned_codes import codes_by_page, count_of_pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
BLANK = "blank"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def papers():
    kind = KINDS["INELIGIBLE_LETTER"]
    return issuing.issue(
        campaign=campaign(),
        kind=kind,
        subjects=list(kind.subjects(campaign()))[:3],
        first=31,
        by=person_named("thu-ky"),
        at=LATE,
    )


def pile(*pages, name="chong.pdf"):
    """Return one file with the prints of these papers, and blank pages, one after the other."""
    document = pypdfium2.PdfDocument.new()
    for page in pages:
        if page == BLANK:
            document.new_page(595, 842)
        else:
            document.import_pages(pypdfium2.PdfDocument(io.BytesIO(printed(page))))
    data = io.BytesIO()
    document.save(data)
    return SimpleUploadedFile(name, data.getvalue())


def send(browser, *files):
    address = reverse("results:attach-scans", args=[campaign().code])
    return browser("thu-ky").post(address, {"copies": list(files)})


def faults(answer):
    assert answer.status_code == 422
    return " ".join(answer.context["form"].errors["copies"])


def test_every_page_goes_to_a_paper_and_the_page_says_which(browser, papers):
    first, second, third = papers

    done = send(browser, pile(first, second, BLANK, BLANK, third))

    kept = {paper.about: paper for paper in IssuedDocument.objects.all()}
    scans_of = [kept[paper.about].scan.path.read_bytes() for paper in papers]
    assert [count_of_pages(data) for data in scans_of] == [1, 3, 1]
    for paper, data in zip(papers, scans_of, strict=True):
        assert codes_by_page(data, "pdf")[0] == {paper.code}
    told = said(done)[0]
    assert "Đã gắn bản đã ký của 3 văn bản" in told
    for words in ("31/TB-HĐTT (chong, trang 1.pdf)", "32/TB-HĐTT (chong, trang 2–4.pdf)"):
        assert words in told


def test_a_pile_and_a_single_file_come_in_together(browser, papers):
    first, second, third = papers

    send(browser, pile(first, second), pile(third, BLANK, name="rieng.pdf"))

    names = IssuedDocument.objects.order_by("number").values_list("scan_name", flat=True)
    assert list(names) == ["chong, trang 1.pdf", "chong, trang 2.pdf", "rieng.pdf"]


def test_pages_before_the_first_code_are_named_and_nothing_is_written(browser, papers):
    before = stored()

    told = faults(send(browser, pile(BLANK, BLANK, papers[0], papers[1])))

    assert "“chong.pdf”: trang 1–2 ở đầu tệp" in told
    assert stored() == before


def test_a_paper_whose_pages_lie_apart_is_named(browser, papers):
    before = stored()

    told = faults(send(browser, pile(papers[0], papers[1], papers[0])))

    assert "trang 3 lại mang mã" in told
    assert stored() == before


def test_a_paper_that_was_replaced_keeps_the_whole_pile_out(browser, papers):
    arrange(papers[1], superseded_at=LATE)
    before = stored()

    assert "32" in faults(send(browser, pile(*papers)))
    assert stored() == before


def test_a_paper_of_another_campaign_is_not_taken_for_a_page_of_ours(browser, papers):
    elsewhere = Campaign(code="TT-KHAC", name="Kỳ thi khác", host=campaign().host)
    arrange(elsewhere, regulations=campaign().regulations)
    arrange(papers[1], campaign=elsewhere)
    before = stored()

    told = faults(send(browser, pile(*papers)))

    assert "“chong, trang 2.pdf”" in told
    assert stored() == before


def test_a_pile_that_is_too_long_is_refused_before_it_is_read(browser, papers, monkeypatch):
    monkeypatch.setattr(scans, "MOST_PAGES", 2)
    before = stored()

    assert "hơn 2 trang" in faults(send(browser, pile(*papers)))
    assert stored() == before
