"""No stage is left with something undone: it blocks, or two persons name it and it stays open.

What each gate finds on the sample campaign, who owes it, and with what the transition refuses.
"""

from types import SimpleNamespace

import pytest

from candidates.actions import roll_call, sit
from candidates.actions.roll_call import Attendance
from candidates.models import Decision
from exams.models import ExamPart, Lot, Sanction, Sitting
from exams.rules.checks import CheckLevel
from exams.rules.enums import PartKind, SittingState
from grading.actions import rank, remark
from grading.models import Mark, Slip
from results.actions import candidate_gates, gates, publish, written_gates
from tests.actions import (
    LATE,
    apply,
    arrange,
    campaign,
    moment,
    person_named,
    refused,
    request,
    stored,
)

pytestmark = pytest.mark.django_db
POSTED = moment(2026, 10, 20)
EXAM_EVE = moment(2026, 11, 3)


def part(kind=PartKind.WRITTEN):
    return ExamPart.objects.select_related("campaign").get(kind=kind)


def eligible_list():
    return candidate_gates.of_eligible_list(campaign())


def seal():
    return gates.of_seal(part(), today=LATE.date())


def seal_on_the_eve():
    return gates.of_seal(part(), today=EXAM_EVE.date())


def freezing():
    return gates.of_close_marking(part())


def official():
    return written_gates.of_official(part(), today=LATE.date())


def draw():
    return written_gates.of_draw(campaign())


def closing():
    return gates.of_close_defence(part(PartKind.PROPOSAL))


def ranking():
    return gates.of_results(campaign())


def nothing():
    """Leave the sample as it is: it has such a thing of its own."""


def undecided_paper():
    spoken = Decision.objects.filter(kind="OFFICER").values("application_id")
    arrange(
        campaign().applications.filter(state="REJECTED").exclude(pk__in=spoken).first(),
        state="INELIGIBLE",
    )


def changed_paper():
    arrange(campaign().applications.filter(state="ELIGIBLE").first(), current_post="Đã đổi")


def moved_paper():
    arrange(campaign().applications.filter(state="ELIGIBLE").first(), truthful=False)


def submitted_paper():
    arrange(campaign().applications.filter(state="ELIGIBLE").first(), state="SUBMITTED")


def unwaived():
    for decision in Decision.objects.filter(kind="MIN_CANDIDATES_WAIVER"):
        arrange(decision, kind="OFFICER", position=None)


def nobody_called():
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=POSTED)


def everybody_called():
    entries = sit.number(campaign=campaign(), by=person_named("thu-ky"), at=POSTED)
    came = dict.fromkeys(entries, Attendance(SittingState.PRESENT))
    roll_call.attend(part=part(), attendance=came, by=person_named("coi-thi"), at=LATE)


def draft_mark():
    first_hands = Mark.objects.filter(assignment__hand=1).exclude(final_at=None)
    arrange(first_hands.order_by("assignment__script__code").first(), final_at=None)


def unpublished():
    arrange(part(), remark_until=None)


def window_still_open():
    arrange(part(), remark_until=LATE.date())


def unmarked_remark():
    scores = publish.written_scores(campaign())
    settled = [number for number, score in scores.items() if not score.pending and not score.answer]
    scripts = part().scripts.filter(entry__number__in=settled).order_by("entry__number")
    remark.request(
        entry=scripts.first().entry,
        part=part(),
        on=part().remark_until,
        until=part().remark_until,
        by=person_named("thu-ky"),
        at=LATE,
    )


def undecided_sanction():
    arrange(Sanction.objects.get(entry__number="LD013"), applied=None, decided_at=None)


def slip_of_a_defender():
    """Return a slip of the first who defended, and was not excluded from it."""
    slips = Slip.objects.exclude(handed_in_at=None).order_by("entry__number", "seat__number")
    came = {"entry__sittings__part__kind": PartKind.PROPOSAL, "entry__sittings__state": "PRESENT"}
    return slips.filter(**came).first()


def draft_slips():
    for slip in Slip.objects.filter(entry=slip_of_a_defender().entry):
        arrange(slip, handed_in_at=None)


def slips_far_apart():
    arrange(slip_of_a_defender(), points=0)


def uncalled_defender():
    entry = Lot.objects.first().entry
    sitting = Sitting.objects.get(entry=entry, part=part(PartKind.PROPOSAL))
    arrange(sitting, entry=campaign().entries.filter(lots=None).first())


def drawn_up():
    rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)


def case(at, act, found, code, owner, arranged=nothing, day=LATE, **arguments):
    return pytest.param(
        SimpleNamespace(
            at=at, act=act, found=found, code=code, owner=owner, arranged=arranged, day=day,
            arguments=arguments,
        ),
        id=f"{act}-{code}",
    )  # fmt: skip


SIX = {"number": "6/TB"}
CASES = [
    case("decided", "APPROVE_LIST", eligible_list, "UNDECIDED", "SCREEN", undecided_paper),
    case("decided", "APPROVE_LIST", eligible_list, "DECISION_OUTDATED", "SCREEN", changed_paper),
    case("decided", "APPROVE_LIST", eligible_list, "SCREENING_OUTDATED", "SCREEN", moved_paper),
    case("decided", "APPROVE_LIST", eligible_list, "TOTALS_DIFFER", "SCREEN", submitted_paper),
    case("screening", "APPROVE_LIST", eligible_list, "NOT_SCREENED_YET", "SCREEN"),
    case("decided", "APPROVE_LIST", eligible_list, "SPECIAL_CASE_WAITS", "DECIDE"),
    case("decided", "APPROVE_LIST", eligible_list, "TOO_FEW_CANDIDATES", "DECIDE", unwaived),
    case("listed", "SEAL", seal_on_the_eve, "EXAM_DAY_NOT_REACHED", "SEAL", day=EXAM_EVE),
    case("listed", "SEAL", seal, "LIST_NOT_POSTED", "PUBLISH", everybody_called),
    case("listed", "SEAL", seal, "ATTENDANCE_MISSING", "INVIGILATE", nobody_called),
    case("listed", "SEAL", seal, "SPECIAL_CASE_UNANSWERED", "DECIDE"),
    case("marked", "CLOSE_MARKING", freezing, "MARKS_MISSING", "MARK", draft_mark),
    case("marked", "CLOSE_MARKING", freezing, "OPEN_THIRD_MARKER", "ALLOCATE"),
    case("marked", "CLOSE_MARKING", freezing, "OPEN_HEAD_DISCUSSION", "SETTLE"),
    case("marked", "CLOSE_MARKING", freezing, "OPEN_COLLECTIVE_MARKING", "SETTLE"),
    case("remarked", "PUBLISH_OFFICIAL", official, "NOT_PUBLISHED_YET", "PUBLISH", unpublished,
         **SIX),
    case("remarked", "PUBLISH_OFFICIAL", official, "REMARK_WINDOW_OPEN", "PUBLISH",
         window_still_open, **SIX),
    case("remarked", "PUBLISH_OFFICIAL", official, "REMARKS_UNMARKED", "ALLOCATE",
         unmarked_remark, **SIX),
    case("remarked", "PUBLISH_OFFICIAL", official, "OPEN_THIRD_MARKER", "SETTLE", **SIX),
    case("remarked", "PUBLISH_OFFICIAL", official, "OPEN_HEAD_DISCUSSION", "SETTLE", **SIX),
    case("remarked", "PUBLISH_OFFICIAL", official, "OPEN_COLLECTIVE_MARKING", "SETTLE", **SIX),
    case("remarked", "PUBLISH_OFFICIAL", official, "OPEN_DIALOGUE", "DECIDE", **SIX),
    case("remarked", "PUBLISH_OFFICIAL", official, "OPEN_SANCTION_DECISION", "DECIDE", **SIX),
    case("drawing", "DRAW_LOTS", draw, "OPEN_THIRD_MARKER", "SETTLE"),
    case("drawing", "DRAW_LOTS", draw, "OPEN_DIALOGUE", "DECIDE"),
    case("drawing", "DRAW_LOTS", draw, "OPEN_SANCTION_DECISION", "DECIDE"),
    case("scored", "CLOSE_DEFENCE", closing, "PANEL_SLIPS_MISSING", "SCORE_DEFENCE", draft_slips),
    case("scored", "CLOSE_DEFENCE", closing, "ATTENDANCE_MISSING", "INVIGILATE",
         uncalled_defender),
    case("scored", "CLOSE_DEFENCE", closing, "OPEN_PANEL_HEAD_DECISION", "DECIDE",
         slips_far_apart),
    case("ranking", "PUBLISH_RESULTS", ranking, "POSITION_PENDING", "DECIDE", drawn_up, **SIX),
    case("ranking", "PUBLISH_RESULTS", ranking, "POSITION_TIE_PENDING", "DECIDE", drawn_up, **SIX),
    case("ranking", "PUBLISH_RESULTS", ranking, "POSITION_SINGLE_SURVIVOR_PENDING", "DECIDE",
         drawn_up, **SIX),
]  # fmt: skip


@pytest.mark.parametrize("undone", CASES)
def test_what_is_undone_is_found_with_its_owner_and_refused(life, undone):
    with life.at(undone.at):
        undone.arranged()
        checks = undone.found()
        [check] = [check for check in checks if check.code == undone.code]
        blocking = [each.code for each in checks if each.level == CheckLevel.ERROR]
        unnamed = request(undone.act, at=undone.day, **undone.arguments)

        assert check.owner == undone.owner
        with refused(blocking[0] if blocking else "OPEN_POINTS"):
            apply(unnamed, at=undone.day)
        if check.level == CheckLevel.ERROR:
            assert undone.code in blocking


def test_a_gate_reads_only(life):
    with life.at("drawing"):
        before = stored()
        for found in (draw, official, closing, ranking, eligible_list):
            found()

        assert stored() == before
