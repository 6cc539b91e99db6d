"""The trail of a whole campaign is read in words."""

import json
import re

import pytest
from django.test import Client

from audit.models import Event
from tests.actions import officer
from tests.crawl import readable_text
from web.sentences import catalogue, label

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
BACKEND = "accounts.backend.PersonBackend"


def read_by_the_auditor(kinds):
    client = Client()
    client.force_login(officer("hau-kiem", "AUDITOR"), backend=BACKEND)
    return [readable_text(client.get(f"/nhat-ky/?type={each}")) for each in kinds]


def test_every_fact_of_a_campaign_has_a_word():
    facts = {
        key
        for event in Event.objects.all()
        for key in json.loads(bytes(event.entry))["data"]
        if key not in ("old", "new")
    }

    assert {key for key in facts if f"FACT_{key.upper()}" not in catalogue()} == set()


def test_a_list_of_facts_is_read_and_not_decoded():
    drawn, closed = read_by_the_auditor(["lots.drawn", "marking.closed"])

    assert re.search(r"LD\d{3} 1; LD\d{3} 2", drawn)
    left_open = ("THIRD_MARKER", "HEAD_DISCUSSION", "COLLECTIVE_MARKING")
    assert any(label(reason) in closed for reason in left_open)  # a long list is cut
    assert "[[" not in drawn + closed
