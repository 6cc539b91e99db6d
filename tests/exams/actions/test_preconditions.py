"""A campaign is locked together with the end of its log, where it has one."""

import pytest

from audit.actions.lock import keeping_locks, locks
from audit.models import Log
from exams.actions import prepare
from exams.actions.preconditions import _locked
from exams.models import Campaign
from tests.actions import LATE, arrange, campaign, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def test_the_end_of_the_log_is_held_with_the_campaign():
    with keeping_locks():
        locked = _locked(campaign().code)
        end = locks().ends[campaign().log]

    stored = Log.objects.get(pk=campaign().log)
    assert locked == campaign()
    assert (end.size, end.last_leaf, end.last_ts) == (
        stored.size,
        stored.last_leaf,
        stored.last_ts,
    )


def test_a_campaign_of_which_nothing_was_recorded_is_locked_alone():
    drafted = arrange(Campaign(code="TT-9", name="Kỳ thi 9"))

    with keeping_locks():
        assert _locked("TT-9") == drafted
        assert locks().ends == {}


def test_its_first_event_begins_its_log():
    arrange(Campaign(code="TT-9", name="Kỳ thi 9"))
    fields = {"name": "Kỳ thi chín"}

    prepare.change(
        campaign=Campaign.objects.get(code="TT-9"),
        fields=fields,
        by=person_named("thu-ky"),
        at=LATE,
    )

    assert Log.objects.get(pk="exam/TT-9").size == 1


def test_there_is_no_campaign_without_its_code():
    with keeping_locks(), pytest.raises(Campaign.DoesNotExist):
        _locked("TT-9")
