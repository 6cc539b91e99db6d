"""A register that is read again changes nothing that was entered on pages since."""

import pytest

from candidates.actions import register
from candidates.models import Application
from candidates.tables.imports import registrations
from tests.actions import LATE, arrange, campaign, person_named
from tests.moments import DEMO

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]


def changes():
    return registrations(
        DEMO / "dang-ky-du-tuyen.xlsx", campaign=campaign(), on=LATE.date()
    ).changes


def test_the_same_register_changes_nothing():
    assert (changes().changed, changes().added) == ((), ())


def test_nor_does_it_take_back_a_withdrawal_or_whose_number_it_is():
    paper, other = Application.objects.filter(state="SUBMITTED")[:2]
    register.withdraw(application=paper, document="Đơn 9", by=person_named("thu-ky"), at=LATE)
    arrange(other, identity="CONFIRMED", identity_number=other.citizen_id)

    assert changes().changed == ()


def test_what_it_says_otherwise_is_a_change():
    paper = Application.objects.filter(state="SUBMITTED").first()
    arrange(paper, current_post="Một chức vụ khác")

    assert changes().changed == (paper.reg_no,)
