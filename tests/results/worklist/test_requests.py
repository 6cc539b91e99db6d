"""Every request that waits is an item of its own, and says whom it is about."""

import pytest

from accounts.actions import approvals
from accounts.rules.duties import Role
from results.process.acts import ACTS
from results.worklist.requests import approval_requests
from tests.actions import LATE, officer, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


@pytest.fixture
def administrator():
    return officer("quan-tri", Role.ADMINISTRATOR)


def ask(administrator, person):
    return approvals.request_approval(
        act=ACTS["GRANT_ROLE"],
        arguments={"person": person.pk, "role": "EXAMINER", "campaign": ""},
        reason="QĐ",
        by=administrator,
        at=LATE,
    )


def items_of(person):
    return [(str(item.title), item.detail) for item in approval_requests(person, LATE)]


def test_two_roles_that_were_asked_for_wait_by_themselves(administrator):
    first, second = officer("an"), officer("binh")
    ask(administrator, first)
    ask(administrator, second)

    title = "Duyệt đề nghị: Giao vai trò"
    assert items_of(person_named("chu-tich")) == [(title, str(first)), (title, str(second))]
    assert items_of(administrator) == []


def test_what_came_back_is_left_at_that_once_something_of_its_kind_is_asked_again(administrator):
    first, second = officer("an"), officer("binh")
    request = ask(administrator, first)
    chair = person_named("chu-tich")
    approvals.reject(act=ACTS["GRANT_ROLE"], request=request, reason="Sai", by=chair, at=LATE)
    assert items_of(administrator) == [("Đề nghị bị trả lại: Giao vai trò", str(first))]

    ask(administrator, second)

    assert items_of(administrator) == []
    assert items_of(chair) == [("Duyệt đề nghị: Giao vai trò", str(second))]
