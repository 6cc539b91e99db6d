"""Who is there to mark: asked before the scripts get their codes, and before the lots are drawn."""

from datetime import timedelta

import pytest

from accounts.models import Grant
from accounts.rules.duties import Role
from exams.models import ExamPart
from exams.rules.enums import PartKind
from grading.actions import assign, readiness
from grading.actions.scorers import day_of_defence
from grading.models import Seat
from results.actions import gates, written_gates
from tests.actions import LATE, apply, arrange, campaign, refused, request
from tests.results.actions.test_effects import sit_the_exam

pytestmark = pytest.mark.django_db


def part(kind):
    return ExamPart.objects.select_related("campaign").get(kind=kind)


def codes(checks):
    return [check.code for check in checks]


def leave(count):
    """Let all examiners but so many have lost their role."""
    for person in assign.examiners(campaign(), LATE)[count:]:
        for grant in Grant.objects.filter(person=person, role=Role.EXAMINER):
            arrange(grant, revoked_at=LATE)


def test_scripts_get_no_codes_while_a_second_examiner_is_missing(life):
    with life.at("listed"):
        sit_the_exam()
        leave(1)
        [one] = assign.examiners(campaign(), LATE)
        checks = gates.of_seal(part(PartKind.WRITTEN), today=LATE.date())
        requested = request("SEAL", checks)

        assert codes(checks)[-1] == "EXAMINERS_MISSING"
        with refused("EXAMINERS_MISSING", count="1", missing="1", names=str(one)):
            apply(requested)


def test_two_examiners_are_enough(life):
    with life.at("listed"):
        sit_the_exam()
        leave(2)

        found = codes(gates.of_seal(part(PartKind.WRITTEN), today=LATE.date()))

        assert "EXAMINERS_MISSING" not in found


def test_scripts_get_no_codes_while_an_examiner_owes_the_statement(life):
    with life.at("listed"):
        sit_the_exam()
        grant = Grant.objects.filter(role=Role.EXAMINER).order_by("person__username").first()
        arrange(grant, campaign=campaign().code, stated_in=None)
        checks = gates.of_seal(part(PartKind.WRITTEN), today=LATE.date())
        requested = request("SEAL", checks)

        with refused("STATEMENTS_OWED", names=str(grant.person)):
            apply(requested)


def test_who_owes_it_and_sits_no_more_keeps_nobody_waiting(life):
    with life.at("listed"):
        sit_the_exam()
        grant = Grant.objects.filter(role=Role.EXAMINER).order_by("person__username").first()
        arrange(grant, campaign=campaign().code, stated_in=None)
        arrange(grant, ends_on=LATE.date() - timedelta(days=1))

        found = codes(gates.of_seal(part(PartKind.WRITTEN), today=LATE.date()))

        assert "STATEMENTS_OWED" not in found


def test_no_lots_are_drawn_while_positions_have_no_panel(life):
    with life.at("seating"):
        checks = written_gates.of_draw(campaign())
        defended = readiness.defended_positions(part(PartKind.PROPOSAL))
        named = tuple(position.code for position in defended)
        requested = request("DRAW_LOTS", checks)

        assert [check.items for check in checks if check.code == "PANEL_MISSING"] == [named]
        assert readiness.positions_without_panel([campaign()]) == {campaign().pk: len(named)}
        with refused("PANEL_MISSING", codes=" ".join(named), count=str(len(named))):
            apply(requested)


def test_a_panel_of_fewer_than_the_profile_asks_keeps_the_lots_from_being_drawn(life):
    with life.at("drawing"):
        position = readiness.defended_positions(part(PartKind.PROPOSAL)).first()
        for seat in Seat.objects.filter(position=position, number__gt=4):
            arrange(seat, left_at=LATE)
        [check] = [c for c in written_gates.of_draw(campaign()) if c.code == "PANEL_SHORT"]

        assert check.items == (position.code,)
        assert readiness.positions_without_panel([campaign()]) == {campaign().pk: 1}
        requested = request("DRAW_LOTS", written_gates.of_draw(campaign()))
        with refused("PANEL_SHORT", codes=position.code, panels=f"{position.code} (4)", least="5"):
            apply(requested)


def test_who_has_the_role_no_more_on_the_day_of_the_defence_is_not_counted(life):
    with life.at("drawing"):
        position = readiness.defended_positions(part(PartKind.PROPOSAL)).first()
        last = day_of_defence(campaign()) - timedelta(days=1)
        for seat in Seat.objects.filter(position=position, number__gt=4):
            arrange(Grant.objects.get(person=seat.member_id, role=Role.PANEL_MEMBER), ends_on=last)

        [check] = [c for c in written_gates.of_draw(campaign()) if c.code == "PANEL_SHORT"]

        assert position.code in check.items
        assert readiness.positions_without_panel([campaign()]) == {campaign().pk: len(check.items)}


def test_once_every_position_has_its_panel_none_is_lacking(life):
    with life.at("drawing"):
        assert readiness.positions_without_panel([campaign()]) == {}
        assert "PANEL_MISSING" not in codes(written_gates.of_draw(campaign()))
