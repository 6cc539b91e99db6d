"""A request is decided on the paper that was issued about it, and under its number."""

from datetime import timedelta

import pytest

from accounts.actions import two_persons
from exams.models import Member
from results.process.acts import ACTS
from tests.actions import LATE, apply, arrange, campaign, refused, request
from tests.decisions import issued, replacement_asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
KIND = "REPLACEMENT_DECISION"


def _seen_again(asked):
    """Let the second person look at the request as it stands now."""
    act = ACTS[asked.act]
    effect = two_persons.effect_of(act, asked.campaign, asked.arguments)
    asked.digest = two_persons.digest_of(
        act, asked.campaign, asked.arguments, asked.accepted, effect
    )
    return effect


def test_a_replacement_is_decided_under_the_number_of_the_paper_issued_about_it():
    asked = replacement_asked()
    issued(KIND, "1")
    with refused("PREVIEW_MOVED"):  # the paper is among what was seen
        apply(asked)
    assert ("DECISION_PAPER", "…", "15/QĐ-HĐTT") in _seen_again(asked).changes

    apply(asked)

    assert Member.objects.get(pk=asked.thing).document == "15/QĐ-HĐTT"


def test_without_a_paper_typed_or_issued_nothing_is_decided():
    asked = replacement_asked()

    with refused("DOCUMENT_MISSING"):
        apply(asked)


def test_a_paper_that_was_typed_counts_whatever_was_issued():
    asked = replacement_asked(document="45/QĐ-HĐTT")
    issued(KIND, "1")
    _seen_again(asked)

    apply(asked)

    assert Member.objects.get(pk=asked.thing).document == "45/QĐ-HĐTT"
    assert campaign().papers.get().number == "45/QĐ-HĐTT"


def test_a_paper_about_a_request_that_came_back_decides_nothing():
    asked = replacement_asked()
    issued(KIND, "1")
    arrange(asked, state="REJECTED")
    again = request("REPLACE_MEMBER", at=LATE + timedelta(days=1), **asked.arguments)

    with refused("DOCUMENT_MISSING"):
        apply(again)
