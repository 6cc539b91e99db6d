from datetime import date

import pytest

from candidates.actions.dossiers import oldest_certificate
from tests.actions import campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def test_a_health_certificate_is_as_old_as_the_profile_allows():
    held = campaign()
    months = held.regulations["eligibility"]["dossier_max_age_months"]

    assert held.registration_closes == date(2026, 10, 6)
    assert months == 6
    assert oldest_certificate(held) == date(2026, 4, 6)
