"""A score beyond the points at issue, or the correction of one, takes two persons and a reason."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from accounts.actions.two_persons import effect_of
from exams.models import Lot, Script
from exams.rules.enums import PartKind
from grading.actions import decided_by_two, deciding, panel, rank, remark, settle
from grading.models import Dialogue, PanelDecision, RemarkRequest, Settlement
from grading.rules.enums import Pending
from results.process.acts import ACTS
from results.process.since_ranking import decided_since
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    campaign,
    events,
    obstruct,
    person_named,
    refused,
    request,
)
from tests.grading.actions.panels import enter, part, score, seat, unseated

pytestmark = pytest.mark.django_db
WHY = {"points": "90.00", "reason": "Chấm sót một câu"}


def head():
    return person_named("truong-ban-cham")


def chair():
    return person_named("chu-tich")


# ── a script ─────────────────────────────────────────────────────────────────────────────────────


def open_script(pending=Pending.HEAD_DISCUSSION):
    written = campaign().parts.select_related("campaign").get(kind=PartKind.WRITTEN)
    code = next(code for code, why in settle.outstanding(written).items() if why == pending)
    return Script.objects.select_related("part__campaign").get(code=code)


def of_script(script, **changed):
    stored = {"script": script.code, "settlement": "HEAD", "minutes": "BB 1", **WHY}
    return {**stored, **changed}


def ask_script(script, **changed):
    return request("DECIDE_SCRIPT", by=head(), **of_script(script, **changed))


def alone(script, points):
    return settle.settle(
        script=script, kind="HEAD", points=D(points), minutes="BB 1", by=head(), at=LATE
    )


def test_the_head_alone_stays_within_the_marks_and_two_persons_go_beyond(life):
    with life.at("marked"):
        script = open_script()
        bounds = deciding.bounds_of_script(script, campaign())
        with refused("BEYOND_POINTS", points="90", high=str(max(bounds.points)), field="points"):
            alone(script, "90")
        effect = effect_of(ACTS["DECIDE_SCRIPT"], campaign().code, of_script(script)).plain()

        with events() as trail:
            made = apply(ask_script(script))

        marks = deciding.marks_to_settle(script)
        assert effect["lines"] == [
            {"number": script.code, "settled_points": f"{marks.first:.2f}; {marks.second:.2f}"}
        ]
        assert effect["changes"] == [[f"{script.code} decided_points", "", "90.00"]]
        assert (made.points, made.minutes, made.reason) == (D("90.00"), "BB 1", WHY["reason"])
        facts = {"kind": "HEAD", **WHY, "minutes": "BB 1"}
        assert trail[1] == ("script.settled", script.code, chair().pseudonym, facts)
        assert script.code not in settle.outstanding(script.part)


def test_what_was_settled_is_settled_otherwise_by_two_and_the_old_one_stays(life):
    with life.at("marked"):
        script = open_script()
        lowest = min(deciding.bounds_of_script(script, campaign()).points)
        alone(script, str(lowest))

        with refused("NOT_ASKED_FOR"):
            alone(script, str(lowest))
        assert settle.kinds_open_to(script) == ("HEAD",)
        with events() as trail:
            apply(ask_script(script), at=LATE + timedelta(minutes=1))

        assert trail[1][3]["replaced_points"] == f"{lowest:.2f}"
        assert Settlement.objects.filter(script=script).count() == 2
        assert deciding.marks_to_settle(script).head == D("90.00")


def test_a_kind_that_the_rule_does_not_ask_for_is_not_asked_by_two_either(life):
    with life.at("marked"):
        script = open_script()
        settled = Script.objects.exclude(settlements=None).first()

        assert set(settle.kinds_open_to(script)) == {"AGREED", "HEAD"}
        with refused("NOT_ASKED_FOR", code=script.code):
            ask_script(script, settlement="COLLECTIVE")
        averaged = Script.objects.exclude(
            code__in=[*settle.outstanding(script.part), *([settled.code] if settled else [])]
        ).filter(settlements=None)
        assert settle.kinds_open_to(averaged.first()) == ()


def test_a_script_left_open_by_the_freezing_is_settled_by_two_as_its_rule_asks(life):
    with life.at("closed"):
        script = open_script(Pending.THIRD_MARKER)

        apply(ask_script(script, settlement="OPENED"))

        assert deciding.marks_to_settle(script).opened == D("90.00")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"minutes": " "}, "MINUTES_MISSING"),
        ({"reason": " "}, "REASON_MISSING"),
        ({"points": "100.01"}, "OFF_SCALE"),
    ],
)
def test_two_persons_write_down_what_they_decide_of_a_script(life, wrong, code):
    with life.at("marked"):
        requested = ask_script(open_script(), **wrong)

        with refused(code):
            apply(requested)


def test_one_person_alone_goes_beyond_nothing(life):
    with life.at("marked"):
        script = open_script()

        with refused("TWO_PERSONS_NEEDED"):
            decided_by_two.settle_script(
                script=script,
                kind="HEAD",
                points=D(90),
                minutes="BB 1",
                reason="x",
                by=chair(),
                at=LATE,
            )


@pytest.mark.parametrize("how", OBSTACLES)
def test_a_script_asks_for_duty_and_time(life, how):
    with life.at("marked"):
        script = open_script()
        code, by = obstruct(how, chair(), away="announce")
        requested = ask_script(script)

        with refused(code):
            apply(requested, by=by)


# ── a remark ─────────────────────────────────────────────────────────────────────────────────────


def wanted_remark():
    rows = RemarkRequest.objects.select_related("entry", "part__campaign")
    return rows.get(entry__number="LD020")


def of_remark(**changed):
    return {"number": "LD020", "minutes": "BB 1", **WHY, **changed}


def ask_remark(**changed):
    return request("DECIDE_REMARK", by=chair(), **of_remark(**changed))


def supervised(requested):
    return apply(requested, by=person_named("giam-sat"))


def decide_remark(points):
    return remark.decide(
        request=wanted_remark(), points=D(points), minutes="BB 1", by=chair(), at=LATE
    )


def test_the_chair_alone_stays_within_both_scores_of_a_remark(life):
    with life.at("remarked"):
        figures = deciding.dialogue_figures(wanted_remark(), campaign())
        both = [figures.marked, figures.remarked]
        effect = effect_of(ACTS["DECIDE_REMARK"], campaign().code, of_remark()).plain()
        with refused("BEYOND_POINTS", points="90", low=str(min(both)), high=str(max(both))):
            decide_remark("90")

        with events() as trail:
            supervised(ask_remark())

        texts = "; ".join(f"{each:.2f}" for each in both)
        assert effect["lines"] == [{"number": "LD020", "settled_points": texts}]
        assert effect["changes"] == [["LD020 decided_points", "", "90.00"]]
        assert trail[1][0] == "remark.decided"
        assert trail[1][3] == {**WHY, "minutes": "BB 1"}
        assert Dialogue.objects.get(request=wanted_remark()).points == D("90.00")


def test_what_was_decided_of_a_remark_is_decided_otherwise_by_two(life):
    with life.at("remarked"):
        lowest = min(deciding.bounds_of_dialogue(wanted_remark(), campaign()).points)
        decide_remark(str(lowest))
        effect = effect_of(ACTS["DECIDE_REMARK"], campaign().code, of_remark()).plain()

        with events() as trail:
            supervised(ask_remark())

        assert effect["changes"] == [["LD020 decided_points", f"{lowest:.2f}", "90.00"]]
        assert trail[1][3]["replaced_points"] == f"{lowest:.2f}"
        assert Dialogue.objects.get(request=wanted_remark()).points == D("90.00")


def test_a_remark_that_asks_for_nobody_is_not_decided_by_two(life):
    with life.at("remarked"):
        other = RemarkRequest.objects.exclude(entry__number="LD020").select_related("entry")
        number = other.filter(dialogue=None).first().entry.number

        with refused("NOT_ASKED_FOR", code=number):
            ask_remark(number=number)


@pytest.mark.parametrize(
    ("wrong", "code"), [({"minutes": " "}, "MINUTES_MISSING"), ({"reason": " "}, "REASON_MISSING")]
)
def test_two_persons_write_down_what_they_decide_of_a_remark(life, wrong, code):
    with life.at("remarked"):
        requested = ask_remark(**wrong)

        with refused(code):
            supervised(requested)


@pytest.mark.parametrize("how", OBSTACLES)
def test_a_remark_asks_for_duty_and_time(life, how):
    with life.at("remarked"):
        code, by = obstruct(how, person_named("giam-sat"), away="announce")
        requested = ask_remark()

        with refused(code):
            apply(requested, by=by)


# ── a defence ────────────────────────────────────────────────────────────────────────────────────


def heard(*points):
    """Let a panel hear the first by number; return the entry."""
    entry = Lot.objects.order_by("entry__number").first().entry
    score(seat(unseated(entry.position)), entry, *points)
    return entry


def of_defence(entry, **changed):
    return {"number": entry.number, **WHY, **changed}


def ask_defence(entry, **changed):
    return request("DECIDE_DEFENCE", by=chair(), **of_defence(entry, **changed))


def decide_defence(entry, points):
    return panel.decide(entry=entry, part=part(), points=D(points), reason="x", by=chair(), at=LATE)


APART = ("60", "60", "60", "60", "70.5")


def test_the_chair_alone_stays_within_the_slips(life):
    with life.at("defence"):
        entry = heard(*APART)
        effect = effect_of(ACTS["DECIDE_DEFENCE"], campaign().code, of_defence(entry)).plain()
        with refused("BEYOND_POINTS", points="90", low="60.00", high="70.50"):
            decide_defence(entry, "90")

        with events() as trail:
            supervised(ask_defence(entry))

        texts = "; ".join(f"{D(each):.2f}" for each in APART)
        assert effect["lines"] == [{"number": entry.number, "settled_points": texts}]
        assert trail[1][:2] == ("panel.decided", entry.number)
        assert trail[1][3] == WHY
        assert PanelDecision.objects.get().points == D("90.00")


def test_what_was_decided_of_a_defence_is_decided_otherwise_by_two(life):
    with life.at("defence"):
        entry = heard(*APART)
        decide_defence(entry, "65")

        with events() as trail:
            supervised(ask_defence(entry))

        assert trail[1][3] == {**WHY, "replaced_points": "65.00"}
        assert PanelDecision.objects.get().points == D("90.00")


def test_nobody_decides_a_defence_while_a_member_owes_a_slip(life):
    with life.at("defence"):
        entry = Lot.objects.order_by("entry__number").first().entry
        seats = seat(unseated(entry.position), [person_named(f"hoi-dong-{n}") for n in range(1, 6)])
        score(seats[:-1], entry, "60", "60", "60", "80")

        with refused("SLIPS_STILL_OUT", number=entry.number):
            decide_defence(entry, "65")
        with refused("SLIPS_STILL_OUT"):
            ask_defence(entry)
        enter(seats[-1], entry)
        with refused("SLIPS_STILL_OUT"):
            decide_defence(entry, "65")


def test_two_persons_give_a_reason_for_a_defence(life):
    with life.at("defence"):
        requested = ask_defence(heard(*APART), reason=" ")

        with refused("REASON_MISSING", field="reason"):
            supervised(requested)


@pytest.mark.parametrize("how", OBSTACLES)
def test_a_defence_asks_for_duty_and_time(life, how):
    with life.at("defence"):
        entry = heard(*APART)
        code, by = obstruct(how, person_named("giam-sat"), away="announce")
        requested = ask_defence(entry)

        with refused(code):
            apply(requested, by=by)


def test_a_correction_after_the_ranking_calls_for_a_new_one(life):
    with life.at("ranking"):
        decided = PanelDecision.objects.select_related("entry").first()
        rank.rank(campaign=campaign(), by=chair(), at=LATE)
        assert decided_since([campaign()]) == set()

        supervised(ask_defence(decided.entry))

        assert decided_since([campaign()]) == {campaign().pk}
