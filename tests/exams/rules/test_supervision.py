"""Where the head of the competent body chairs the council, the superior founds the supervision."""

import pytest

from accounts.rules.duties import Duty
from exams.rules.bodies import BodyKind
from exams.rules.body_checks import body_rules_of
from exams.rules.checks import CheckLevel
from exams.rules.supervision import (
    FoundedUnder,
    supervision_checks,
    under_checks,
    unsaid_checks,
)

HEAD, DEPUTY = FoundedUnder.CHAIRED_BY_HEAD, FoundedUnder.CHAIRED_BY_DEPUTY
OWN, ABOVE = FoundedUnder.BY_COMPETENT, FoundedUnder.BY_SUPERIOR


@pytest.mark.parametrize(
    ("council", "board"),
    [(HEAD, ABOVE), (DEPUTY, OWN), (DEPUTY, ABOVE), (HEAD, ""), ("", OWN), ("", "")],
)
def test_whom_the_superior_appointed_or_need_not_passes(council, board):
    assert supervision_checks(council, board, blocks=True) == ()


@pytest.mark.parametrize(
    ("blocks", "level"), [(True, CheckLevel.ERROR), (False, CheckLevel.WARNING)]
)
def test_a_head_who_chairs_the_council_appoints_no_supervision_of_it(blocks, level):
    [check] = supervision_checks(HEAD, OWN, blocks=blocks, page="results:bodies")
    assert (check.code, check.level) == ("SUPERVISION_BY_SUPERIOR", level)
    assert (check.owner, check.page, check.form_field) == (Duty.PREPARE, "results:bodies", "under")


@pytest.mark.parametrize(
    ("values", "blocks"),
    [({}, True), ({"supervision_by_superior": "MUST_BE_SUPERIOR"}, True),
     ({"supervision_by_superior": "NAME_AT_FOUNDING"}, False)],
)  # fmt: skip
def test_the_profile_says_whether_it_blocks_or_is_named(values, blocks):
    assert body_rules_of({"bodies": values}).blocks_own_supervision is blocks


def test_a_decision_about_either_body_says_who_stands_behind_it_and_no_other_has_to():
    [check] = under_checks(BodyKind.COUNCIL, "", "results:bodies")
    assert (check.code, check.level) == ("FOUNDED_UNDER_MISSING", CheckLevel.ERROR)
    assert (check.owner, check.form_field) == (Duty.PREPARE, "under")
    assert under_checks(BodyKind.SUPERVISION_BOARD, ABOVE) == ()
    assert under_checks(BodyKind.MARKING_BOARD, "") == ()


@pytest.mark.parametrize(
    ("council", "board", "named"),
    [
        ("", "", [BodyKind.COUNCIL, BodyKind.SUPERVISION_BOARD]),
        (HEAD, "", [BodyKind.SUPERVISION_BOARD]),
        ("", OWN, [BodyKind.COUNCIL]),
        (DEPUTY, "", []),
        ("", ABOVE, []),
        (HEAD, OWN, []),
    ],
)
def test_a_decision_that_says_nothing_is_named_where_it_could_be_unlawful(council, board, named):
    says = {BodyKind.COUNCIL: council, BodyKind.SUPERVISION_BOARD: board}
    checks = unsaid_checks(says, "results:bodies")
    assert [check.facts["body"] for check in checks] == named
    assert {(check.code, check.level) for check in checks} <= {
        ("FOUNDED_UNDER_OPEN", CheckLevel.WARNING)
    }


def test_a_body_alone_leaves_nothing_open():
    assert unsaid_checks({BodyKind.COUNCIL: ""}) == ()
