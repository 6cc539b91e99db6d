"""The API stands after everything was played."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from rest_framework.test import APIClient

from accounts.models import Person

AFTER = datetime(2026, 12, 31, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(autouse=True)
def _played(played, unthrottled):
    with time_machine.travel(AFTER):
        yield


@pytest.fixture
def api_of():
    """Return a maker of clients: `api_of("tham-dinh")`."""

    def client_of(username):
        client = APIClient()
        client.force_authenticate(Person.objects.get(username=username))
        return client

    return client_of
