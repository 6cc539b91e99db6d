"""What was typed is held an hour for its person, locked; the pages: tests/security."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache

from accounts.actions.unsent_inputs import forget, store, unsent_inputs
from tests.actions import LATE
from web.typed_by import proof_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def an(person):
    return person("an")


@pytest.fixture
def sent(rf, an):
    """Return what is sent, from a page that was made for somebody, after their session ended."""

    def make(typed, reader=an, **headers):
        page = rf.get("/")
        page.user = reader
        return rf.post("/trang/?x=1", {**typed, "typed_by": proof_of(page)}, headers=headers)

    return make


def test_it_is_held_locked_for_its_person_and_an_hour(sent, an):
    typed = {"reason": "Kế hoạch năm", "boxes": ["a", "b"], "password": "x"}

    assert store(sent(typed), LATE)

    [item] = unsent_inputs(an, LATE)
    assert (item.address, item.sent_at) == ("/trang/?x=1", LATE)
    assert item.typed == [["reason", ["Kế hoạch năm"]], ["boxes", ["a", "b"]]]
    assert "reason" not in repr(cache.get(f"unsent-inputs-{an.pk}"))
    assert unsent_inputs(an, LATE + timedelta(hours=1)) == []


def test_the_newest_twenty_are_held_and_each_can_be_forgotten(sent, an):
    for number in range(22):
        store(sent({"number": str(number)}), LATE)
    newest, *_ = held = unsent_inputs(an, LATE)
    assert len(held) == 20
    assert newest.typed == [["number", ["21"]]]

    forget(an, newest.key, LATE)

    assert unsent_inputs(an, LATE) == held[1:]


def test_of_nobody_of_nothing_and_of_a_script_nothing_is_held(sent, an, rf):
    assert not store(sent({"reason": "x"}, reader=AnonymousUser()), LATE)
    assert not store(sent({}), LATE)
    assert not store(sent({"request_id": "7"}), LATE)
    assert not store(sent({"x-request_id": "7", "reason": "", "password": "x"}), LATE)
    assert not store(sent({"reason": "x"}, **{"HX-Request": "true"}), LATE)
    assert not store(rf.post("/", {"reason": "x", "typed_by": "1:bịa"}), LATE)
    assert unsent_inputs(an, LATE) == []


def test_of_a_suspended_person_nothing_is_held(sent, an):
    request = sent({"reason": "x"})
    an.is_active = False
    an.save()

    assert not store(request, LATE)
