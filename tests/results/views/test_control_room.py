"""The list of campaigns shows a reader those in which they have a duty."""

import pytest
from django.test import Client

from accounts.rules.duties import Role
from tests.actions import campaign, officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "accounts.backend.PersonBackend"


@pytest.mark.parametrize(("bound", "listed"), [("", 1), ("TT2026-01", 1), ("KHAC", 0)])
def test_a_duty_in_one_campaign_lists_that_campaign(bound, listed):
    client = Client()
    client.force_login(officer("thu-ky-moi", Role.SECRETARY, campaign=bound), backend=BACKEND)

    context = client.get("/dieu-hanh/").context

    assert len([*context["drafts"], *context["campaigns"]]) == listed
    assert campaign().code == "TT2026-01"
