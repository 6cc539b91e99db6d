"""What tests of candidates share."""

import pytest

from candidates.models import CadreRecord
from exams.rules.bodies import BodyKind, Office
from tests.actions import arrange
from tests.bodies import founded
from tests.relations import a_file


@pytest.fixture
def likely_member():
    """Return a member of the screening board whose office is in the unit of the first file."""
    board = founded(BodyKind.SCREENING_BOARD)
    seat = board.members.select_related("person").get(office=Office.MEMBER_SECRETARY)
    arrange(seat, capacity="Phó Giám đốc Sở Thử nghiệm")
    facts = CadreRecord.objects.get(citizen_id=a_file().citizen_id)
    arrange(facts, unit_name="Sở Thử nghiệm", origin="Xã Mẫu, Hà Nội")
    return seat.person
