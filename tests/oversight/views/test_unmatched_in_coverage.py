"""The coverage of positions while somebody's match with the planning list still waits."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse

from candidates.actions.dossiers import list_in_force
from candidates.actions.planning_match import unsettled
from candidates.models import Application
from oversight.figures.rows_of_coverage import unmatched_by_position
from tests.actions import arrange, campaign, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_whose_match_waits_is_told_beside_the_position():
    papers = Application.objects.filter(withdrawn_on=None).exclude(state="DRAFT")
    listed = {entry.citizen_id: entry for entry in list_in_force(campaign()).entries.all()}
    paper = next(each for each in papers if each.citizen_id in listed)
    for entry in list_in_force(campaign()).entries.filter(citizen_id=paper.citizen_id):
        arrange(entry, citizen_id="001000000000")

    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("thu-ky"), backend=BACKEND)
    page = client.get(reverse("oversight:coverage", args=[campaign().code]))
    [figure] = page.context["figures"]

    remarks = {row[0]: row[-1] for row in figure.table.rows}
    waiting = Counter(each.position_code for each in unsettled(campaign()))
    told = {code for code, text in remarks.items() if "chờ đối chiếu" in text.lower()}
    assert told == set(waiting)
    assert f"{waiting[paper.position_code]} hồ sơ chờ" in remarks[paper.position_code]


def test_without_a_planning_list_nobody_is_counted():
    assert unmatched_by_position(campaign(), None) == Counter()
