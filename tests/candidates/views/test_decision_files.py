"""The scans of decisions on their pages: attached, handed out, withheld when they were changed."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from audit.models import Event
from candidates.models import Decision
from exams.models import DecisionFile
from exams.rules.relations import RelationKind
from tests.actions import arrange, campaign, person_named, stored
from tests.bodies import founded
from tests.files import pdf
from tests.relations import own
from tests.requests import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SCAN = pdf("quyết định")
BODY = "/dieu-hanh/TT2026-01/hoi-dong/ban-cham-thi/"
CLEARANCES = "/soan/TT2026-01/can-cu/"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def browser():
    def signed_in(who="thu-ky"):
        client = Client(headers={"accept-language": "vi"})
        client.force_login(person_named(who), backend=BACKEND)
        return client

    return signed_in


def text(response):
    return " ".join(response.content.decode().split())


def send(client, page, name="qđ.pdf", data=SCAN, **typed):
    mark = str(client.get(page).context["form"]["request_id"].value())
    sent = {"request_id": mark, "file": SimpleUploadedFile(name, data), **typed}
    return client.post(page, sent)


def answer():
    answers = Decision.objects.filter(kind="SPECIAL_CASE").select_related("application__campaign")
    return answers.first()


def address_of(decision):
    return f"/ho-so/TT2026-01/{decision.application.reg_no}/tra-loi/{decision.pk}/ban-quet/"


def readings():
    last = Event.objects.filter(type="read.personal").order_by("ts").last()
    return last.subject, json.loads(bytes(last.entry))["data"]["purpose"]


def test_the_scan_of_a_founding_decision_is_attached_and_handed_out(browser):
    board = founded()
    client = browser()
    assert f"{BODY}ban-quet/" in text(client.get(BODY))

    done = send(client, f"{BODY}ban-quet/")
    file = browser("chu-tich").get(f"{BODY}ban-quet/tep/")

    assert done.status_code == 303
    assert board.number in said(done)[0]
    assert file.content == SCAN
    assert f"{BODY}ban-quet/tep/" in text(client.get(BODY))
    assert browser("tham-dinh").get(f"{BODY}ban-quet/tep/").status_code == 403


def test_the_page_says_that_a_scan_is_of_another_number(browser):
    board = founded()
    send(browser(), f"{BODY}ban-quet/")
    arrange(board, number="99/QĐ")

    assert f"Bản quét là của văn bản {DecisionFile.objects.get().document}" in text(
        browser().get(BODY)
    )


def test_a_body_without_decision_or_scan_has_neither_page(browser):
    client = browser()
    assert client.get(f"{BODY}ban-quet/").status_code == 404
    assert client.get(f"{BODY}ban-quet/tep/").status_code == 404


def test_the_scan_of_a_clearance_is_attached_after_the_announcement(browser):
    row = campaign().clearances.in_force().first()
    client = browser()

    done = send(client, f"{CLEARANCES}{row.kind}/ban-quet/")

    assert done.status_code == 303
    assert f"{CLEARANCES}{row.kind}/ban-quet/tep/" in text(client.get(CLEARANCES))
    assert client.get(f"{CLEARANCES}{row.kind}/ban-quet/tep/").content == SCAN


def test_reading_the_answer_to_a_special_case_is_reading_the_dossier(browser):
    decision = answer()
    page = f"/ho-so/TT2026-01/{decision.application.reg_no}/"
    chair = browser("chu-tich")

    done = send(chair, address_of(decision))
    file = browser("tham-dinh").get(f"{address_of(decision)}tep/")

    assert done.status_code == 303
    assert file.content == SCAN
    assert readings() == (decision.application.reference, "ANSWER_FILE")
    assert f"{address_of(decision)}tep/" in text(browser("tham-dinh").get(page))
    assert address_of(decision) + '"' not in text(browser("tham-dinh").get(page))


def test_who_is_tied_to_the_candidate_finds_neither_page_nor_scan(browser):
    decision = answer()
    send(browser("chu-tich"), address_of(decision))
    own(person_named("tham-dinh"), decision.application, kind=RelationKind.MENTOR)
    own(person_named("chu-tich"), decision.application, kind=RelationKind.MENTOR)

    assert browser("tham-dinh").get(f"{address_of(decision)}tep/").status_code == 404
    assert browser("chu-tich").get(address_of(decision)).status_code == 404


def test_a_scan_that_was_changed_on_the_disk_is_withheld_and_that_is_recorded(browser):
    founded()
    client = browser()
    send(client, f"{BODY}ban-quet/")
    DecisionFile.objects.get().kept_file.path.write_bytes(b"khac")

    refused = client.get(f"{BODY}ban-quet/tep/")

    assert refused.status_code == 409
    assert Event.objects.filter(type="document.withheld").exists()


def test_what_is_no_paper_is_refused_at_its_field_and_nothing_is_stored(browser):
    founded()
    client, before = browser(), stored()

    refused = send(client, f"{BODY}ban-quet/", "x.exe", b"MZ")

    assert refused.status_code == 422
    assert "file" in refused.context["form"].errors
    assert stored() == before


def replaced_of(client, page):
    """Replace the scan on a page, once without saying why; return the address of the first."""
    send(client, page)
    first = DecisionFile.objects.get()
    unsaid = send(client, page, data=pdf("quyết định khác"))
    assert (unsaid.status_code, [*unsaid.context["form"].errors]) == (422, ["reason"])
    assert send(client, page, data=pdf("quyết định khác"), reason="Bản mờ").status_code == 303
    return f"{page}tep/{first.pk}/"


def test_a_replaced_scan_stands_on_the_page_of_its_body_with_who_replaced_it_when_and_why(browser):
    founded()
    client = browser()
    address = replaced_of(client, f"{BODY}ban-quet/")

    page = text(client.get(BODY))

    assert address in page
    assert f"({person_named('thu-ky')}): Bản mờ" in page
    assert browser("chu-tich").get(address).content == SCAN
    assert browser("tham-dinh").get(address).status_code == 403


def test_so_does_that_of_a_clearance(browser):
    row = campaign().clearances.in_force().first()
    client = browser()
    address = replaced_of(client, f"{CLEARANCES}{row.kind}/ban-quet/")

    assert address in text(client.get(CLEARANCES))
    assert client.get(address).content == SCAN


def test_so_does_that_of_an_answer_and_reading_it_is_reading_the_dossier(browser):
    decision = answer()
    chair = browser("chu-tich")
    address = replaced_of(chair, address_of(decision))

    page = text(browser("tham-dinh").get(f"/ho-so/TT2026-01/{decision.application.reg_no}/"))
    assert address in page
    assert browser("tham-dinh").get(address).content == SCAN
    assert readings() == (decision.application.reference, "ANSWER_FILE")
