"""The statement of a member: the list, what ties them, the signature, and the door before it."""

import pytest
import time_machine

from accounts.models import CampaignBar, Grant
from candidates.models import Relation
from exams.models import Statement
from exams.rules.bodies import BodyKind, Office
from tests.actions import LATE, arrange, officer, stored
from tests.bodies import founded
from tests.relations import a_file, own, sign_on_page, signed, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
PAGE = "/cam-ket/TT2026-01/"


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def text(page):
    return page.content.decode()


@pytest.fixture
def member():
    board = founded(BodyKind.SCREENING_BOARD)
    return board.members.select_related("person").get(office=Office.MEMBER_SECRETARY).person


def test_the_door_of_every_page_that_waits_leads_to_the_statement(member):
    client = signed_in(member.username)
    page = client.get("/ho-so/TT2026-01/" + a_file().reg_no + "/", follow=True)

    assert page.redirect_chain[-1][0] == PAGE
    assert "Hãy ký cam kết trước" in text(page)
    assert a_file().name in text(page)


def test_the_list_is_searched_by_name_and_names_no_candidate_number(member):
    client, paper = signed_in(member.username), a_file()
    found = text(client.get(PAGE, {"q": paper.name}))
    assert paper.name in found
    assert paper.reg_no not in found
    assert "Không có ai khớp" in text(client.get(PAGE, {"q": "khong co ai ten nhu the"}))


def test_a_search_sends_the_list_alone(member):
    asked = {"HX-Request": "true", "HX-Target": "list"}
    answer = text(signed_in(member.username).get(PAGE, {"q": a_file().name}, headers=asked))
    assert a_file().name in answer
    assert "<html" not in answer


def test_a_member_signs_once_and_works(member):
    client = signed_in(member.username)
    asks = text(client.get(f"{PAGE}ky/"))
    assert "Tôi không phải là người thân thuộc" in asks
    assert "đã khai" not in asks
    assert sign_on_page(client).status_code == 303
    assert Statement.objects.get(person=member)

    assert client.get(f"/ho-so/TT2026-01/{a_file().reg_no}/").status_code == 200
    assert client.get(f"{PAGE}ky/").status_code == 303
    assert "Bạn đã ký" in text(client.get(PAGE))


def test_who_declared_a_relation_states_that_there_is_no_other(member):
    own(member, kind="MENTOR")

    asks = text(signed_in(member.username).get(f"{PAGE}ky/"))

    assert "Ngoài 1 quan hệ đã khai, tôi không phải là người thân thuộc" in asks


def test_who_signed_before_somebody_came_reads_the_new_names_alone_and_signs_again(member):
    newcomer, seen = a_file(), a_file(1)
    arrange(newcomer, state="DRAFT")
    signed(member)
    arrange(newcomer, state="SUBMITTED")
    arrange(Grant.objects.get(person=member, campaign="TT2026-01"), statement_owed_since=LATE)
    client = signed_in(member.username)

    page = text(client.get(PAGE))

    assert "Từ khi bạn ký đã có thêm 1 người đăng ký" in page
    assert newcomer.name in page
    assert seen.name not in page
    assert seen.name in text(client.get(PAGE, {"q": seen.name}))
    assert client.get(f"/ho-so/TT2026-01/{seen.reg_no}/").status_code == 302
    assert sign_on_page(client).status_code == 303
    assert client.get(f"/ho-so/TT2026-01/{newcomer.reg_no}/").status_code == 200


def test_a_relation_is_declared_from_the_list_after_reading_it_once_more(member):
    client, paper = signed_in(member.username), a_file()
    where, before = f"{PAGE}khai/{paper.pk}/", stored()
    assert client.post(where, {"kind": ""}).status_code == 422
    assert client.post(where, {"kind": "MENTOR"}).status_code == 200
    assert stored() == before

    typed = {"kind": "MENTOR", "detail": "Hướng dẫn luận văn", "confirmed": "1"}
    page = client.post(where, typed, follow=True)
    assert "Hướng dẫn luận văn" in text(page)
    assert Relation.objects.get().consequence == "RECUSED"

    sign_on_page(client)
    assert client.get(f"/ho-so/TT2026-01/{paper.reg_no}/").status_code == 404
    assert paper.reg_no not in text(client.get("/ho-so/"))
    assert client.get(f"/ho-so/TT2026-01/{a_file(1).reg_no}/").status_code == 200


def test_who_is_barred_by_the_own_word_is_told_so_and_out(member):
    client = signed_in(member.username)
    page = client.post(f"{PAGE}khai/", {"kind": "DISCIPLINED", "confirmed": "1"}, follow=True)
    assert "Bạn đã thôi mọi chức trách" in text(page)
    assert CampaignBar.objects.filter(person=member).exists()
    assert client.get("/ho-so/").status_code == 403


def test_a_file_that_was_withdrawn_is_not_on_the_list(member):
    paper = arrange(a_file(), state="WITHDRAWN")
    client = signed_in(member.username)
    assert client.get(f"{PAGE}khai/{paper.pk}/").status_code == 404


def test_who_does_not_serve_finds_nothing():
    officer("nguoi-la")
    assert signed_in("nguoi-la").get(PAGE).status_code == 404


@pytest.mark.parametrize("role", ["EXAMINER", "AUDITOR", "ADMINISTRATOR", "INVIGILATOR"])
def test_whose_work_is_no_dossier_finds_only_whom_they_name(role):
    person, paper = officer("nguoi-moi", role), a_file()
    client, where = signed_in("nguoi-moi"), f"{PAGE}khai/{paper.pk}/"
    other = a_file(1)

    page = text(client.get(PAGE))
    assert paper.name not in page
    assert "gõ đúng họ tên" in page
    assert client.get(where).status_code == 404
    assert paper.name not in text(client.get(PAGE, {"q": paper.name.split()[0]}))

    named = text(client.get(PAGE, {"q": paper.name.lower()}))
    assert f"{where}?q=" in named
    assert other.name not in named
    typed = {"kind": "MENTOR", "detail": "", "confirmed": "1"}
    assert client.post(f"{where}?q={paper.name}", typed).status_code == 303
    assert Relation.objects.get().person == person


def test_what_is_signed_is_the_list_that_was_read_and_no_newer_one(member, elements):
    client, newcomer = signed_in(member.username), arrange(a_file(), state="DRAFT")
    [link] = [
        each.attrs["href"]
        for each in elements(client.get(PAGE), "a")
        if each.attrs.get("href", "").startswith(f"{PAGE}ky/")
    ]
    arrange(newcomer, state="SUBMITTED")

    told = [sign_on_page(client, link), client.post(f"{PAGE}ky/")]

    assert [(each.status_code, each.url) for each in told] == [(303, PAGE), (303, PAGE)]
    assert "hãy xem lại rồi ký" in text(client.get(PAGE))
    assert not Statement.objects.filter(person=member).exists()
    assert sign_on_page(client).status_code == 303
    assert newcomer.reg_no in Statement.objects.get(person=member).listed
