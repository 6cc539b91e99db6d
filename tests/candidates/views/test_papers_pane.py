"""The papers of a file stand beside its rules, for whoever may read it and for nobody else."""

import json
from datetime import date
from hashlib import sha256

import pytest
from django.test import Client

from audit.actions.record import record, recorded
from audit.models import Event
from candidates.actions import screen
from candidates.models import Application, Document, PaperRequest
from tests.actions import LATE, arrange, campaign, officer, person_named, stored
from tests.crawl import readable_text
from tests.files import pdf
from tests.relations import own

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CODE, PDF = "TT2026-01", pdf()


def client_of(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture
def file(screening, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    return Application.objects.filter(state="ELIGIBLE").order_by("reg_no")[0]


def enclosed(file, item="CV", kind="pdf"):
    made = Document(application=file, item=item, kind=kind, size=len(PDF))
    made.stored_as, made.digest = sha256(item.encode()).hexdigest(), sha256(PDF).hexdigest()
    made.kept_file.keep(PDF)
    return arrange(made, file_name=f"{item}.{kind}")


@recorded
def supplied_by(office, paper):
    """Let the office have handed in a paper that it was asked for."""
    asked = PaperRequest(application=paper.application, item=paper.item, document=paper)
    asked.asked_at = asked.answered_at = LATE
    record("test.arranged", about=paper.item, by=office, at=LATE, rows=[asked])


def page_of(file):
    return f"/ho-so/{CODE}/{file.reg_no}/"


def address_of(paper):
    return f"/du-tuyen/tep/{paper.pk}/xem/"


def test_the_first_paper_is_beside_the_rules_and_each_other_a_link_away(file):
    first, other = enclosed(file), enclosed(file, "DIPLOMAS", "png")
    board = client_of(person_named("tham-dinh"))

    page = board.get(page_of(file)).content.decode()
    chosen = board.get(page_of(file), {"giay-to": other.pk, "q": "An"}).content.decode()
    deciding = board.get(f"{page_of(file)}quyet-dinh/").content.decode()

    assert f'src="{address_of(first)}#view=FitH"' in page
    assert f'src="{address_of(first)}#view=FitH"' in deciding
    assert f'href="?giay-to={other.pk}#tep"' in page
    assert f'src="{address_of(other)}"' in chosen
    assert f'href="?q=An&amp;giay-to={first.pk}#tep"' in chosen
    assert f'href="{page_of(file)}quyet-dinh/?q=An"' in chosen


def test_each_paper_says_what_is_found_of_it_at_once_and_what_is_missing_is_named(file):
    arrange(enclosed(file, "PARTY_COMMENT"), issued_on=date(2026, 3, 1))
    enclosed(file, "UNIT_COMMENT")

    answer = client_of(person_named("tham-dinh")).get(page_of(file))

    states = {each["item"]: str(each["state"]) for each in answer.context["papers"]}
    assert states["PARTY_COMMENT"] == "PAPER_EXPIRED"
    assert states["UNIT_COMMENT"] == "PAPER_UNDATED"
    assert states["DIPLOMAS"] == "PAPER_MISSING"
    assert "01/03/2026" in answer.content.decode()


def test_a_paper_that_the_unit_handed_in_says_who_did_it(file):
    enclosed(file, "DIPLOMAS")
    paper, office = enclosed(file, "UNIT_COMMENT"), person_named("quy-hoach")
    supplied_by(office, paper)

    answer = client_of(person_named("tham-dinh")).get(page_of(file))

    named = {each["item"]: each.get("supplied_by") for each in answer.context["papers"]}
    assert named["UNIT_COMMENT"] == str(office)
    assert named["DIPLOMAS"] is None
    assert f"Đơn vị nộp: {office}" in readable_text(answer)


def test_a_paper_is_framed_by_our_own_pages_alone_and_every_look_is_recorded(file):
    paper = enclosed(file)
    answer = client_of(person_named("tham-dinh")).get(address_of(paper))

    assert (answer.status_code, answer.content) == (200, PDF)
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'self'"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    event = Event.objects.filter(type="read.personal").latest("seq")
    assert event.subject == f"{CODE} {file.reg_no}"
    assert json.loads(bytes(event.entry))["data"]["purpose"] == "CV"


def test_a_page_frames_nothing_but_what_is_ours(file):
    answer = client_of(person_named("tham-dinh")).get(page_of(file))

    assert "frame-src 'self'" in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_who_is_tied_to_the_candidate_or_works_elsewhere_gets_no_paper(file):
    paper, board = enclosed(file), person_named("tham-dinh")
    elsewhere = officer("noi-khac", "SCREENING_OFFICER", campaign="TT2026-99")
    candidate = officer("thi", "CANDIDATE")
    own(board, application=file)
    clients = [client_of(person) for person in (board, elsewhere, candidate)]
    before = stored()

    answers = [client.get(address_of(paper)).status_code for client in clients]

    assert answers == [404, 404, 403]
    assert stored() == before


def test_a_paper_that_is_not_the_one_handed_in_is_not_shown(file):
    paper = enclosed(file)
    paper.kept_file.path.write_bytes(b"%PDF-1.7 2")

    answer = client_of(person_named("tham-dinh")).get(address_of(paper))

    assert answer.status_code == 409
    assert Event.objects.filter(type="document.withheld").exists()
