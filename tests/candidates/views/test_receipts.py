"""The office prints the receipts of a register: a page for each, and a trace of the reading."""

import re
from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader

from audit.models.log import Event
from candidates.models import Application
from candidates.views import receipts
from tests.actions import arrange, campaign, officer, person_named
from tests.candidates.views.test_screen import CODE, client_of

pytestmark = pytest.mark.django_db
ADDRESS = f"/ho-so/{CODE}/bien-nhan/"


@pytest.fixture
def papers(registered):
    papers = Application.objects.filter(campaign=campaign()).exclude(state="DRAFT")
    return list(papers.order_by("reg_no")[:6])


def printed(client, papers):
    return client.get(ADDRESS, {"number": [paper.reg_no for paper in reversed(papers)]})


def test_every_file_begins_a_page_in_the_order_of_the_register(papers):
    answer = printed(client_of(person_named("thu-ky")), papers)

    assert answer["Content-Type"] == "application/pdf"
    pages = [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]
    begun = [page for page in pages if "GIẤY BIÊN NHẬN" in page]
    for page, paper in zip(begun, papers, strict=True):
        assert paper.name in " ".join(page.split())
    numbers = re.findall(r"Mã hồ sơ: (\S+)\s+Giữ giấy này", " ".join(pages))
    assert numbers == [paper.reg_no for paper in papers]


def test_the_reading_of_every_file_is_recorded(papers):
    printed(client_of(person_named("thu-ky")), papers)

    entry = bytes(Event.objects.filter(type="read.personal").latest("seq").entry).decode()
    assert ", ".join(paper.reference for paper in papers) in entry


def test_whoever_does_not_receive_files_prints_none(papers):
    client = client_of(officer("can-bo", "SCREENING_OFFICER", campaign=CODE))

    assert printed(client, papers).status_code == 403


@pytest.mark.parametrize("query", ["", "?number=", "?number=KHONG-CO", "?number=%00"])
def test_there_is_nothing_to_print_of_what_was_not_received(papers, query):
    assert client_of(person_named("thu-ky")).get(ADDRESS + query).status_code == 404


def test_a_file_holds_no_more_receipts_than_the_memory_of_an_office_machine(papers, monkeypatch):
    monkeypatch.setattr(receipts, "MOST", 2)
    answer = printed(client_of(person_named("thu-ky")), papers)

    pages = [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]
    assert sum("GIẤY BIÊN NHẬN" in page for page in pages) == 2


def test_the_list_offers_the_receipts_of_its_page_to_whoever_receives(papers):
    listed = client_of(person_named("thu-ky")).get("/ho-so/", {"campaign": CODE}).content.decode()

    address = unescape(re.search(f'href="({ADDRESS}[^"]+)"', listed)[1])
    assert address.startswith(f"{ADDRESS}?number={papers[0].reg_no}&number={papers[1].reg_no}&")
    assert address.count("number=") == 50


def test_a_draft_has_no_receipt(papers):
    arrange(papers[0], state="DRAFT")

    assert printed(client_of(person_named("thu-ky")), papers[:1]).status_code == 404
