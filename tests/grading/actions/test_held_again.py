"""Of a position held again nothing is owed, but its blind scripts are marked like all others."""

from decimal import Decimal

import pytest

from config.my_work import waiting_for
from exams.models import ExamPart, Lot, Sanction, Script
from grading.actions import (
    assign,
    decided_again,
    deciding,
    hand_over,
    hearings,
    left_open,
    mark,
    rank,
    readiness,
    remark,
    settle,
)
from grading.models import Assignment, RemarkRequest
from grading.rules.enums import Pending
from results.actions import gates
from results.process.done_so_far import progress_of
from results.process.since_ranking import decided_since
from tests.actions import LATE, arrange, campaign, person_named, refused
from tests.conftest import NOON
from tests.results.actions.test_held_again import voided

pytestmark = pytest.mark.django_db
VOID = "VT05"  # has a dialogue, a sanction and scripts that were left open
UNDECIDED = "Vị trí chưa xếp hạng được"


def void(code=VOID):
    return arrange(campaign().positions.get(code=code), opening="HELD_AGAIN")


def part(kind="WRITTEN"):
    return ExamPart.objects.select_related("campaign").get(kind=kind)


def progress():
    return progress_of([campaign()])[campaign().pk]


def owed_by(username):
    items = waiting_for(person_named(username), NOON)
    return {str(item.title): item.count for item in items}


def marked_script(code=VOID):
    """Return a script of a position that two examiners settled."""
    scripts = Script.objects.filter(entry__position__code=code).exclude(assignments__hand=3)
    return scripts.exclude(code__in=settle.outstanding(part())).order_by("code")[0]


def asked(script):
    until = part().remark_until
    return remark.request(
        entry=script.entry,
        part=part(),
        on=until,
        until=until,
        by=person_named("thu-ky"),
        at=LATE,
    )


@pytest.mark.parametrize("moment", ["marking", "marked", "closed"])
def test_before_the_mapping_is_opened_no_script_is_treated_otherwise(life, moment):
    def seen():
        counted = Assignment.objects.counted().order_by("pk").values_list("pk", flat=True)
        now = progress()
        return (
            list(counted),
            settle.outstanding(part()),
            hand_over.who_owe_marks(campaign()),
            (now.allocated, now.unmarked, now.unsettled),
            owed_by("giam-khao-1"),
            owed_by("truong-ban-cham"),
            gates.of_close_marking(part()),
        )

    with life.at(moment):
        before = seen()
        void()

        assert seen() == before
        assert before[0]


def test_sanctions_and_dialogues_of_the_position_are_not_owed(life):
    with life.at("remarked"):
        assert left_open.dialogues([campaign()])[campaign().pk] == 1
        assert Sanction.objects.get(applied=None).entry.position.code == VOID
        assert progress().sanctions == {"WRITTEN": 1}

        void()

        assert left_open.dialogues([campaign()])[campaign().pk] == 0
        assert not left_open.undecided_sanctions().exists()
        assert progress().sanctions == {}


def test_scripts_of_the_position_that_were_left_open_wait_for_nobody(life):
    with life.at("opened"):
        scripts = Script.objects.filter(code__in=settle.outstanding(part()))
        assert {script.entry.position.code for script in scripts} == {VOID}
        [script] = scripts.filter(code__in=_of_the_head())
        head = person_named("truong-ban-cham")

        void()

        assert settle.outstanding(part()) == {}
        assert owed_by("truong-ban-cham") == {}
        with refused("POSITION_IS_VOID", position=VOID):
            settle.settle_opened(
                script=script, kind="HEAD", points=Decimal(50), minutes="BB 1", by=head, at=LATE
            )


def _of_the_head():
    return [code for code, why in settle.outstanding(part()).items() if why == "HEAD_DISCUSSION"]


def test_no_request_for_a_remark_is_taken_any_more_but_those_of_other_positions_are(life):
    with life.at("provisional"):
        void()

        with refused("POSITION_IS_VOID", position=VOID):
            asked(marked_script())
        assert asked(marked_script("VT06")).ver == 1


def test_a_request_that_nobody_has_in_hand_is_not_given_out(life):
    with life.at("provisional"):
        request = asked(marked_script())
        assert progress().remarks == 1
        assert "Bài chờ giao chấm phúc khảo" in owed_by("truong-ban-cham")

        void()

        assert not RemarkRequest.objects.to_mark_again().exists()
        assert progress().remarks == 0
        assert "Bài chờ giao chấm phúc khảo" not in owed_by("truong-ban-cham")
        with refused("POSITION_IS_VOID"):
            assign.remarkers(request=request, by=person_named("truong-ban-cham"), at=LATE)


def test_a_remark_in_hand_is_owed_no_more_and_the_others_are_handed_in_without_it(life):
    with life.at("provisional"):
        head = person_named("truong-ban-cham")
        [first, _] = assign.remarkers(request=asked(marked_script()), by=head, at=LATE)
        examiner = first.examiner
        assert hand_over.who_owe_marks(campaign()) != []
        assert progress().unmarked == 2
        others = Script.objects.exclude(assignments__examiner=examiner)
        script = others.filter(entry__position__code="VT06")[0]
        other = arrange(Assignment(script=script, examiner=examiner, round="REMARK", hand=1))

        void()

        assert progress().unmarked == 1
        assert owed_by(examiner.username) == {"Bài chưa có điểm": 1}
        assert first not in hand_over.left_by(examiner, campaign())
        with refused("POSITION_IS_VOID", position=VOID):
            mark.enter(assignment=first, points=Decimal(50), seen=0, by=examiner, at=LATE)
        mark.enter(assignment=other, points=Decimal(50), seen=0, by=examiner, at=LATE)
        handed_in = mark.hand_in(campaign=campaign(), by=examiner, at=LATE)
        assert [each.assignment for each in handed_in] == [other]


def test_what_was_handed_in_of_the_position_still_counts_among_the_work_that_was_done(life):
    with life.at("remarked"):
        whole = Assignment.objects.counted().count()
        void()

        assert Assignment.objects.counted().count() == whole == Assignment.objects.count()


def test_its_defences_that_were_closed_ask_for_no_decision(life):
    with life.at("ranking"):
        [entry] = campaign().entries.filter(number__in=deciding_asked())
        assert left_open.defences([campaign()])[campaign().pk].total() == 1

        void(entry.position.code)

        assert left_open.defences([campaign()])[campaign().pk].total() == 0


def deciding_asked():
    return [
        number
        for decided in rank.compute_results(campaign()).decided
        for number, score in decided.proposal
        if Pending.PANEL_HEAD_DECISION in score.pending
    ]


def test_nobody_is_seated_for_it_and_no_slip_of_it_is_open(life):
    with life.at("defence"):
        entry = Lot.objects.filter(entry__position__code=VOID).select_related("entry")[0].entry
        unseated = campaign().positions.get(code="VT09")
        arrange(entry, position=unseated)
        defended = readiness.defended_positions(part("PROPOSAL"))
        assert unseated in defended
        assert readiness.positions_without_panel([campaign()]) == {campaign().pk: 1}
        assert "PANEL_MISSING" in codes()

        void("VT09")

        assert unseated not in defended.all()
        assert readiness.positions_without_panel([campaign()]) == {}
        assert "PANEL_MISSING" not in codes()
        heard = Lot.objects.filter(entry__position__code="VT01")[0].entry
        assert heard.number in hearings.open_slips(part("PROPOSAL"))[1]
        void("VT01")
        assert heard.number not in hearings.open_slips(part("PROPOSAL"))[1]
        assert heard.number not in deciding.numbers_still_scored(part("PROPOSAL"), campaign())


def codes():
    return [check.code for check in gates.of_close_defence(part("PROPOSAL"))]


def test_a_position_the_ranking_left_open_is_open_no_more_and_it_is_ranked_again(life):
    with life.at("published"):
        left = rank.open_positions([campaign().pk])[campaign().pk]
        assert owed_by("chu-tich")[UNDECIDED] == left
        assert decided_since([campaign()]) == set()

        voided(VOID)

        assert rank.open_positions([campaign().pk]) == {campaign().pk: left - 1}
        assert owed_by("chu-tich")[UNDECIDED] == left - 1
        assert decided_since([campaign()]) == {campaign().pk}
        rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
        assert decided_since([campaign()]) == set()
        assert rank.open_positions([campaign().pk]) == {campaign().pk: left - 1}


def test_what_was_decided_of_the_position_is_not_offered_to_be_decided_otherwise(life):
    with life.at("published"):
        dialogues, panels = deciding.decided_by_chair(campaign())
        survivors, ties = decided_again.decided_positions(campaign())
        codes = {
            *(each.request.entry.position.code for each in dialogues),
            *(each.entry.position.code for each in panels),
            *(each.position.code for each in survivors),
            *(each.code for each in ties),
        }
        assert dialogues + panels + survivors + ties

        for code in codes:
            void(code)

        assert deciding.decided_by_chair(campaign()) == ([], [])
        assert decided_again.decided_positions(campaign()) == ([], [])
