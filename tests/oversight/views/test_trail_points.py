"""Points that are still secret stand neither in the facts of an event nor in its sentence."""

import json
from decimal import Decimal

import pytest
from django.test import Client
from django.utils.translation import override

from audit.models import Event
from oversight.views.trail_points import known_points
from oversight.views.trail_sentences import EventWords
from tests.actions import officer
from tests.crawl import readable_text
from tests.oversight.views.entered_marks import enter_in_turn

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def words_of(event, data=None):
    facts = json.loads(bytes(event.entry))["data"] if data is None else data
    return EventWords(event.type, "Người thử", event.subject, facts, {}).sentence()


@pytest.fixture
def entered(marking):
    """The events of a mark entered and changed, while the other hand still marks."""
    assignment = enter_in_turn(Decimal("77.50"), Decimal("78.50"))
    return list(Event.objects.filter(type="mark.entered", subject=assignment.script.code))


def test_points_that_are_still_secret_are_in_no_sentence(entered):
    client = Client()
    client.force_login(officer("hau-kiem", "AUDITOR"), backend=BACKEND)

    page = readable_text(client.get("/nhat-ky/?type=mark.entered"))

    assert f"đã nhập điểm bài {entered[0].subject} (chấm lần đầu, người chấm thứ" in page
    for points in ("77,50", "78,50", "77.50", "78.50", "trước đó", "để trống"):
        assert points not in page


def test_a_secret_mark_a_changed_one_and_one_taken_away_read_alike(entered):
    points = known_points(entered)
    bodies = [(event, json.loads(bytes(event.entry))["data"]) for event in entered]
    taken_away = (entered[1], {**bodies[1][1], "new": ""})

    secret = {
        words_of(event, points.visible_facts(event, data)).text
        for event, data in [*bodies, taken_away]
    }

    assert len(secret) == 1


def test_a_mark_that_may_be_shown_reads_from_what_to_what(entered):
    with override("vi"):
        texts = [words_of(event).text.partition("): ")[2] for event in entered]
        taken_away = words_of(entered[1], {"round": "MARK", "hand": 1, "old": "78.50", "new": ""})

        assert texts == ["77,50", "78,50, trước đó 77,50"]
        assert taken_away.text.endswith(": để trống, trước đó 78,50")
