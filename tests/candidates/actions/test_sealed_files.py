"""Files are sealed until registration closes; opening one before is an act that nobody misses."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest
import time_machine
from django.test import Client

from audit.models import Event
from candidates.actions import sealed_files
from candidates.models import Decision, Document
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    moment,
    obstruct,
    officer,
    person_named,
    refused,
    stored,
)
from tests.crawl import readable_text
from tests.files import pdf
from tests.relations import a_file, own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
OPEN = moment(2026, 9, 20)  # while files are received
CODE, PDF = "TT2026-01", pdf()
PAPER, WHY = "CV 12/HĐ", "Xác minh đơn tố cáo"


@pytest.fixture(autouse=True)
def _while_files_are_received():
    with time_machine.travel(OPEN, tick=False):
        yield


@pytest.fixture
def file():
    return arrange(a_file(), person=officer("an", "CANDIDATE"), at=OPEN)


@pytest.fixture
def paper(file, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = Document(application=file, item="CV", kind="pdf", size=len(PDF))
    made.stored_as, made.digest = sha256(b"CV").hexdigest(), sha256(PDF).hexdigest()
    made.kept_file.keep(PDF)
    return arrange(made, file_name="CV.pdf", at=OPEN)


def open_early(file, by="chu-tich", at=OPEN, **others):
    typed = {"document": PAPER, "reason": WHY, **others}
    by = person_named(by) if isinstance(by, str) else by
    return sealed_files.open_early(application=file, by=by, at=at, **typed)


def unsealed():
    """Let the regulations of the campaign seal nothing."""
    regulations = campaign().regulations
    eligibility = {**regulations["eligibility"], "dossiers_sealed_until_close": False}
    arrange(campaign(), regulations={**regulations, "eligibility": eligibility}, at=OPEN)


def browser_of(person):
    client = Client()
    person = person_named(person) if isinstance(person, str) else person
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page_of(file, by):
    return browser_of(by).get(f"/ho-so/{CODE}/{file.reg_no}/")


def addresses_of(paper):
    return (f"/du-tuyen/tep/{paper.pk}/", f"/du-tuyen/tep/{paper.pk}/xem/")


@pytest.mark.parametrize("by", ["tham-dinh", "thu-ky", "chu-tich"])
def test_a_sealed_file_shows_its_cover_and_nothing_of_what_it_says(file, by):
    page = page_of(file, by)
    seen = page.content.decode()

    assert (page.status_code, file.reg_no in seen) == (200, True)
    assert "Đang niêm phong" in seen
    assert "06/10/2026" in readable_text(page)
    for said in (file.citizen_id, file.name, f"{file.born:%d/%m/%Y}"):
        assert said not in seen
    assert not Event.objects.filter(type="read.personal", subject=file.reference).exists()


def test_no_paper_of_a_sealed_file_is_handed_out_but_to_its_owner(file, paper):
    board = browser_of("tham-dinh")

    assert [board.get(address).status_code for address in addresses_of(paper)] == [409, 409]
    assert "niêm phong" in readable_text(board.get(addresses_of(paper)[0]))
    assert browser_of(file.person).get(addresses_of(paper)[0]).status_code == 200


def test_no_decision_page_shows_a_sealed_file(file):
    page = browser_of("tham-dinh").get(f"/ho-so/{CODE}/{file.reg_no}/quyet-dinh/")

    assert (page.status_code, "niêm phong" in readable_text(page)) == (409, True)


def test_a_machine_reads_no_sealed_file(file):
    answer = browser_of("tham-dinh").get(f"/api/papers/{file.pk}/")

    assert (answer.status_code, answer.json()["code"]) == (409, "FILE_SEALED")


def test_what_receiving_asks_for_goes_on(file):
    secretary = browser_of("thu-ky")
    page = secretary.get(f"/ho-so/{CODE}/{file.reg_no}/").content.decode()

    assert f"/ho-so/{CODE}/{file.reg_no}/rut/" in page
    assert secretary.get(f"/ho-so/{CODE}/{file.reg_no}/rut/").status_code == 200
    listed = readable_text(secretary.get("/ho-so/", {"campaign": CODE}))
    assert file.name in listed
    assert "niêm phong đến hết ngày 06/10/2026" in listed
    assert secretary.get(f"/ho-so/{CODE}/nhap/").status_code == 200


def test_files_open_by_themselves_the_day_after_the_last_one(file):
    closes = campaign().registration_closes
    assert sealed_files.is_sealed(file, closes)
    assert not sealed_files.is_sealed(file, closes + timedelta(days=1))
    with time_machine.travel(moment(2026, 10, 7)):
        assert file.citizen_id in page_of(file, "tham-dinh").content.decode()


def test_a_profile_may_seal_nothing_and_one_announced_before_seals_nothing(file):
    unsealed()
    assert file.citizen_id in page_of(file, "tham-dinh").content.decode()
    regulations = campaign().regulations
    del regulations["eligibility"]["dossiers_sealed_until_close"]
    arrange(campaign(), regulations=regulations, at=OPEN)
    assert not sealed_files.are_sealed(campaign(), OPEN.date())


def test_the_chair_opens_one_file_and_all_the_others_stay_sealed(file, paper):
    with events() as trail:
        open_early(file)

    [decision] = Decision.objects.filter(kind="EARLY_OPENING")
    assert (decision.application, decision.document, decision.reason) == (file, PAPER, WHY)
    facts = {"document": PAPER, "reason": WHY}
    chair = person_named("chu-tich").pseudonym
    assert trail == [("dossier.opened_early", file.reg_no, chair, facts)]
    assert file.citizen_id in page_of(file, "tham-dinh").content.decode()
    assert browser_of("tham-dinh").get(addresses_of(paper)[1]).status_code == 200
    assert "Đang niêm phong" in page_of(a_file(1), "tham-dinh").content.decode()


def test_everybody_concerned_sees_that_it_was_opened_and_why(file):
    open_early(file)

    own_page = readable_text(browser_of(file.person).get(f"/du-tuyen/{CODE}/"))
    assert f"Hồ sơ được mở trước khi hết hạn nhận, theo {PAPER}" in own_page
    assert WHY in own_page
    assert WHY in readable_text(page_of(file, "tham-dinh"))
    for by in ("thu-ky", "tham-dinh", "chu-tich", "giam-sat"):
        room = readable_text(browser_of(by).get(f"/dieu-hanh/{CODE}/"))
        assert f"{file.reg_no}: " in room
        assert PAPER in room
    assert PAPER not in readable_text(browser_of("giam-khao-1").get(f"/dieu-hanh/{CODE}/"))


def test_the_page_shows_what_it_will_do_and_asks_once_more(file):
    chair, page = browser_of("chu-tich"), f"/ho-so/{CODE}/{file.reg_no}/mo-som/"
    typed = {"document": PAPER, "reason": WHY}
    assert page in page_of(file, "chu-tich").content.decode()
    assert page not in page_of(file, "thu-ky").content.decode()
    assert "Không niêm phong lại được" in readable_text(chair.get(page))

    before = stored()
    assert chair.post(page, typed).status_code == 200
    assert {**stored(), "events": 0} == {**before, "events": 0}
    assert chair.post(page, {**typed, "confirmed": "1"}).status_code == 303
    assert Decision.objects.filter(kind="EARLY_OPENING").count() == 1
    assert chair.get(page).status_code == 409


@pytest.mark.parametrize(
    ("typed", "code"),
    [({"document": " "}, "DOCUMENT_MISSING"), ({"reason": " "}, "REASON_MISSING")],
)
def test_a_document_and_a_reason_are_needed(file, typed, code):
    with refused(code):
        open_early(file, **typed)


def test_what_is_not_sealed_is_not_opened(file):
    with refused("NOT_SEALED"):
        open_early(file, at=LATE)
    open_early(file)
    with refused("NOT_SEALED"):
        open_early(file)


def test_who_is_tied_to_a_candidate_opens_nothing(file):
    own(person_named("chu-tich"), file, kind="MENTOR", at=OPEN)

    with refused("RECUSED_FROM"):
        open_early(file)


def test_the_opening_of_a_file_is_not_told_to_who_is_tied_to_it(file):
    open_early(file)
    own(person_named("tham-dinh"), file, kind="MENTOR", at=OPEN)

    assert PAPER not in readable_text(browser_of("tham-dinh").get(f"/dieu-hanh/{CODE}/"))


@pytest.mark.parametrize("how", OBSTACLES)
def test_nothing_is_opened_by_another_or_elsewhere(file, how):
    code, by = obstruct(how, person_named("chu-tich"))
    file.refresh_from_db()

    with refused(code):
        open_early(file, by=by)


def test_the_auditor_reads_in_words_who_opened_which_file(file):
    open_early(file)
    page_of(file, "tham-dinh")
    officer("kiem-toan", "AUDITOR")

    trail = browser_of("kiem-toan").get("/nhat-ky/", {"type": "read.personal"})
    assert file.reference in readable_text(trail)
    opened = browser_of("kiem-toan").get("/nhat-ky/", {"type": "dossier.opened_early"})
    assert WHY in readable_text(opened)
    assert json.loads(bytes(Event.objects.get(type="dossier.opened_early").entry))
