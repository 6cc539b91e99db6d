"""The version of a campaign changes with every event of its own or of the installation."""

import pytest

from exams.actions.versions import versions_of
from exams.models import Unit
from tests.actions import arrange, campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def version():
    return versions_of([campaign()])[campaign().pk]


def test_it_is_the_same_while_nothing_is_recorded():
    assert version() == version()


def test_what_is_recorded_of_the_installation_changes_it():
    before = version()
    arrange(Unit(code="MOI", name="Sở Mới"))

    assert version() != before


def test_what_is_recorded_of_the_campaign_changes_it():
    before = version()
    arrange(campaign(), name="Tên khác")

    assert version() != before


def test_that_of_any_number_of_campaigns_takes_a_query(django_assert_num_queries):
    campaigns = [campaign(), campaign()]

    with django_assert_num_queries(1):
        versions = versions_of(campaigns)
    assert list(versions) == [campaign().pk]
