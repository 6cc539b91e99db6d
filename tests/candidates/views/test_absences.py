"""Who had to register and did not: a report, also while there is nothing to compare with."""

import pytest
from django.test import Client

from tests.actions import campaign, person_named

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.mark.django_db
@pytest.mark.usefixtures("announced")
def test_without_a_planning_list_the_report_says_that_there_is_none():
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("tham-dinh"), backend=BACKEND)

    page = client.get(f"/ho-so/{campaign().code}/khong-dang-ky/")

    assert page.status_code == 200
    assert "Chưa nhập danh sách quy hoạch." in page.content.decode()
