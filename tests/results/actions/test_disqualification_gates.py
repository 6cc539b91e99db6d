"""A disqualification that the chair has not decided is never left behind by its part."""

import pytest

from candidates.actions.disqualify import proposed_numbers
from exams.models import ExamPart
from exams.rules.checks import errors
from results.actions import gates, written_gates
from tests.actions import LATE, campaign, request

pytestmark = pytest.mark.django_db


def part(kind):
    return ExamPart.objects.select_related("campaign").get(campaign=campaign(), kind=kind)


def proposed(kind):
    """Propose to suspend the first who came to a part; return the candidate number."""
    sitting = part(kind).sittings.filter(state="PRESENT").order_by("entry__number").first()
    number = sitting.entry.number
    request("DISQUALIFY", kind=kind, number=number, state="SUSPENDED", minutes="BB 1")
    return number


GATES = {
    ("remarked", "WRITTEN"): lambda: written_gates.of_official(part("WRITTEN"), today=LATE.date()),
    ("scored", "PROPOSAL"): lambda: gates.of_close_defence(part("PROPOSAL")),
}


@pytest.mark.parametrize(("at", "kind"), GATES)
def test_the_last_gate_of_a_part_names_whose_disqualification_waits(life, at, kind):
    with life.at(at):
        number = proposed(kind)

        found = [(check.code, check.items) for check in errors(GATES[at, kind]())]

        assert found == [("DISQUALIFICATION_OPEN", (number,))]
        assert proposed_numbers(part(kind)) == (number,)
