"""A tie that a candidate declares late is decided before the campaign goes on (regulations 4.2)."""

import pytest

from accounts.rules.duties import Duty
from exams.models import ExamPart
from exams.rules.checks import CheckLevel
from exams.rules.enums import PartKind
from grading.actions import rank
from results.actions import gates, written_gates
from tests.actions import LATE, apply, campaign, person_named, request
from tests.relations import declared, of_an_account

pytestmark = pytest.mark.django_db


def part(kind=PartKind.WRITTEN):
    return ExamPart.objects.select_related("campaign").get(kind=kind)


def of_the_ranking():
    if not campaign().rankings.exists():
        rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
    return gates.of_results(campaign())


GATES = {
    "remarked": lambda: written_gates.of_official(part(), today=LATE.date()),
    "drawing": lambda: written_gates.of_draw(campaign()),
    "scored": lambda: gates.of_close_defence(part(PartKind.PROPOSAL)),
    "ranking": of_the_ranking,
}


def undecided(found):
    return [each for each in found() if each.code == "RELATIONS_UNDECIDED"]


@pytest.mark.parametrize("moment", GATES)
def test_no_later_gate_opens_before_somebody_decided(life, moment):
    found = GATES[moment]
    with life.at(moment):
        assert undecided(found) == []
        relation = declared(of_an_account(), person=person_named("thu-ky"))

        (check,) = undecided(found)

        assert (check.level, check.owner) == (CheckLevel.ERROR, Duty.PREPARE)
        assert check.items == (relation.application.reg_no,)
        asked = request(
            "LIFT_RELATION",
            by=person_named("chu-tich"),
            relation=str(relation.pk),
            document="45/BC-TTr",
            reason="Trùng tên",
        )
        apply(asked, by=person_named("giam-sat"))
        assert undecided(found) == []
