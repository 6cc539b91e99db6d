"""What somebody is told of their own account: shown to them alone, until they say it is read."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import credentials, granting, people
from accounts.rules.duties import Role
from tests.actions import LATE, stored
from tests.requests import said

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = reverse("accounts:notices")


@pytest.fixture
def an(person):
    return person("an")


@pytest.fixture
def client(an):
    made = Client(headers={"accept-language": "vi"})
    made.force_login(an, backend=BACKEND)
    return made


def test_a_notice_waits_in_my_work_until_it_is_read(client, an, person):
    keeper = person("quan-tri", Role.ADMINISTRATOR)
    granting.grant(person=an, role=Role.SECRETARY, by=keeper, at=LATE)

    work = client.get(reverse("my-work")).content.decode()
    page = client.get(PAGE).content.decode()
    done = client.post(PAGE)

    assert PAGE in work
    for word in ("Giao vai trò", "Quan-Tri", "Chưa đọc"):
        assert word in page
    assert "Đã ghi nhận bạn đã đọc" in said(done)[0]
    assert PAGE not in client.get(reverse("my-work")).content.decode()
    again = client.get(PAGE).content.decode()
    assert "Chưa đọc" not in again
    assert "Tôi đã đọc" not in again


def test_what_is_told_to_another_is_not_shown(client, person):
    credentials.second_factor_turned_off(person=person("binh"), at=LATE)
    before = stored()

    assert "Chưa có thông báo nào" in client.get(PAGE).content.decode()
    assert client.post(PAGE).status_code == 303
    assert stored() == before


def test_a_page_of_many_notices_asks_once_for_all(client, an, django_assert_max_num_queries):
    for _ in range(5):
        credentials.second_factor_turned_off(person=an, at=LATE)

    with django_assert_max_num_queries(4):
        assert client.get(PAGE).content.decode().count("Tắt xác thực hai lớp") == 5


def test_the_supervision_board_reads_whose_account_was_suspended_and_why(person):
    watcher, chair = person("giam-sat", Role.SUPERVISOR), person("chu-tich", Role.CHAIR)
    keeper = person("quan-tri", Role.ADMINISTRATOR)
    people.suspend_account(person=chair, reason="Theo công văn 12", by=keeper, at=LATE)
    client = Client(headers={"accept-language": "vi"})
    client.force_login(watcher, backend=BACKEND)

    work = client.get(reverse("my-work")).content.decode()
    page = client.get(PAGE).content.decode()

    assert PAGE in work
    for word in ("Tạm khóa tài khoản", "Chu-Tich", "Theo công văn 12", "Quan-Tri"):
        assert word in page
