"""Public announcements for machines: what was announced, for everybody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from exams.actions import prepare
from exams.models import Campaign

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(unthrottled):
    return APIClient()


def test_a_draft_is_not_public(api, person, noon):
    secretary = person("thu-ky", "SECRETARY")
    prepare.draft(code="NHAP", fields={"name": "Nháp", "host": "H"}, by=secretary, at=noon)

    assert api.get("/api/campaigns/").json()["results"] == []
    assert api.get("/api/campaigns/NHAP/").status_code == 404


def test_a_campaign_tells_stage_dates_positions_and_announcements(announced, api):
    answer = api.get("/api/campaigns/TT2026-01/").json()

    assert (answer["stage"], answer["registration_closes"]) == ("register", "2026-10-06")
    assert answer["positions"][0] == {
        "code": "VT01",
        "post": "Phó Giám đốc Sở Nông nghiệp và Môi trường",
        "unit": "Sở Nông nghiệp và Môi trường",
        "vacancies": 2,
    }
    assert [announcement["version"] for announcement in answer["announcements"]] == [1]


def test_the_number_of_queries_does_not_grow_with_the_positions(announced, api):
    campaign = Campaign.objects.get()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            api.get(f"/api/campaigns/{campaign.code}/")
        counts.append(len(queries))

    assert counts == [3, 3]
    assert campaign.positions.count() == 12
