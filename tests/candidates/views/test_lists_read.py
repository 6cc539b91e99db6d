"""Who opens a list of people leaves a trace: which list, of which version or day."""

import pytest

from audit.models import Event
from tests.relations import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]


@pytest.mark.parametrize(
    ("page", "about"),
    [
        ("/quy-hoach/?version=1", "planning list 1"),
        ("/can-bo/", "cadres"),
        ("/can-bo/duong-chuc/?on=2026-09-01", "in office 2026-09-01"),
    ],
)
def test_a_list_that_was_opened_stands_in_the_trail(page, about):
    client = signed_in("quy-hoach")
    assert client.get(page).status_code == 200
    latest = Event.objects.filter(type="read.personal").latest("ts")
    assert latest.subject == about
