"""Which papers wait for whom."""

import pytest

from tests.actions import campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]


def test_a_special_case_waits_for_its_authority_and_for_no_officer():
    special = campaign().applications.filter(state="SPECIAL_CASE_PENDING")

    assert special.exists()
    assert not campaign().applications.waiting_for_officer().exists()
