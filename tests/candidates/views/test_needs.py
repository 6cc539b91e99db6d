"""A need on the pages: declared by its own, read one by one; the room reads the arrangement."""

from io import BytesIO
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from accounts.rules.duties import Role
from candidates.actions import needs, relations
from candidates.models import Need
from config.my_work import waiting_for
from exams.documents.paper import Heading
from exams.rules.relations import RelationKind
from results.documents.attendance import TEMPLATE, sheets
from tests.actions import LATE, arrange, campaign, events, officer, person_named, stored
from tests.crawl import readable_text
from web.typeset import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealed")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DETAIL = "Gãy chân, đi nạng"
ROOM = "/phong-thi/TT2026-01/WRITTEN/"


@pytest.fixture(autouse=True)
def _on_a_day_of_the_exam():
    with time_machine.travel(LATE, tick=False):
        yield


def browser_of(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def file(an):
    sitting = campaign().applications.filter(state="ELIGIBLE", seal__isnull=False)
    return arrange(sitting.order_by("reg_no").first(), person=an)


@pytest.fixture
def need(file, an):
    return needs.declare(application=file, kind="ILLNESS", detail=DETAIL, by=an, at=LATE)


def own(name):
    return reverse(f"candidates:{name}", args=[campaign().code])


def typed(**answers):
    return {"request_id": uuid4(), **answers}


def arranged(need):
    return needs.arrange(
        need=need, minutes=30, seat="ngồi bàn đầu", reply="", by=person_named("thu-ky"), at=LATE
    )


def test_who_is_tied_to_the_file_does_not_find_its_number_in_the_list(need):
    secretary = person_named("thu-ky")
    page = reverse("candidates:needs", args=[campaign().code])
    assert need.application.reg_no in readable_text(browser_of(secretary).get(page))

    relations.declare_own(
        campaign=campaign(),
        application=need.application,
        kind=RelationKind.MENTOR,
        detail="",
        by=secretary,
        at=LATE,
    )

    assert need.application.reg_no not in readable_text(browser_of(secretary).get(page))


def test_the_candidate_declares_it_and_reads_what_becomes_of_it(file, an):
    client = browser_of(an)
    assert own("declare-need") in client.get(own("application")).content.decode()

    sent = client.post(own("declare-need"), typed(kind="ILLNESS", detail=DETAIL), follow=True)

    assert "Đã gửi đề nghị bố trí" in readable_text(sent)
    assert "đang chờ thư ký" in readable_text(sent)
    arranged(Need.objects.get(application=file))
    text = readable_text(client.get(own("application")))
    assert "thêm 30 phút; ngồi bàn đầu" in text


def test_without_a_word_of_what_is_needed_it_is_refused(file, an):
    before = stored()

    page = browser_of(an).post(own("declare-need"), typed(kind="ILLNESS", detail=""))

    assert page.status_code == 422
    assert file.person == an
    assert stored() == before


def test_the_candidate_takes_it_back(need, an):
    client = browser_of(an)

    client.post(own("take-back-need"), typed())

    assert Need.objects.get(pk=need.pk).taken_back_at == LATE
    assert client.get(own("take-back-need")).status_code == 409


def test_the_list_names_the_file_and_not_the_reason_which_is_read_on_record(need, file):
    secretary = browser_of(person_named("thu-ky"))
    assert own("needs") in [item.url for item in waiting_for(person_named("thu-ky"), LATE)]
    listed = readable_text(secretary.get(own("needs")))
    assert file.reg_no in listed
    assert DETAIL not in listed
    page = reverse("candidates:arrange-need", args=[campaign().code, need.pk])

    with events() as trail:
        assert DETAIL in readable_text(secretary.get(page))

    [(name, about, by, facts)] = trail
    assert (name, about) == ("read.personal", file.reference)
    assert (by, facts) == (person_named("thu-ky").pseudonym, {"purpose": "NEED"})
    answers = {"minutes": "30", "seat": "ngồi bàn đầu", "reply": ""}
    assert secretary.post(page, typed(**answers)).status_code == 303
    assert "thêm 30 phút; ngồi bàn đầu" in readable_text(secretary.get(own("needs")))
    assert own("needs") not in [item.url for item in waiting_for(person_named("thu-ky"), LATE)]


def test_nobody_but_the_secretary_reads_it(need, file):
    page = reverse("candidates:arrange-need", args=[campaign().code, need.pk])
    for who in ("coi-thi", "tham-dinh", "chu-tich"):
        client = browser_of(person_named(who))
        assert client.get(page).status_code == 403
        assert client.get(own("needs")).status_code == 403

    officer_page = reverse("candidates:file", args=[campaign().code, file.reg_no])
    assert DETAIL not in readable_text(browser_of(person_named("tham-dinh")).get(officer_page))


def test_the_roll_call_and_the_sheet_say_the_arrangement_and_no_reason(need, file):
    room = browser_of(person_named("coi-thi"))
    assert "thêm 30 phút" not in readable_text(room.get(ROOM))
    arranged(need)

    text = readable_text(room.get(ROOM))
    sheet = sheets(campaign(), {"WRITTEN": Heading("07", timezone.now())})["WRITTEN"]

    assert "thêm 30 phút; ngồi bàn đầu" in text
    assert DETAIL not in text
    notes = {row[1]: row[4] for group in sheet["groups"] for row in group["rows"]}
    assert notes[file.seal.entry.number] == "thêm 30 phút; ngồi bàn đầu"
    assert [note for note in notes.values() if note] == ["thêm 30 phút; ngồi bàn đầu"]
    printed = PdfReader(BytesIO(pdf(TEMPLATE, sheet, at=LATE)))
    assert "ngồi bàn đầu" in " ".join(
        " ".join(page.extract_text() for page in printed.pages).split()
    )
