"""Everybody sees which papers a dossier needs: numbered, who writes each, how old it may be."""

import pytest
from django.test import Client
from django.urls import reverse

from candidates.rules.dossier_items import ITEMS
from tests.actions import campaign
from web.sentences import label

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


@pytest.fixture
def reader():
    return Client(headers={"accept-language": "vi"})


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_page_of_a_campaign_leads_everybody_to_the_table(reader):
    address = reverse("candidates:needed-papers", args=[campaign().code])

    assert address in words(reader.get(reverse("exams:campaign", args=[campaign().code])))

    page = words(reader.get(address))
    for item in ITEMS:
        assert label(item).lower() in page.lower()
    assert page.count("Không quá 6 tháng: cấp từ ngày 06/04/2026 trở lại đây") == 8
    assert page.count("Không có thời hạn") == 3
    assert page.count("Không, nộp bản mới") == 2
    assert "Cấp ủy nơi cư trú" in page


def test_a_campaign_that_nobody_announced_has_no_table(reader):
    assert reader.get(reverse("candidates:needed-papers", args=["CHUA-CO"])).status_code == 404
