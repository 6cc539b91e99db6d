"""The decision that takes files again: what was asked, and what became of it."""

import pytest

from exams.documents.paper import Heading
from results.documents.extension_decision import asked_or_made, captions, extensions
from tests.actions import LATE, apply, arrange, campaign
from tests.decisions import IN_TIME, extension_asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]


def content():
    return extensions(campaign(), {"1": Heading("16", LATE)})["1"]


def test_it_names_positions_last_day_and_reason_before_and_after_it_is_applied():
    asked = extension_asked()
    [code] = asked.arguments["again"]["positions"]
    assert captions(campaign()) == {"1": code}
    before = content()

    apply(asked, at=IN_TIME)

    assert asked_or_made(campaign()) == {"1": ""}
    assert content() == before
    first = before["articles"][0]["text"]
    assert code in first
    assert "đến hết ngày 06/11/2026" in first
    assert "giới thiệu" not in first
    assert "Xét lý do: Vị trí thiếu người;" in before["basis"]


def test_where_only_who_is_nominated_may_hand_in_it_says_so():
    extension_asked(nominated=True)

    assert "của người được giới thiệu" in content()["articles"][0]["text"]


def test_there_is_none_of_a_request_that_came_back():
    asked = extension_asked()
    arrange(asked, state="REJECTED")

    assert asked_or_made(campaign()) == {}
    assert extensions(campaign(), {"1": Heading("16", LATE)}) == {}
