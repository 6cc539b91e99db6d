"""The page of where the announcement was posted, and what everybody reads of it."""

import pytest
import time_machine
from django.test import Client

from tests.actions import LATE, person_named, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "/dieu-hanh/TT2026-01/noi-dang/"
PORTAL = {
    "kind": "PORTAL",
    "name": "Cổng thông tin thành phố",
    "on": "07/09/2026",
    "evidence": "https://example.invalid/281",
}


@pytest.fixture
def secretary():
    with time_machine.travel(LATE, tick=False):
        client = Client()
        client.force_login(person_named("thu-ky"), backend=BACKEND)
        yield client


def words(answer):
    return " ".join(answer.getvalue().decode().split())


def test_both_kinds_are_missing_until_each_is_ticked(secretary):
    assert secretary.get(PAGE).context["missing"] == ("PORTAL", "MASS_MEDIUM")

    assert secretary.post(f"{PAGE}them/", PORTAL).url == PAGE

    page = secretary.get(PAGE)
    assert page.context["missing"] == ("MASS_MEDIUM",)
    assert "https://example.invalid/281" in words(page)
    assert "Cổng thông tin thành phố, 07/09/2026" in words(Client().get("/ky-thi/TT2026-01/"))


def test_a_day_before_the_announcement_is_refused_and_what_was_typed_stays(secretary):
    before = stored()

    answer = secretary.post(f"{PAGE}them/", {**PORTAL, "on": "01/09/2026"})

    assert answer.status_code == 422
    assert "không thể đã đăng trước ngày đó" in words(answer)
    assert PORTAL["evidence"] in words(answer)
    assert stored() == before


def test_who_watches_reads_and_does_not_tick():
    client = Client()
    client.force_login(person_named("giam-sat"), backend=BACKEND)

    assert client.get(PAGE).context["may_tick"] is False
    assert client.get(f"{PAGE}them/").status_code == 403
