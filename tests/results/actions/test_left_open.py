"""What two persons passed by name is decided at every later step, by the action that decides it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from candidates.actions import decide, sit
from candidates.models import Application
from candidates.rules.enums import DecisionValue
from exams.models import Entry, ExamPart, Sanction, Script
from exams.rules.enums import PartKind
from exams.rules.stages import IN_ORDER, SIT_WRITTEN
from grading.actions import assign, panel, rank, remark, settle
from grading.models import RemarkRequest, Slip
from grading.rules.enums import Pending, PositionState, Result, Survivor
from results.actions import candidate_gates, gates, written_gates
from results.process.overview import overview_of
from results.process.tasks import TaskState
from tests.actions import LATE, arrange, by_two, campaign, moment, move_to, person_named, refused

pytestmark = pytest.mark.django_db
DOCUMENT = {"document": "TB 1", "on": date(2026, 12, 20), "at": LATE}
IN_TIME = {"document": "TB 1", "on": date(2026, 10, 20), "at": moment(2026, 10, 21)}


def part(kind=PartKind.WRITTEN):
    return ExamPart.objects.select_related("campaign").get(kind=kind)


def at_each_later_step(decides):
    """Decide it at this step and at every later one, each time as if it were the only time."""
    for step in IN_ORDER[IN_ORDER.index(campaign().step) :]:
        with transaction.atomic():
            move_to(step)
            decides()
            transaction.set_rollback(True)


def special_case():
    application = Application.objects.filter(state="SPECIAL_CASE_PENDING").first()
    latest = campaign().screenings.first()
    asked = latest.findings.filter(application=application, verdict="NEEDS_DECISION").first()
    decide.special_case(
        application=application,
        rule=asked.rule,
        value=DecisionValue.REFUSE,
        by=person_named("chu-tich"),
        **DOCUMENT,
    )
    return application


def test_a_special_case_that_was_named_is_decided_at_every_later_step(life):
    def decided():
        application = special_case()
        assert Application.objects.get(pk=application.pk).state == "INELIGIBLE"

    with life.at("decided"):
        checks = candidate_gates.of_eligible_list(campaign())
        assert "SPECIAL_CASE_WAITS" in [check.code for check in checks]
        by_two("APPROVE_LIST", checks)

        assert campaign().step == SIT_WRITTEN
        at_each_later_step(decided)


def approve_special_cases():
    """Answer yes to every special case before the exam; return how many became eligible."""
    waiting = list(Application.objects.filter(state="SPECIAL_CASE_PENDING"))
    latest = campaign().screenings.first()
    for application in waiting:
        asked = latest.findings.filter(application=application, verdict="NEEDS_DECISION")
        for finding in asked:
            decide.special_case(
                application=Application.objects.get(pk=application.pk),
                rule=finding.rule,
                value=DecisionValue.APPROVE,
                by=person_named("chu-tich"),
                **IN_TIME,
            )
    keys = [application.pk for application in waiting]
    return Application.objects.filter(pk__in=keys, state="ELIGIBLE").count()


def post_the_list(number):
    by_two("PUBLISH_ELIGIBLE", number=number)


def missing_from_the_list():
    checks = gates.of_seal(part(), today=LATE.date())
    return [
        items for check in checks if check.code == "LIST_LACKS_NUMBERS" for items in check.items
    ]


def test_whoever_becomes_eligible_before_the_sealing_gets_the_next_number(life):
    with life.at("listed"):
        sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)
        eligible = approve_special_cases()
        late = Entry.objects.order_by("number").values_list("number", flat=True)[52:]

        assert eligible
        assert list(late) == [f"LD{number:03}" for number in range(53, 53 + eligible)]


def test_whoever_becomes_eligible_before_anybody_has_a_number_is_numbered_with_all(life):
    with life.at("listed"):
        eligible = approve_special_cases()
        assert (eligible > 0, Entry.objects.count()) == (True, 0)

        sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)

        assert Entry.objects.count() == 52 + eligible


def test_nothing_is_sealed_before_the_posted_list_has_everybody(life):
    with life.at("listed"):
        sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)
        post_the_list("1/TB")
        assert missing_from_the_list() == []
        eligible = approve_special_cases()
        assert missing_from_the_list() == [f"LD{n:03}" for n in range(53, 53 + eligible)]
        posting = next(
            line
            for line in overview_of(campaign(), today=LATE.date()).tasks
            if line.task.act == "PUBLISH_ELIGIBLE"
        )
        assert posting.state == TaskState.TODO
        post_the_list("2/TB")

        assert missing_from_the_list() == []


SETTLED = [
    (Pending.THIRD_MARKER, "OPENED"),
    (Pending.HEAD_DISCUSSION, "HEAD"),
    (Pending.COLLECTIVE_MARKING, "COLLECTIVE"),
]


@pytest.mark.parametrize(("pending", "kind"), SETTLED)
def test_a_script_that_was_named_is_settled_at_every_later_step(life, pending, kind):
    def settled():
        settle.settle_opened(
            script=Script.objects.select_related("part__campaign").get(code=code),
            kind=kind,
            points=Decimal("60.5"),
            minutes="BB 1",
            by=person_named("truong-ban-cham"),
            at=LATE,
        )
        assert code not in settle.outstanding(part())

    with life.at("marked"):
        by_two("CLOSE_MARKING", gates.of_close_marking(part()))
        code = next(code for code, why in settle.outstanding(part()).items() if why == pending)

        at_each_later_step(settled)


def test_a_dialogue_that_was_named_is_decided_at_every_later_step(life):
    def decided():
        remark.decide(
            request=RemarkRequest.objects.select_related("part__campaign").get(
                entry__number="LD020"
            ),
            points=Decimal("72.5"),
            minutes="BB 1",
            by=person_named("chu-tich"),
            at=LATE,
        )
        assert Pending.DIALOGUE not in written_gates.open_written(campaign()).get("LD020", ())

    with life.at("remarked"):
        by_two("PUBLISH_OFFICIAL", written_gates.of_official(part(), today=LATE.date()), number="3")

        assert Pending.DIALOGUE in written_gates.open_written(campaign())["LD020"]
        at_each_later_step(decided)


def test_a_sanction_that_was_named_is_decided_at_every_later_step(life):
    def decided():
        settle.decide_sanction(
            sanction=Sanction.objects.get(entry__number="LD013"),
            applied=True,
            by=person_named("chu-tich"),
            at=LATE,
        )
        assert "LD013" not in written_gates.open_written(campaign())

    with life.at("remarked"):
        by_two("PUBLISH_OFFICIAL", written_gates.of_official(part(), today=LATE.date()), number="3")

        at_each_later_step(decided)


def test_a_defence_that_was_named_is_decided_by_the_head_at_every_later_step(life):
    def decided():
        panel.decide(
            entry=Entry.objects.get(number=number),
            part=part(PartKind.PROPOSAL),
            points=Decimal("60.5"),
            reason="Lý do",
            by=person_named("chu-tich"),
            at=LATE,
        )
        assert number not in panel.outstanding(part(PartKind.PROPOSAL))

    with life.at("scored"):
        slip = Slip.objects.exclude(handed_in_at=None).order_by("entry__number").first()
        number = arrange(slip, points=0).entry.number
        by_two("CLOSE_DEFENCE", gates.of_close_defence(part(PartKind.PROPOSAL)))

        at_each_later_step(decided)


def states():
    decided = rank.compute_results(campaign()).decided
    return {each.ranking.position: each.ranking for each in decided}


def ranked_and_published():
    rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
    by_two("PUBLISH_RESULTS", gates.of_results(campaign()), number="4")


def position_in(state):
    return next(code for code, ranking in states().items() if ranking.state == state)


def test_a_tie_that_was_named_is_ordered_after_the_publication(life):
    with life.at("ranking"):
        ranked_and_published()
        code = position_in(PositionState.TIE_PENDING)
        tied = [row.entry for row in states()[code].rows if row.result == Result.TIE_PENDING]
        entries = Entry.objects.filter(number__in=tied).select_related("campaign")

        rank.order_tie(
            places={entry: place for place, entry in enumerate(entries, 1)},
            by=person_named("chu-tich"),
            **DOCUMENT,
        )

        assert states()[code].state == PositionState.DECIDED
        again = rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
        assert again.number == 2


def test_a_single_survivor_that_was_named_is_decided_at_every_later_step(life):
    def decided():
        rank.decide_survivor(
            position=campaign().positions.get(code="VT09"),
            value=Survivor.STOP,
            by=person_named("chu-tich"),
            **DOCUMENT,
        )
        assert states()["VT09"].state == PositionState.SINGLE_SURVIVOR_STOPPED

    with life.at("ranking"):
        assert states()["VT09"].state == PositionState.SINGLE_SURVIVOR_PENDING
        ranked_and_published()

        at_each_later_step(decided)


def test_after_the_freezing_no_third_examiner_marks_blind(life):
    with life.at("marked"):
        by_two("CLOSE_MARKING", gates.of_close_marking(part()))
        outstanding = settle.outstanding(part()).items()
        code = next(code for code, why in outstanding if why == Pending.THIRD_MARKER)

        with refused("ALREADY_CLOSED"):
            assign.third_hand(
                script=Script.objects.select_related("part__campaign").get(code=code),
                by=person_named("truong-ban-cham"),
                at=LATE,
            )
