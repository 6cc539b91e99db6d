"""What the chair decided of a campaign, as its corrections offer it."""

import pytest

from grading.actions.deciding import decided_by_chair
from grading.models import Dialogue, PanelDecision
from tests.actions import campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def test_every_dialogue_and_defence_that_the_chair_decided_is_offered_by_number():
    dialogues, panels = decided_by_chair(campaign())

    assert set(dialogues) == set(Dialogue.objects.all())
    assert set(panels) == set(PanelDecision.objects.all())
    assert len(dialogues) + len(panels) > 0
    numbers = [dialogue.request.entry.number for dialogue in dialogues]
    assert numbers == sorted(numbers)
    defended = [decision.entry.number for decision in panels]
    assert defended == sorted(defended)
