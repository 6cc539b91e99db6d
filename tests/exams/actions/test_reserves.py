"""The reserve of a board: offered for a seat that somebody had to leave, until it is taken."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from accounts.models import Person
from exams.actions.reserves import ReserveOffer, reserve_offer
from exams.rules.bodies import BodyKind, Office
from exams.rules.relations import RelationKind
from tests.actions import arrange, by_two, campaign
from tests.bodies import drafted, founded, offices_of
from tests.relations import own, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
KIND = BodyKind.DEFENCE_BOARD
WITH_RESERVE = (*offices_of(KIND), Office.RESERVE)


def offer():
    return reserve_offer(campaign(), KIND)


def leave(board):
    """Let a member of a board leave it, barred."""
    person = board.members.filter(office=Office.MEMBER).first().person
    signed(person)
    own(Person.objects.get(pk=person.pk), kind=RelationKind.DISCIPLINED)
    return person


def test_a_board_that_is_whole_offers_nobody():
    founded(KIND, offices=WITH_RESERVE)
    assert not offer().is_there
    assert len(offer().reserve) == 1


def test_a_seat_whose_days_are_over_is_offered_to_a_reserve_whose_days_are_not():
    board, yesterday = founded(KIND, offices=WITH_RESERVE), localdate() - timedelta(days=1)
    over = board.members.filter(office=Office.MEMBER).first()
    reserve = board.members.get(office=Office.RESERVE)
    arrange(over, ends_on=yesterday)
    assert (offer().vacated, offer().reserve) == ((over,), (reserve,))

    arrange(reserve, ends_on=yesterday)
    assert not offer().is_there


def test_a_draft_has_no_reserve():
    drafted(KIND, offices=WITH_RESERVE)
    assert offer() == ReserveOffer()


def test_a_seat_that_somebody_had_to_leave_is_offered_to_the_reserve_until_it_is_taken():
    board = founded(KIND, offices=WITH_RESERVE)
    former = leave(board)
    reserve = board.members.get(office=Office.RESERVE).person

    assert offer().is_there
    assert offer().vacated_names == (str(former),)
    assert offer().reserve_names == (str(reserve),)

    by_two(
        "REPLACE_MEMBER",
        member=str(offer().vacated[0].pk),
        whom=reserve.pk,
        capacity="Phó Giám đốc Sở",
        document="45/QĐ",
        reason="Không còn tham gia",
    )
    assert offer() == ReserveOffer()
