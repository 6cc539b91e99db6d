"""Files of published lists are made once, and no visitor takes all of the server."""

import pytest
from django.test import Client
from rest_framework.throttling import SimpleRateThrottle

from results.models import Publication
from tests.actions import person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def address(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    rates = {**SimpleRateThrottle.THROTTLE_RATES, "public_files": "3/min"}
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", rates)
    listed = Publication.objects.order_by("published_at").last()
    return f"/ket-qua/{listed.campaign.code}/{listed.kind.lower()}/{listed.version}/xlsx/"


def statuses(client, address, **headers):
    return [client.get(address, **headers).status_code for _ in range(4)]


def test_a_visitor_takes_so_many_files_a_minute(address):
    assert statuses(Client(), address) == [200, 200, 200, 429]

    refused = Client().get(address)

    assert refused["Retry-After"] == "60"
    assert "Hãy thử lại sau một phút" in refused.content.decode()


def test_another_address_is_not_kept_waiting(address):
    statuses(Client(), address)

    assert Client().get(address, REMOTE_ADDR="198.51.100.7").status_code == 200


def test_whoever_signed_in_is_not_limited(address):
    reader = Client()
    reader.force_login(person_named("thu-ky"))

    assert statuses(reader, address) == [200] * 4
