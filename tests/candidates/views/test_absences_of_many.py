"""Who had to register and did not: a page at a time."""

import pytest
from django.test import Client

from tests.actions import campaign, person_named

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.mark.django_db
@pytest.mark.usefixtures("decided")
def test_the_report_is_shown_a_page_at_a_time(monkeypatch):
    monkeypatch.setattr("web.lists.ROWS", 5)
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("tham-dinh"), backend=BACKEND)

    last = client.get(f"/ho-so/{campaign().code}/khong-dang-ky/?page=3").content.decode()

    assert last.count('<th scope="row"') == 4  # the last of 14
