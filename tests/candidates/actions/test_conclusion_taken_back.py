"""A conclusion is taken back by an act of its own, until the list is sent for approval."""

from datetime import timedelta

import pytest

from accounts.models import ApprovalRequest
from candidates.actions import conclusion_taken_back
from candidates.models import Decision
from results.rules.enums import ActName
from tests.actions import LATE, arrange, campaign, events, person_named, refused
from tests.candidates.actions.test_officer_conclusion import (
    LATER,
    conclude,
    is_waiting,
    now,
    paper,
)

__all__ = ["paper"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


def take_back(paper, reason="Nhầm hồ sơ", at=LATER):
    return conclusion_taken_back.take_back(
        application=paper, reason=reason, by=person_named("tham-dinh"), at=at
    )


def test_what_is_taken_back_is_undecided_again_as_the_rules_left_it(paper):
    conclude(paper, value="REFUSE", reason="Hồ sơ giả")
    assert now(paper).state == "INELIGIBLE"

    with events() as trail:
        take_back(now(paper))

    officer = person_named("tham-dinh").pseudonym
    facts = {"reason": "Nhầm hồ sơ"}
    assert trail == [("eligibility.taken_back", paper.reg_no, officer, facts)]
    assert now(paper).state == "ELIGIBLE"
    assert is_waiting(paper)
    kept = Decision.objects.filter(application=paper, kind="OFFICER").values_list(
        "value", flat=True
    )
    assert list(kept) == ["REFUSE", "TAKEN_BACK"]


def test_nothing_is_taken_back_without_a_reason_twice_or_before_it_was_said(paper):
    with refused("NOTHING_TO_TAKE_BACK", code=paper.reg_no):
        take_back(paper)
    conclude(paper)
    with refused("REASON_MISSING", field="reason"):
        take_back(paper, reason=" ")
    take_back(paper)
    with refused("NOTHING_TO_TAKE_BACK"):
        take_back(paper, at=LATER + timedelta(seconds=1))


def test_nothing_is_taken_back_of_a_list_that_waits_for_its_approval(paper):
    conclude(paper)
    sent = {"act": ActName.APPROVE_LIST, "campaign": campaign().code, "digest": "0" * 64}
    arrange(ApprovalRequest(asked_by=person_named("tham-dinh"), asked_at=LATE, **sent))

    assert conclusion_taken_back.SENT == ActName.APPROVE_LIST
    with refused("LIST_SENT"):
        take_back(paper)
