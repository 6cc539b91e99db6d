"""What people have yet to decide is counted as the gates of one campaign find it."""

from decimal import Decimal

import pytest

from exams.models import ExamPart, Lot, Sitting
from grading.actions import hearings, left_open, panel, remark
from grading.models import Mark, RemarkRequest, Slip
from grading.rules.enums import Pending
from results.actions import written_gates
from tests.actions import LATE, arrange, by_two, campaign, person_named

pytestmark = pytest.mark.django_db
NOBODY = {Pending.PANEL_SLIPS: 0, Pending.PANEL_HEAD_DECISION: 0}


def dialogues():
    return left_open.dialogues([campaign()])[campaign().pk]


def named_by_the_gate():
    open_ones = written_gates.open_written(campaign()).values()
    return sum(Pending.DIALOGUE in pending for pending in open_ones)


def defences():
    return left_open.defences([campaign()])[campaign().pk]


def outstanding():
    part = ExamPart.objects.select_related("campaign").get(kind="PROPOSAL")
    return [reason for reasons in panel.outstanding(part).values() for reason in reasons]


def test_a_remark_far_from_the_score_waits_for_the_heads_until_the_chair_decides(life):
    with life.at("remarked"):
        assert dialogues() == named_by_the_gate() == 1
        request = RemarkRequest.objects.select_related("part__campaign").get(entry__number="LD020")
        remark.decide(
            request=request, points=Decimal(72), minutes="BB", by=person_named("chu-tich"), at=LATE
        )

        assert dialogues() == named_by_the_gate() == 0


def test_a_script_that_is_nought_by_rule_is_compared_as_nought(life):
    with life.at("remarked"):
        remarked = Mark.objects.filter(assignment__round="REMARK").first()
        entry = remarked.assignment.script.entry
        arrange(Sitting.objects.get(entry=entry, part__kind="WRITTEN"), zero="UNSIGNED")

        assert dialogues() == named_by_the_gate() > 0


def test_no_remark_waits_before_the_mapping_is_opened(life):
    with life.at("closed"):
        assert dialogues() == 0


def test_defences_wait_for_slips_and_then_for_the_chair(life):
    with life.at("scored"):
        assert outstanding().count(Pending.PANEL_HEAD_DECISION) > 0
        assert defences() == {}  # a member of each of these panels owes a slip
        part = ExamPart.objects.get(kind="PROPOSAL")
        heard = Lot.objects.filter(entry__slips__handed_in_at__isnull=False)
        settled = heard.exclude(entry__number__in=panel.outstanding(part))
        lot = settled.exclude(entry__panel_decisions__isnull=False).order_by("place").first()
        for slip in Slip.objects.filter(entry=lot.entry).exclude(handed_in_at=None):
            arrange(slip, handed_in_at=None)

        assert defences()[Pending.PANEL_SLIPS] == outstanding().count(Pending.PANEL_SLIPS) == 1


def test_once_the_defence_is_closed_the_chair_decides_without_the_slips_that_never_came(life):
    with life.at("ranking"):
        assert defences() == {Pending.PANEL_HEAD_DECISION: 1}


def test_a_panel_that_may_go_on_with_fewer_needs_fewer_slips(life):
    with life.at("scored"):
        heard = Lot.objects.filter(entry__slips__handed_in_at__isnull=False)
        lot = heard.exclude(entry__panel_decisions__isnull=False).order_by("place").first()
        slips = Slip.objects.filter(entry=lot.entry).exclude(handed_in_at=None)
        for slip in slips.order_by("seat__number")[3:]:
            arrange(slip, handed_in_at=None)
        before = defences()[Pending.PANEL_SLIPS]
        code = lot.entry.position.code
        by_two("REDUCE_PANEL", position=code, least=3, document="BB 7")

        assert (before, defences()[Pending.PANEL_SLIPS]) == (1, 0)


def test_the_slips_of_each_defence_are_told_apart(life):
    with life.at("scored"):
        part = ExamPart.objects.get(kind="PROPOSAL")
        other = ExamPart.objects.get(kind="WRITTEN")

        assert hearings.open_slips_of([part.pk, other.pk]) == {
            part.pk: hearings.open_slips(part),
            other.pk: ((), ()),
        }
