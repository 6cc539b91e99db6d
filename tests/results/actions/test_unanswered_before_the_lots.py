"""Where nothing is written, the lots are the last moment at which a special case may be let in."""

import pytest

from results.actions import written_gates
from tests.actions import arrange, campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawing")]


def named():
    checks = written_gates.of_draw(campaign())
    return [each.items for each in checks if each.code == "SPECIAL_CASE_UNANSWERED"]


def test_no_lots_are_drawn_over_an_unanswered_case_where_the_defence_comes_first():
    out = campaign().applications.filter(state="INELIGIBLE", position__opening="HELD")
    case = arrange(out.order_by("reg_no").first(), state="SPECIAL_CASE_PENDING")
    assert named() == []

    current = campaign()
    scoring = {**current.regulations["scoring"], "parts": ["PROPOSAL"]}
    arrange(current, regulations={**current.regulations, "scoring": scoring})

    assert named() == [(case.reg_no,)]
