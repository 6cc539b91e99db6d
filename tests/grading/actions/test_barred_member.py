"""A member of a panel who is barred late: out of it at once, and what they gave others counts."""

from collections import Counter

import pytest

from exams.models import ExamPart
from exams.rules.enums import PartKind
from exams.rules.relations import RelationKind
from grading.actions import hearings, readiness, seating
from grading.actions.facts import facts_of
from grading.models import Seat, Slip
from results.actions import written_gates
from tests.actions import LATE, arrange, campaign, officer, person_named
from tests.relations import own

pytestmark = pytest.mark.django_db


def part():
    return ExamPart.objects.select_related("campaign").get(kind=PartKind.PROPOSAL)


def first_seat():
    return Seat.objects.select_related("member", "position", "part__campaign").order_by("pk")[0]


def test_the_lots_are_not_drawn_while_too_few_are_left_of_a_panel(life):
    with life.at("drawing"):
        seat, facts = first_seat(), readiness.panel_facts(part())
        code, before = seat.position.code, checks()
        seats = seat.position.seats.select_related("member").order_by("number")

        for each in seats[: facts.seated[code] - facts.least + 1]:
            own(each.member, kind=RelationKind.DISCIPLINED)

        assert readiness.panel_facts(part()).seated[code] == facts.least - 1
        assert checks() != before
        assert not Seat.objects.sitting().filter(pk=seats[0].pk).exists()


def checks():
    return [each.code for each in written_gates.of_draw(campaign())]


def test_the_chair_puts_somebody_else_in_that_place(life):
    with life.at("drawing"):
        seat = first_seat()
        before = readiness.panel_facts(part()).seated[seat.position.code]
        own(seat.member, kind=RelationKind.DISCIPLINED)

        seating.replace(
            seat=seat,
            member=officer("giam-khao-moi", "PANEL_MEMBER"),
            reason="Không còn tham gia",
            by=person_named("chu-tich"),
            at=LATE,
        )

        assert readiness.panel_facts(part()).seated[seat.position.code] == before


def test_nobody_waits_for_their_slips_and_those_handed_in_before_count(life):
    with life.at("scored"):
        slips = Slip.objects.exclude(handed_in_at=None).select_related("seat__member", "entry")
        busy = Counter(slips.values_list("seat", flat=True)).most_common(1)[0][0]
        given, unfinished = slips.filter(seat=busy).order_by("pk")[:2]
        arrange(unfinished, handed_in_at=None)
        assert unfinished.entry.number in hearings.open_slips(part())[0]
        before = len(facts_of(campaign(), given.entry.number)[0].proposal.slips.points)

        own(given.seat.member, kind=RelationKind.DISCIPLINED)

        assert unfinished.entry.number not in hearings.open_slips(part())[0]
        assert len(facts_of(campaign(), given.entry.number)[0].proposal.slips.points) == before
