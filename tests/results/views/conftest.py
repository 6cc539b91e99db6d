"""A browser for each person, on a day when every deadline of the sample campaign is over."""

import pytest
import time_machine
from django.test import Client

from tests.actions import LATE, person_named

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def late():
    with time_machine.travel(LATE, tick=False):
        yield LATE


@pytest.fixture
def browser(late):
    """Return a maker of browsers: `browser("thu-ky")`, or of a person."""

    def signed_in(person):
        client = Client()
        person = person_named(person) if isinstance(person, str) else person
        client.force_login(person, backend=BACKEND)
        return client

    return signed_in
