"""What waits for the chair: only what can be decided now."""

import pytest
from django.test import Client
from django.urls import reverse

from exams.models import Sanction
from exams.rules.stages import MARK_WRITTEN
from grading.actions import rank
from grading.rules.enums import Pending
from tests.actions import campaign, move_to, person_named

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def pending_decisions(drawing):
    def page():
        client = Client()
        client.force_login(person_named("chu-tich"), backend=BACKEND)
        return client.get(reverse("grading:waiting", args=[campaign().code])).context

    return page


def test_what_the_written_part_left_open_is_offered_after_its_official_list(pending_decisions):
    decided = rank.compute_results(campaign()).decided
    open_dialogues = [
        entry
        for position_result in decided
        for entry, score in position_result.written
        if Pending.DIALOGUE in score.pending
    ]
    undecided = Sanction.objects.filter(part__kind="WRITTEN", applied=None)

    context = pending_decisions()

    assert open_dialogues == ["LD020"]
    assert [finding.entry.number for finding in context["dialogues"]] == open_dialogues
    assert list(context["sanctions"]) == list(undecided) != []
    assert context["survivors"] == ["VT09"]


def test_the_dialogue_and_the_sanction_are_offered_while_the_written_part_is_marked(
    pending_decisions,
):
    move_to(MARK_WRITTEN)

    context = pending_decisions()

    assert [finding.entry.number for finding in context["dialogues"]] == ["LD020"]
    assert [finding.entry.number for finding in context["sanctions"]] == ["LD013"]
    assert list(context["survivors"]) == []
