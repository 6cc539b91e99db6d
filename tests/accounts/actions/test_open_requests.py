"""What waits for a second person in a campaign, named by act and thing."""

import pytest

from accounts.actions import open_requests
from tests.actions import campaign, request
from tests.bodies import DECIDED, drafted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def test_each_thing_that_was_asked_for_stands_under_its_act():
    assert open_requests.things_asked(campaign().code) == {}
    body = drafted()

    asked = request("FOUND_BODY", body=body.kind, whom=[], **DECIDED)

    assert open_requests.things_asked(campaign().code) == {"FOUND_BODY": [asked.thing]}
    assert open_requests.things_asked("KHAC") == {}
