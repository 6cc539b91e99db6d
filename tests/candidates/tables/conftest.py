"""The demonstration campaign for the readers, and the settings its planning list is read by."""

from datetime import date

import pytest

from candidates.rules.planning_line import PlanningSettings
from tests.candidates.rules import workbooks

DEMO = workbooks.DEMO


@pytest.fixture(scope="session")
def announcement():
    return workbooks.announcement()


@pytest.fixture(scope="session")
def catalogue(announcement):
    return workbooks.campaign_of(announcement).catalogue


@pytest.fixture(scope="session")
def settings_of_list(announcement):
    return PlanningSettings(
        on=date(2026, 9, 30),
        default_term=announcement["campaign"]["planning_default_term"],
        age_month=date(2025, 6, 1),
        opened={
            position["post"]: announcement["campaign"]["announced_on"]
            for position in announcement["position"]
        },
    )
