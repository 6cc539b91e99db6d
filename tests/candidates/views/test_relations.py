"""The office's register of relations: entered, decided, asked to be lifted."""

import pytest
import time_machine

from accounts.models import ApprovalRequest, CampaignBar
from candidates.models import Relation
from exams.rules.bodies import BodyKind, Office
from exams.rules.relations import RelationKind
from tests.actions import LATE, officer, person_named, stored
from tests.bodies import founded
from tests.relations import a_file, declared, of_an_account, own, signed_in
from web.sentences import label

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
PAGE = "/quan-he/TT2026-01/"


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


def test_the_secretary_enters_a_relation_after_reading_it_once_more(member):
    client, paper = signed_in("thu-ky"), a_file()
    typed = {"person": member.pk, "application": "KHONG-CO", "kind": "SIBLING", "detail": ""}
    page = client.post(f"{PAGE}them/", typed)
    assert page.status_code == 422
    assert "KHONG-CO" in text(page)

    typed["application"] = paper.reg_no.lower()
    before = stored()
    assert client.post(f"{PAGE}them/", typed).status_code == 200
    assert stored() == before
    assert client.post(f"{PAGE}them/", {**typed, "confirmed": "1"}).status_code == 303

    assert CampaignBar.objects.filter(person=member).exists()
    shown = text(client.get(PAGE))
    assert paper.reg_no in shown
    assert "Anh, chị, em ruột" in shown


def test_a_bar_in_the_member_alone_names_no_file(member):
    typed = {"person": member.pk, "application": "", "kind": "CORRUPTION", "confirmed": "1"}
    assert signed_in("thu-ky").post(f"{PAGE}them/", typed).status_code == 303
    assert Relation.objects.get().application is None


@pytest.mark.parametrize("role", ["PLANNING_OFFICER", "AUDITOR"])
@pytest.mark.parametrize("where", ["", "TT2026-01"])
def test_a_relation_of_who_has_a_role_and_no_seat_is_entered(role, where):
    person, paper = officer("khong-ghe", role, campaign=where), a_file()
    typed = {"person": person.pk, "application": paper.reg_no, "kind": "MENTOR", "confirmed": "1"}
    assert signed_in("thu-ky").post(f"{PAGE}them/", typed).status_code == 303
    assert Relation.objects.get().person == person


def test_neither_a_candidate_nor_a_role_in_another_campaign_is_offered():
    client = signed_in("thu-ky")
    for person in (officer("thi-sinh", "CANDIDATE"), officer("noi-khac", "AUDITOR", campaign="K")):
        typed = {"person": person.pk, "application": a_file().reg_no, "kind": "MENTOR"}
        assert client.post(f"{PAGE}them/", typed).status_code == 422


def test_what_a_candidate_declared_is_decided_on_its_page(member):
    relation = declared(of_an_account(), named="Bà An")
    client = signed_in("thu-ky")
    assert "Bà An" in text(client.get(PAGE))
    where = f"{PAGE}{relation.pk}/"
    shown = text(client.get(where))
    assert "Bà An" in shown
    assert f"{label(relation.kind)}." in shown

    typed = {"upheld": "yes", "person": member.pk, "reason": "", "confirmed": "1"}
    assert client.post(where, typed).status_code == 303
    assert CampaignBar.objects.filter(person=member).exists()
    assert client.get(where).status_code == 303


def test_what_names_a_member_asks_for_no_other(member):
    relation = declared(of_an_account(), member, kind=RelationKind.MENTOR)
    typed = {"upheld": "no", "person": "", "reason": "Trùng tên", "confirmed": "1"}
    assert signed_in("thu-ky").post(f"{PAGE}{relation.pk}/", typed).status_code == 303
    assert "Trùng tên" in text(signed_in("thu-ky").get(PAGE))


def test_what_the_law_forbids_is_dismissed_on_the_page_of_two_persons(member):
    relation = declared(of_an_account(), member)
    client, asked = signed_in("thu-ky"), f"{PAGE}{relation.pk}/bo/"
    assert asked in text(client.get(PAGE))
    shown = text(client.get(f"{PAGE}{relation.pk}/"))
    assert "chỉ hai người mới bác được" in shown
    assert "Không có quan hệ này" not in shown
    typed = {"upheld": "no", "person": "", "reason": "Trùng tên", "confirmed": "1"}
    assert client.post(f"{PAGE}{relation.pk}/", typed).status_code == 422

    page = text(client.get(asked))
    assert "Gửi đề nghị" in page
    assert str(member) in page
    assert label(relation.kind) in page.partition("<table")[2]
    assert relation.kind not in page


def test_what_one_person_dismisses_is_not_asked_of_two(member):
    relation = declared(of_an_account(), member, kind=RelationKind.MENTOR)
    client, asked = signed_in("thu-ky"), f"{PAGE}{relation.pk}/bo/"
    assert asked not in text(client.get(PAGE))
    assert client.get(asked).status_code == 404


def test_who_is_concerned_finds_neither_the_line_nor_its_page(member):
    secretary = person_named("thu-ky")
    relation = declared(of_an_account(), secretary)
    client = signed_in("thu-ky")
    assert relation.application.reg_no not in text(client.get(PAGE))
    assert client.get(f"{PAGE}{relation.pk}/").status_code == 404

    of_others = own(member, a_file(), kind=RelationKind.MENTOR)
    assert client.get(f"{PAGE}{of_others.pk}/bo/").status_code == 404
    assert text(signed_in("chu-tich").get(PAGE)).count(relation.application.reg_no) >= 2


def test_lifting_is_asked_for_with_its_effect(member):
    relation = own(member)
    client = signed_in("thu-ky")
    where = f"{PAGE}{relation.pk}/bo/"
    assert where in text(client.get(PAGE))
    assert "tham gia lại" in text(client.get(where))
    typed = {"document": "45/BC-TTr", "reason": "Trùng họ tên"}
    assert client.post(where, typed).status_code == 303
    assert ApprovalRequest.objects.get(act="LIFT_RELATION").thing == str(relation.pk)


def test_nobody_reads_the_register_without_the_duty(member):
    assert signed_in(member.username).get(PAGE).status_code in (302, 403)
    assert signed_in("tham-dinh").get(PAGE).status_code == 403
