"""The panels of a defence: one more before the first slip, another in the place of one who left."""

from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from accounts.actions import granting
from accounts.models import Grant
from accounts.rules.duties import Role
from exams.models import Lot
from exams.rules.bodies import BodyKind, Office
from exams.rules.relations import RelationKind
from grading.actions import panel
from grading.models import Seat, Slip
from tests.actions import LATE, arrange, officer, person_named, stored
from tests.bodies import founded, offices_of
from tests.grading.actions.panels import unseated
from tests.relations import own
from tests.requests import said

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OFFICE = ("thu-ky", "chu-tich")
LIST = "/quyet-dinh/TT2026-01/ban-bao-ve/"
STATES = ("Chưa đến ngày chấm", "Đang chấm", "Đã hoàn thành chấm")


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def browser(username):
    client = Client()
    client.force_login(person_named(username), backend=BACKEND)
    return client


@pytest.fixture
def seat(life):
    with life.at("scored"):
        officer("giam-khao-moi", Role.PANEL_MEMBER)
        yield Seat.objects.select_related("position", "member").order_by("pk").first()


def panel_of(seat):
    return f"{LIST}{seat.position.code}/"


def test_the_chair_and_the_secretary_see_every_panel(seat):
    for username in ("chu-tich", "thu-ky"):
        assert panel_of(seat) in browser(username).get(LIST).content.decode()
        page = browser(username).get(panel_of(seat))
        assert str(seat.member) in page.content.decode()


def test_a_member_who_fell_ill_is_replaced_with_a_reason(seat):
    address = f"/quyet-dinh/TT2026-01/thay-giam-khao/{seat.pk}/"
    fresh = person_named("giam-khao-moi")
    client = browser("chu-tich")
    assert address in client.get(panel_of(seat)).content.decode()
    before = stored()
    refused = client.post(address, {"member": fresh.pk, "reason": ""})
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["reason"]
    assert stored() == before

    answer = client.post(address, {"member": fresh.pk, "reason": "Ốm"})

    assert answer.url == panel_of(seat)
    assert f"Đã thay {seat.member} bằng {fresh}" in said(answer)[0]
    assert Seat.objects.get(pk=seat.pk).reason == "Ốm"
    assert Seat.objects.filter(position=seat.position, member=fresh, left_at=None).exists()
    before = stored()
    late = client.post(address, {"member": person_named("hoi-dong-7").pk, "reason": "Bận"})
    assert client.get(address).url == late.url == panel_of(seat)
    assert "Việc này đã được làm trước đó, không có gì thay đổi." in said(late)
    assert stored() == before


def test_the_reserve_of_the_board_is_offered_where_a_panel_is_short(life):
    with life.at("drawing"):
        offices = (*offices_of(BodyKind.DEFENCE_BOARD), Office.RESERVE)
        board = founded(BodyKind.DEFENCE_BOARD, offices=offices)
        seat = Seat.objects.select_related("position").order_by("pk").first()
        for each in Seat.objects.filter(position=seat.position, number__gt=1):
            arrange(each, left_at=LATE)
        former = board.members.filter(office=Office.MEMBER).first()
        reserve = board.members.get(office=Office.RESERVE).person
        assert str(reserve) not in browser("thu-ky").get(panel_of(seat)).content.decode()

        own(former.person, kind=RelationKind.DISCIPLINED)

        pages = {name: browser(name).get(panel_of(seat)).content.decode() for name in OFFICE}
        address = f"/dieu-hanh/TT2026-01/hoi-dong/{former.pk}/thay/"
        assert all(str(reserve) in page for page in pages.values())
        assert address in pages["thu-ky"]
        assert address not in pages["chu-tich"]
        assert browser("thu-ky").get(address).status_code == 200


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("drawing", "Chưa đến ngày chấm"),
        ("scored", "Đang chấm"),
        ("published", "Đã hoàn thành chấm"),
    ],
)
def test_a_member_is_said_to_mark_only_while_the_defence_is_marked(life, moment, state):
    with life.at(moment):
        seat = Seat.objects.sitting().select_related("position").order_by("pk").first()
        page = browser("chu-tich").get(panel_of(seat)).content.decode()

    assert {each for each in STATES if each in page} == {state}


def test_a_panel_that_is_short_says_who_does_what_about_it(life):
    with life.at("drawing"):
        seat = Seat.objects.select_related("position").order_by("pk").first()
        arrange(seat, left_at=LATE)
        for each in Seat.objects.filter(position=seat.position, number__gt=4):
            arrange(each, left_at=LATE)

        pages = {name: browser(name).get(panel_of(seat)).content.decode() for name in OFFICE}

    assert "Thêm giám khảo, hoặc thay giám khảo không còn tham gia" in pages["chu-tich"]
    assert "Chủ tịch Hội đồng thêm hoặc thay giám khảo." in pages["thu-ky"]


def test_that_nobody_is_left_to_sit_is_told_instead_of_an_empty_choice(seat):
    seated = seat.position.seats.values("member")
    for grant in Grant.objects.filter(role=Role.PANEL_MEMBER).exclude(person__in=seated):
        granting.revoke(grant=grant, reason="Thôi", by="test", at=LATE)

    page = browser("chu-tich").get(f"/quyet-dinh/TT2026-01/thay-giam-khao/{seat.pk}/")

    text = page.content.decode()
    assert "Không còn ai để phân công" in text
    assert 'name="member"' not in text


def test_nobody_who_sits_already_is_offered(seat):
    page = browser("chu-tich").get(f"/quyet-dinh/TT2026-01/thay-giam-khao/{seat.pk}/")

    offered = set(page.context["form"].fields["member"].queryset)
    assert seat.member not in offered
    assert person_named("giam-khao-moi") in offered


def test_nobody_is_added_once_there_is_a_slip(seat):
    assert Slip.objects.filter(seat__position=seat.position).exists()
    client, fresh = browser("chu-tich"), person_named("giam-khao-moi")
    assert f"{panel_of(seat)}them/" not in client.get(panel_of(seat)).content.decode()
    before = stored()

    page = client.post(f"{panel_of(seat)}them/", {"member": fresh.pk})

    assert page.status_code == 422
    assert stored() == before


@pytest.mark.parametrize("username", ["thu-ky", "truong-ban-cham"])
def test_only_the_chair_changes_a_panel(seat, username):
    client = browser(username)

    assert client.get(f"{panel_of(seat)}them/").status_code == 403
    assert client.get(f"/quyet-dinh/TT2026-01/thay-giam-khao/{seat.pk}/").status_code == 403


def test_one_more_member_is_seated_before_the_first_slip(life):
    with life.at("defence"):
        lot = Lot.objects.select_related("entry__position").first()
        position = lot.entry.position
        members = [officer(f"giam-khao-{n}", Role.PANEL_MEMBER) for n in range(90, 96)]
        chair = person_named("chu-tich")
        panel.seat(
            part=lot.part, position=unseated(position), members=members[:5], by=chair, at=LATE
        )
        address = f"{LIST}{position.code}/them/"
        client = browser("chu-tich")
        assert address in client.get(f"{LIST}{position.code}/").content.decode()

        sent = {"member": members[5].pk, "request_id": uuid4()}
        answer, again = (client.post(address, sent) for _ in range(2))

        assert answer.url == again.url == f"{LIST}{position.code}/"
        assert f"Đã thêm giám khảo {members[5]}" in said(answer)[0]
        assert said(again) == []
        assert position.seats.count() == 6


def test_a_member_who_is_barred_late_sits_no_more_and_is_replaced(seat):
    before = browser("chu-tich").get(panel_of(seat)).context
    assert seat.pk in {each.pk for each in before["now"]}

    own(seat.member, kind=RelationKind.DISCIPLINED)

    page = browser("chu-tich").get(panel_of(seat))
    assert len(page.context["now"]) == len(before["now"]) - 1
    assert "Không còn tham gia, chờ người thay" in page.content.decode()
    assert f"/{seat.pk}/" in page.content.decode()
    listed = browser("chu-tich").get(LIST).context["rows"]
    sitting = next(row["seats"] for row in listed if row["position"] == seat.position)
    assert seat.pk not in {each.pk for each in sitting}
