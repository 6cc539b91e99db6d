"""A planning list is judged by the regulations in force, and by every campaign at work."""

from datetime import date
from decimal import Decimal

import pytest

from candidates.tables.planning_settings import opened_posts, settings_for
from exams.models import ProfileVersion
from exams.rules.stages import PUBLISH
from tests.actions import LATE, arrange, campaign, move_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
TODAY = LATE.date()


def posts():
    return set(campaign().positions.values_list("post__code", flat=True))


def test_without_a_campaign_the_limits_are_those_of_the_regulations_in_force():
    [profile] = ProfileVersion.objects.all()
    limits = {"max_planned_per_seat": 2, "planning_coefficient_committee": "1.2"}
    eligibility = {**profile.values.get("eligibility", {}), **limits}
    arrange(profile, values={**profile.values, "eligibility": eligibility})

    settings = settings_for(None, TODAY)

    assert settings.max_planned_per_seat == 2
    assert settings.planning_coefficient_committee == Decimal("1.2")
    assert settings.month_for("2031-2036") == date(2031, 3, 1)


def test_nobody_is_planned_for_a_post_while_a_campaign_fills_it():
    opened = settings_for(None, TODAY).opened

    assert set(opened) == posts()
    assert set(opened.values()) == {campaign().announced_on}


@pytest.mark.parametrize("over", ["published", "cancelled", "not announced"])
def test_a_campaign_that_is_not_at_work_asks_nothing_of_a_list_but_of_its_own(over):
    if over == "published":
        move_to(PUBLISH)
    elif over == "cancelled":
        arrange(campaign(), cancelled_on=TODAY)
    else:
        arrange(campaign(), announced_on=None)

    assert opened_posts() == {}
    own = settings_for(campaign(), TODAY).opened
    assert set(own) == (set() if over == "not announced" else posts())


def test_a_campaign_may_have_announced_the_month_of_its_ages():
    assert settings_for(campaign(), TODAY).month_for("2025-2030") == date(2025, 6, 1)
    arrange(campaign(), reference_dates={})
    assert settings_for(campaign(), TODAY).month_for("2031-2036") == date(2031, 3, 1)
