"""The planned days of a campaign that is over, each with the day on which it was done."""

from datetime import date

import pytest

from oversight.figures.programme import ItemState
from oversight.figures.rows_of_programme import OUTSIDE, STEPS, programme_items
from results.models import Publication
from tests.actions import arrange, campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
ON = date(2027, 1, 31)


def items():
    return {item.step: item for item in programme_items([campaign()])}


def test_every_planned_day_of_a_campaign_that_is_over_is_completed_days():
    assert list(items()) == [step for name, step in STEPS.items() if name not in OUTSIDE]
    assert ItemState.OVERDUE not in {item.state(ON) for item in items().values()}


def test_a_list_is_done_with_its_first_version_and_an_exam_on_its_day():
    arrange(Publication.objects.get(kind="PROVISIONAL", version=1), published_on=date(2026, 11, 20))

    assert items()["P11_MARKING"].completed == date(2026, 11, 20)
    assert items()["P11_MARKING"].days_late(ON) == 2
    assert items()["P7_WRITTEN_EXAM"].completed == date(2026, 11, 4)
    assert items()["PROPOSAL"].completed == date(2026, 12, 18)


def test_an_exam_whose_scripts_are_not_coded_is_not_completed_days():
    arrange(campaign().parts.get(kind="WRITTEN"), sealed_at=None)

    assert items()["P7_WRITTEN_EXAM"].state(ON) == ItemState.OVERDUE


def test_a_day_that_was_not_planned_is_no_item():
    arrange(campaign(), dates={"defence": "2026-12-18"})

    assert list(items()) == ["PROPOSAL"]


def test_what_was_done_outside_is_an_item_once_it_is_recorded():
    happened = {**campaign().happened, "reported": {"on": "2026-12-28", "document": "45/BC"}}
    arrange(campaign(), happened=happened)

    item = items()["P17_REPORT"]
    assert (item.planned, item.completed, item.days_late(ON)) == (
        date(2026, 12, 24),
        date(2026, 12, 28),
        4,
    )
    assert "P18_APPROVE" not in items()
