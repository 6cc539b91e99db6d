"""What a candidate declares of those who serve."""

import pytest
import time_machine

from candidates.models import Relation
from exams.rules.bodies import BodyKind, Office
from tests.actions import LATE, arrange
from tests.bodies import founded
from tests.relations import of_an_account, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
PAGE = "/du-tuyen/TT2026-01/quan-he/"


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def test_a_candidate_declares_a_public_member_or_a_name():
    board = founded(BodyKind.SCREENING_BOARD)
    head = board.members.select_related("person").get(office=Office.HEAD).person
    client = signed_in(of_an_account().person.username)
    assert "chưa khai quan hệ nào" in client.get(PAGE).content.decode()

    offered = client.get(f"{PAGE}them/").context["form"].fields["person"].queryset
    assert head in offered
    assert client.post(f"{PAGE}them/", {"kind": "SIBLING"}).status_code == 422
    typed = {"person": head.pk, "named": "", "kind": "SIBLING", "detail": ""}
    assert client.post(f"{PAGE}them/", typed).status_code == 303
    typed = {"person": "", "named": "Ông Bình", "kind": "MENTOR", "detail": ""}
    assert client.post(f"{PAGE}them/", typed).status_code == 303

    shown = client.get(PAGE).content.decode()
    assert "Ông Bình" in shown
    assert "chờ kết luận" in shown
    assert Relation.objects.count() == 2


def test_who_codes_and_marks_is_not_named_to_a_candidate():
    founded(BodyKind.MARKING_BOARD)
    client = signed_in(of_an_account().person.username)
    assert not client.get(f"{PAGE}them/").context["form"].fields["person"].queryset.exists()


def test_who_withdrew_declares_nothing_by_an_old_link():
    file = arrange(of_an_account(), state="WITHDRAWN")
    client = signed_in(file.person.username)

    typed = {"named": "Ông Bình", "kind": "SIBLING"}
    for answer in (client.get(f"{PAGE}them/"), client.post(f"{PAGE}them/", typed)):
        assert answer.status_code == 409
        assert "không còn dự thi" in answer.content.decode()
    assert not Relation.objects.exists()
