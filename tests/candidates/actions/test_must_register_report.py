"""Who had to register and did not: a report, worked out once for each state of the facts."""

import pytest

from candidates.actions import must_register_report as report
from candidates.actions.must_register_report import absences
from candidates.models import CadreRecord
from tests.actions import arrange, campaign, events

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
ABSENT = 14


def test_it_is_a_report_and_writes_nothing():
    with events() as trail:
        assert len(absences(campaign())) == ABSENT
    assert trail == []


def test_it_is_worked_out_once_until_something_is_written():
    before = absences(campaign())
    assert absences(campaign()) is before

    person = CadreRecord.objects.get(citizen_id=before[0].person.citizen_id)
    arrange(person, name="Người Đổi Tên")

    after = absences(campaign())
    assert "Người Đổi Tên" not in {each.person.name for each in before}
    assert "Người Đổi Tên" in {each.person.name for each in after}


def test_what_is_worked_out_while_somebody_writes_is_not_shared(monkeypatch):
    real, asked = report.version_of_tables, []

    def moving(models):
        asked.append(models)
        return (len(asked), real(models))

    monkeypatch.setattr(report, "version_of_tables", moving)

    first, second = absences(campaign()), absences(campaign())

    assert first == second
    assert first is not second
