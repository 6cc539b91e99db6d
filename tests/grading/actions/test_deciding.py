"""What the chair decided of a campaign, and what there is to decide."""

from decimal import Decimal

import pytest

from exams.models import Entry, Sanction
from grading.actions.deciding import SanctionFigures, decided_by_chair, sanction_figures
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


def undecided():
    rows = Sanction.objects.select_related("entry", "part__campaign")
    return rows.get(entry__number="LD013", part__kind="WRITTEN")


def test_what_a_sanction_takes_is_worked_out_from_the_score_as_it_stands():
    figures = sanction_figures(undecided())

    assert figures.untouched == Decimal("68.50")
    assert figures.deducted == Decimal("51.38")  # a quarter less


def test_before_the_opening_nobody_is_told_whose_score_it_is():
    sanction = undecided()
    sanction.part.opened_at = None

    assert sanction_figures(sanction) == SanctionFigures()


def test_a_script_without_a_score_has_nothing_to_take_from():
    sanction = undecided()
    sanction.entry = Entry.objects.get(number="LD027")  # its script waits for collective marking

    assert sanction_figures(sanction) == SanctionFigures()
