"""Who reads which log of the trail."""

import pytest

from accounts.rules.duties import Role
from oversight.access import campaign_of, readable_logs
from tests.actions import LATE, hold_also, officer, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking")]
OWN = "exam/TT2026-01"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SUPERVISOR])
@pytest.mark.parametrize(
    ("scope", "logs"), [("", [OWN, "sys"]), ("TT2026-01", [OWN]), ("KHAC", [])]
)
def test_a_log_is_read_by_whom_its_campaign_is_given_to(role, scope, logs):
    assert readable_logs(officer("theo-doi", role, campaign=scope), LATE) == logs


def test_others_read_none():
    assert readable_logs(person_named("chu-tich"), LATE) == []


@pytest.mark.parametrize("role", [Role.EXAMINER, Role.PANEL_MEMBER])
@pytest.mark.parametrize(
    ("scope", "logs"), [("", ["sys"]), ("TT2026-01", ["sys"]), ("KHAC", [OWN, "sys"])]
)
def test_who_gives_marks_in_a_campaign_reads_nothing_of_it(role, scope, logs):
    reader = officer("theo-doi", Role.AUDITOR)
    hold_also(reader, role, campaign=scope)

    assert readable_logs(reader, LATE) == logs


def test_a_log_is_of_its_campaign_or_of_the_whole_installation():
    assert [campaign_of(OWN), campaign_of("sys")] == ["TT2026-01", ""]
