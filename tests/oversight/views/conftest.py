"""A client for each person, on a day when every deadline of the sample campaign is over."""

import io

import pytest
import time_machine
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.actions import LATE, person_named

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def signed_in():
    """Return a maker of clients: `signed_in("thu-ky")`, or of a person."""

    def make(person):
        client = Client()
        person = person_named(person) if isinstance(person, str) else person
        client.force_login(person, backend=BACKEND)
        return client

    with time_machine.travel(LATE, tick=False):
        yield make


@pytest.fixture
def sheets():
    """Return the sheets of an answer: {name: rows}, numbers as numbers and nothing as ""."""

    def read(response):
        book = CalamineWorkbook.from_filelike(io.BytesIO(response.content))
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}

    return read


@pytest.fixture
def as_sheet():
    """Return a table of a page as the spreadsheet should hold it."""

    def cells(table):
        rows = [[column.heading for column in table.columns], *table.rows]
        return [[_cell(value) for value in row] for row in rows]

    return cells


def _cell(value):
    if value is None:
        return ""
    return value if isinstance(value, str) else float(value)
