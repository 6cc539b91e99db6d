"""What the pages offer where too few are eligible: postponing, files taken again."""

from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from candidates.actions import eligible_list
from candidates.models import Decision
from results.forms.announcement import ChangeForm
from tests.actions import LATE, arrange, campaign, person_named, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LIST = "/ho-so/TT2026-01/vi-tri/"


@pytest.fixture(autouse=True)
def _on_a_day_of_screening():
    with time_machine.travel(LATE, tick=False):
        yield


def words(client, page):
    return " ".join(client.get(page).content.decode().split())


@pytest.fixture
def chair():
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("chu-tich"), backend=BACKEND)
    return client


def too_few():
    """Return the first position that somebody decides about now, as no waiver stands."""
    for decision in Decision.objects.filter(kind="MIN_CANDIDATES_WAIVER"):
        arrange(decision, kind="OFFICER", position=None)
    return eligible_list.positions_with_too_few(campaign())[0]


def test_the_list_leads_the_chair_and_the_secretary_to_what_each_may_decide(chair):
    code = too_few()
    secretary = Client(headers={"accept-language": "vi"})
    secretary.force_login(person_named("thu-ky"), backend=BACKEND)

    for_chair, for_secretary = words(chair, LIST), words(secretary, LIST)

    assert f"{LIST}{code}/hoan/" in for_chair
    assert f"/dieu-hanh/TT2026-01/doi-thong-bao/?vi-tri={code}" in for_secretary
    assert f"{LIST}{code}/hoan/" not in for_secretary


def test_postponing_shows_who_is_touched_asks_twice_and_says_what_was_done(chair):
    page = f"{LIST}{too_few()}/hoan/"
    assert "Vị trí không thi trong kỳ này" in words(chair, page)
    typed = {"document": "45/QĐ", "on": "16/10/2026", "request_id": uuid4()}
    before = stored()
    first = chair.post(page, typed)
    assert 'name="confirmed"' in first.content.decode()
    assert stored() == before

    done = chair.post(page, {**typed, "confirmed": "1"}, follow=True)

    assert "Đã ghi quyết định 45/QĐ hoãn thi" in done.content.decode()
    assert "Hoãn thi theo 45/QĐ" in words(chair, LIST)
    assert chair.get(page).status_code == 409


def test_the_change_of_the_announcement_offers_the_positions_and_keeps_what_was_chosen():
    code = too_few()
    secretary = Client(headers={"accept-language": "vi"})
    secretary.force_login(person_named("thu-ky"), backend=BACKEND)

    form = ChangeForm(campaign=campaign(), initial={"positions": [code]})

    assert code in dict(form.fields["positions"].choices)
    assert [remedy for remedy, _ in form.fields["remedy"].choices] == ["NOMINATE"]
    assert form["positions"].value() == [code]
