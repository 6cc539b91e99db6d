"""Among many accounts one is found: by a part of a name, however it is typed, or by a role."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.actions import granting
from accounts.models import Grant
from accounts.rules.duties import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person("quan-tri", Role.ADMINISTRATOR))
    return client


@pytest.fixture
def accounts(person):
    """Three accounts beside the administrator's."""
    names = {"an": "Lê Thị Ân", "gk.binh": "Đỗ Văn Bình", "chi": "Trần Chi"}
    roles = {"gk.binh": [Role.EXAMINER], "chi": [Role.SECRETARY]}
    for username, name in names.items():
        made = person(username, *roles.get(username, []))
        made.full_name, made.email = name, f"hop-thu-{username}@example.invalid"
        made.save()


def found(client, **asked):
    page = client.get(reverse("accounts:people"), asked).context["page"]
    return [each.username for each in page]


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize(
    ("asked", "usernames"),
    [
        ({"q": "lê thị"}, ["an"]),
        ({"q": "DO VAN"}, ["gk.binh"]),
        ({"q": "Đỗ"}, ["gk.binh"]),
        ({"q": "gk."}, ["gk.binh"]),
        ({"q": "hop-thu-chi@"}, ["chi"]),
        ({"q": "n"}, ["an", "chi", "gk.binh", "quan-tri"]),
        ({"q": " "}, ["an", "chi", "gk.binh", "quan-tri"]),
        ({"q": "khong-co-ai"}, []),
        ({"role": "EXAMINER"}, ["gk.binh"]),
        ({"q": "tran", "role": "EXAMINER"}, []),
    ],
)
def test_somebody_is_found_by_a_part_of_a_name_however_it_is_typed(administrator, asked, usernames):
    assert found(administrator, **asked) == usernames


@pytest.mark.usefixtures("accounts")
def test_a_role_that_was_taken_back_finds_nobody(administrator):
    given = Grant.objects.get(role=Role.EXAMINER)
    granting.revoke(grant=given, reason="QĐ 9", by="console", at=timezone.now())

    assert found(administrator, role="EXAMINER") == []


def test_the_search_asks_the_database_no_more_for_many_accounts(administrator, person):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            administrator.get(reverse("accounts:people"), {"q": "giam"})
        return len(asked)

    person("giam-khao", Role.EXAMINER)
    few = questions()
    for number in range(20):
        person(f"giam-khao-{number}", Role.EXAMINER)

    assert questions() == few
