"""No list bears the number of another paper that its campaign published."""

import pytest

from exams.models import Position
from grading.actions import rank
from results.actions import gates
from results.models import Publication
from tests.actions import LATE, apply, arrange, campaign, person_named, refused, request

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def changed():
    """Something that a correction can say, so that only its number is in question."""
    position = Position.objects.filter(campaign=campaign()).order_by("code").first()
    arrange(position, vacancies=position.vacancies + 1)
    rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)


def correction(number):
    said = {"kind": "OFFICIAL", "reason": "Bổ sung một chỉ tiêu", "basis": "QĐ 12"}
    return request("PUBLISH_CORRECTION", gates.of_results(campaign()), number=number, **said)


@pytest.mark.parametrize("number", ["294/TB-HĐTT", "294/tb-hđtt", "Số: 291/TB-HĐTT", "281"])
@pytest.mark.usefixtures("changed")
def test_a_number_that_a_list_or_the_announcement_has_is_not_asked_for(number):
    with refused("LIST_NUMBER_TAKEN", field="number"):
        correction(number)


@pytest.mark.usefixtures("changed")
def test_a_number_that_was_taken_meanwhile_is_not_published():
    asked = correction("310/TB-HĐTT")
    arrange(Publication.objects.get(kind="ELIGIBLE"), number="310/TB-HĐTT")

    with refused("LIST_NUMBER_TAKEN", field="number"):
        apply(asked)


@pytest.mark.usefixtures("changed")
def test_a_number_of_its_own_is():
    assert apply(correction("311/TB-HĐTT")).number == "311/TB-HĐTT"
