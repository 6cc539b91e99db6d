"""Suggested ties (row 29): listed with their reason, entered as a relation, or dismissed."""

import pytest
import time_machine

from accounts.models import CampaignBar
from candidates.models import Relation
from exams.rules.relations import RelationKind, RelationState
from tests.actions import LATE, events
from tests.relations import a_file, entered, signed_in, suggested_of_first_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
PAGE = "/quan-he/TT2026-01/goi-y/"


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def text(answer):
    return answer.content.decode()


def test_the_secretary_reads_who_may_be_tied_to_whom_and_why(likely_member):
    page = text(signed_in("thu-ky").get(PAGE))

    assert a_file().reg_no in page
    assert "Giữ chức vụ lãnh đạo ở đơn vị của thí sinh:\n                Sở Thử nghiệm" in page
    assert suggested_of_first_file() == [(likely_member.username, "SUPERIOR")]


def test_an_accepted_suggestion_is_entered_as_a_relation_and_suggested_no_more(likely_member):
    client = signed_in("thu-ky")
    where = f"/quan-he/TT2026-01/them/?person={likely_member.pk}&application={a_file().reg_no}"
    page = text(client.get(f"{where}&kind=SUPERIOR"))
    assert f'value="{a_file().reg_no}"' in page
    assert f'<option value="{likely_member.pk}" selected' in page
    assert '<option value="SUPERIOR" selected' in page

    entered(likely_member, kind=RelationKind.SUPERIOR)
    assert suggested_of_first_file() == []


def test_a_dismissed_suggestion_is_recorded_and_not_made_again(likely_member):
    client = signed_in("thu-ky")
    where = f"{PAGE}{likely_member.pk}/{a_file().reg_no}/SUPERIOR/"
    assert client.get(where).status_code == 200
    assert client.post(where, {"reason": ""}).status_code == 422
    with events() as trail:
        assert client.post(where, {"reason": "Đơn vị trùng tên"}).status_code == 303

    relation = Relation.objects.get()
    assert (relation.state, relation.origin) == (RelationState.NOT_UPHELD, "SUGGESTED")
    assert ("tie.dismissed", "TT2026-01") in [(name, about) for name, about, *_ in trail]
    assert suggested_of_first_file() == []
    assert client.get(where).status_code == 404
    assert "gợi ý từ số liệu" in text(client.get("/quan-he/TT2026-01/")).lower()
    assert not CampaignBar.objects.exists()
