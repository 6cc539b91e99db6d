"""What waits for the chair: only what can be decided now."""

import pytest
from django.test import Client
from django.urls import reverse

from exams.models import Sanction
from exams.rules.stages import MARK_WRITTEN
from grading.actions import rank
from grading.rules.enums import Pending
from tests.actions import campaign, move, person_named

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def waiting(drawing):
    def page():
        client = Client()
        client.force_login(person_named("chu-tich"), backend=BACKEND)
        return client.get(reverse("grading:waiting", args=[campaign().code])).context

    return page


def test_what_the_written_part_left_open_is_not_offered_after_its_official_list(waiting):
    decided = rank.compute_results(campaign()).decided
    open_dialogues = [
        entry
        for one in decided
        for entry, score in one.written
        if Pending.DIALOGUE in score.pending
    ]
    assert open_dialogues
    assert Sanction.objects.filter(part__kind="WRITTEN", applied=None).exists()

    found = waiting()

    assert list(found["dialogues"]) == []
    assert list(found["sanctions"]) == []
    assert found["survivors"] == ["VT09"]


def test_the_dialogue_and_the_sanction_are_offered_while_the_written_part_is_marked(waiting):
    move(MARK_WRITTEN)

    found = waiting()

    assert [one.entry.number for one in found["dialogues"]] == ["LD020"]
    assert [one.entry.number for one in found["sanctions"]] == ["LD013"]
    assert found["survivors"] == ()
