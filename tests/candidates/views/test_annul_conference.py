"""The pages on which a conference is annulled: at once, or asked for once its result is fixed."""

from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from accounts.models import ApprovalRequest
from tests.actions import LATE, officer, person_named
from tests.candidates.conferences import PEOPLE, enter, fixed
from tests.candidates.views.test_conference import address, client_of, latest, line

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


@pytest.fixture(autouse=True)
def _on_a_day_after_it():
    with time_machine.travel(LATE, tick=False):
        yield


@pytest.fixture
def tellers():
    return [person_named("quy-hoach"), officer("kiem-phieu", "PLANNING_OFFICER")]


@pytest.fixture
def clients(tellers):
    return [client_of(each) for each in tellers]


def test_it_is_annulled_and_may_be_entered_again_from_there(clients):
    held = enter()
    page = clients[0].post(
        address("conference-annul", held),
        {"reason": "Ghi nhầm ngày", "request_id": uuid4()},
        follow=True,
    )

    assert "Ghi nhầm ngày" in page.text
    assert clients[0].get(address("conference-annul", held)).status_code == 303
    form = clients[0].get(address("conference-again", held)).context["form"]
    assert form["people"].value() == "\n".join(map(line, PEOPLE))
    assert (form["post"].value(), form["present"].value()) == (held.post.code, 40)


def test_a_result_is_annulled_by_two(clients, tellers):
    held = fixed(*tellers)
    page, ask = address("conference", held), address("conference-ask-annul", held)
    assert address("conference-annul", held) not in clients[0].get(page).text
    assert clients[0].get(address("conference-annul", held)).status_code == 409
    sent = {"reason": "Đếm nhầm", "request_id": uuid4()}

    assert clients[0].post(ask, sent)["Location"] == clients[0].post(ask, sent)["Location"] == page

    request = ApprovalRequest.objects.get(act="ANNUL_CONFERENCE")
    decision = reverse("results:request", args=[request.pk])
    assert decision in clients[0].get(page).text
    seen = clients[1].get(decision).text
    assert "Trần Thị Hai" in seen
    assert held.post.full_name in seen
    clients[1].post(f"{decision}duyet/", {"digest": request.digest})
    assert latest().annulled_reason == "Đếm nhầm"
    assert clients[0].get(ask)["Location"] == page
