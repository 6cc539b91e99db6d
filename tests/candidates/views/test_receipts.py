"""The office prints the receipts of a register: a page for each, and a trace of the reading."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from audit.models.log import Event
from candidates.models import Application
from tests.actions import arrange, campaign, officer, person_named
from tests.candidates.views.test_screen import CODE, client_of

pytestmark = pytest.mark.django_db
ADDRESS = f"/ho-so/{CODE}/bien-nhan/"


@pytest.fixture
def papers(registered):
    papers = Application.objects.filter(campaign=campaign()).exclude(state="DRAFT")
    return list(papers.order_by("reg_no"))


def test_every_file_begins_a_page_in_the_order_of_the_register(papers):
    answer = client_of(person_named("thu-ky")).get(ADDRESS)

    assert answer["Content-Type"] == "application/pdf"
    pages = [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]
    begun = [page for page in pages if "GIẤY BIÊN NHẬN" in page]
    for page, paper in zip(begun, papers, strict=True):
        assert paper.name in " ".join(page.split())
    numbers = re.findall(r"Mã hồ sơ: (\S+)\s+Giữ giấy này", " ".join(pages))
    assert numbers == [paper.reg_no for paper in papers]


def test_the_reading_of_every_file_is_recorded(papers):
    client_of(person_named("thu-ky")).get(ADDRESS)

    entry = bytes(Event.objects.filter(type="read.personal").latest("seq").entry).decode()
    assert ", ".join(paper.reference for paper in papers) in entry


def test_whoever_does_not_receive_files_prints_none(papers):
    client = client_of(officer("can-bo", "SCREENING_OFFICER", campaign=CODE))

    assert client.get(ADDRESS).status_code == 403


def test_a_campaign_that_received_nothing_has_nothing_to_print(papers):
    for paper in papers:
        arrange(paper, state="DRAFT")

    assert client_of(person_named("thu-ky")).get(ADDRESS).status_code == 404


def test_the_list_offers_the_receipts_to_whoever_receives(papers):
    client = client_of(person_named("thu-ky"))

    assert ADDRESS in client.get("/ho-so/", {"campaign": CODE}).content.decode()
