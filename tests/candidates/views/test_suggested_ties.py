"""Suggested ties (row 29): listed with their reason, entered as a relation, or dismissed."""

import pytest
import time_machine

from accounts.models import CampaignBar
from candidates.actions import suggested_ties
from candidates.models import CadreRecord, Relation
from exams.rules.bodies import BodyKind, Office
from exams.rules.relations import RelationKind, RelationState
from tests.actions import LATE, arrange, campaign, events, person_named
from tests.bodies import founded
from tests.relations import a_file, entered, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
PAGE = "/quan-he/TT2026-01/goi-y/"


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


@pytest.fixture
def member():
    """Return a member of the screening board whose office is in the unit of the first file."""
    board = founded(BodyKind.SCREENING_BOARD)
    seat = board.members.select_related("person").get(office=Office.MEMBER_SECRETARY)
    arrange(seat, capacity="Phó Giám đốc Sở Thử nghiệm")
    facts = CadreRecord.objects.get(citizen_id=a_file().citizen_id)
    arrange(facts, unit_name="Sở Thử nghiệm", origin="Xã Mẫu, Hà Nội")
    return seat.person


def text(answer):
    return answer.content.decode()


def of_first_file(reader="thu-ky"):
    rows = suggested_ties.open_suggestions(campaign(), person_named(reader))
    return [
        (row.member.username, row.tie.kind) for row in rows if row.tie.number == a_file().reg_no
    ]


def dismiss(person, reason="Đơn vị trùng tên", by="thu-ky", kind=RelationKind.SUPERIOR):
    return suggested_ties.dismiss(
        campaign=campaign(),
        person=person,
        application=a_file(),
        kind=kind,
        reason=reason,
        by=person_named(by),
        at=LATE,
    )


def test_the_secretary_reads_who_may_be_tied_to_whom_and_why(member):
    page = text(signed_in("thu-ky").get(PAGE))

    assert a_file().reg_no in page
    assert "Giữ chức vụ lãnh đạo ở đơn vị của thí sinh:\n                Sở Thử nghiệm" in page
    assert of_first_file() == [(member.username, "SUPERIOR")]


def test_an_accepted_suggestion_is_entered_as_a_relation_and_suggested_no_more(member):
    client = signed_in("thu-ky")
    where = f"/quan-he/TT2026-01/them/?person={member.pk}&application={a_file().reg_no}"
    page = text(client.get(f"{where}&kind=SUPERIOR"))
    assert f'value="{a_file().reg_no}"' in page
    assert f'<option value="{member.pk}" selected' in page
    assert '<option value="SUPERIOR" selected' in page

    entered(member, kind=RelationKind.SUPERIOR)
    assert of_first_file() == []


def test_a_dismissed_suggestion_is_recorded_and_not_made_again(member):
    client = signed_in("thu-ky")
    where = f"{PAGE}{member.pk}/{a_file().reg_no}/SUPERIOR/"
    assert client.get(where).status_code == 200
    assert client.post(where, {"reason": ""}).status_code == 422
    with events() as trail:
        assert client.post(where, {"reason": "Đơn vị trùng tên"}).status_code == 303

    relation = Relation.objects.get()
    assert (relation.state, relation.origin) == (RelationState.NOT_UPHELD, "SUGGESTED")
    assert ("tie.dismissed", "TT2026-01") in [(name, about) for name, about, *_ in trail]
    assert of_first_file() == []
    assert client.get(where).status_code == 404
    assert "gợi ý từ số liệu" in text(client.get("/quan-he/TT2026-01/")).lower()
    assert not CampaignBar.objects.exists()
