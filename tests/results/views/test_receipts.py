"""Receipts are issued, printed together by the office, and handed to the candidate they are of."""

from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts.rules.duties import Role
from accounts.rules.password_codes import grouped
from audit.models.log import Event
from config.my_work import waiting_for
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from tests.actions import LATE, arrange, campaign, moment, officer, person_named
from tests.requests import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SLUG = "giay-bien-nhan"


def client_of(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture
def secretary():
    return client_of(person_named("thu-ky"))


def address(name, *keys):
    return reverse(f"results:{name}", args=[campaign().code, *keys])


def handed_in():
    return list(KINDS["RECEIPT_PAPER"].subjects(campaign()))


def issue(client, subjects):
    page = address("issue-papers", SLUG)
    mark = str(client.get(page).context["form"]["request_id"].value())
    return client.post(page, {"request_id": mark, "subjects": subjects})


def text_of(answer):
    pages = PdfReader(BytesIO(answer.getvalue())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_receipts_are_issued_under_the_numbers_of_their_files(secretary):
    first, second = handed_in()[:2]

    done = issue(secretary, [first, second])

    assert "Đã phát hành 2 văn bản" in said(done)[0]
    papers = IssuedDocument.objects.order_by("about")
    assert [(paper.number, paper.about) for paper in papers] == [(first, first), (second, second)]


def test_a_receipt_waits_for_no_signed_copy(secretary):
    issue(secretary, handed_in()[:2])

    page = secretary.get(address("papers"))
    listed = secretary.get(address("papers-of-kind", SLUG)).content.decode()
    waiting = [str(item.title) for item in waiting_for(person_named("thu-ky"), LATE)]

    assert address("attach-scans") not in page.content.decode()
    assert "Đã phát hành" in listed
    assert "Chờ bản đã ký" not in listed
    assert not any("bản đã ký" in title for title in waiting)


def test_those_of_a_page_are_printed_in_one_file_and_their_reading_is_recorded(secretary):
    together = address("papers-together", SLUG)
    listed = address("papers-of-kind", SLUG)
    assert together not in secretary.get(listed).content.decode()
    issue(secretary, handed_in()[:3])

    assert together in secretary.get(listed).content.decode()
    text = text_of(secretary.get(together))

    assert text.count("GIẤY BIÊN NHẬN") == 3
    assert all(grouped(paper.code) in text for paper in IssuedDocument.objects.all())
    read = Event.objects.filter(type="read.personal").order_by("-seq")[:3]
    assert [event.subject for event in reversed(read)] == [
        f"{campaign().code} {number}" for number in handed_in()[:3]
    ]


@pytest.mark.parametrize("slug", [SLUG, "thong-bao-thi-tuyen"])
def test_there_is_nothing_to_print_together_of_what_was_not_issued_or_fills_files(secretary, slug):
    issue(secretary, handed_in()[:1]) if slug != SLUG else None

    assert secretary.get(address("papers-together", slug)).status_code == 404


def test_only_who_prepares_papers_prints_them(secretary):
    issue(secretary, handed_in()[:1])
    other = client_of(officer("can-bo", "SCREENING_OFFICER", campaign=campaign().code))

    assert other.get(address("papers-together", SLUG)).status_code == 403


def test_the_candidate_gets_the_receipt_of_the_register_once_it_is_issued(secretary):
    an, number = officer("an", Role.CANDIDATE), handed_in()[0]
    arrange(campaign().applications.get(reg_no=number), person=an, submitted_at=LATE)
    own = client_of(an)
    before = text_of(own.get(address("own-receipt")))

    issue(secretary, [number])
    after = own.get(address("own-receipt"))

    paper = IssuedDocument.objects.get()
    assert grouped(paper.code) not in before
    assert grouped(paper.code) in text_of(after)
    assert "no-store" in after["Cache-Control"]


def test_the_list_of_files_leads_to_the_receipts(secretary):
    listed = secretary.get("/ho-so/", {"campaign": campaign().code}).content.decode()

    assert address("papers-of-kind", SLUG) in listed


def test_a_draft_has_no_receipt():
    number = handed_in()[0]
    arrange(campaign().applications.get(reg_no=number), state="DRAFT")

    assert number not in handed_in()


def test_before_registration_closes_the_office_prints_no_receipt_of_a_sealed_file(secretary):
    number, other = handed_in()[:2]
    owner = officer("thi-sinh-cua-ho-so", Role.CANDIDATE)
    file = campaign().applications.get(reg_no=number)
    arrange(file, source="ONLINE", person=owner, submitted_at=LATE)
    issue(secretary, [number, other])
    paper = IssuedDocument.objects.get(about=number)

    with time_machine.travel(moment(2026, 9, 20), tick=False):
        for page in (address("paper-draft", SLUG, number), address("paper-print", paper.pk)):
            assert "được niêm phong" in secretary.get(page).content.decode(), page
        together = text_of(secretary.get(address("papers-together", SLUG)))
        own = client_of(owner).get(address("own-receipt"))

    assert other in together
    assert number not in together
    assert own.status_code == 200
    assert own["Content-Type"] == "application/pdf"
