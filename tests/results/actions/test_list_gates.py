"""The list of candidates is published over a list of screening that nobody signed only by name."""

import pytest

from candidates.actions import sit
from candidates.models import Application
from results.actions import issuing, list_gates, publishing_gates, signed_copies
from results.actions.document_kinds import LIST_TO_SIGN
from tests.actions import (
    LATE,
    apply,
    arrange,
    by_two,
    campaign,
    person_named,
    refused,
    request,
)
from tests.files import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


@pytest.fixture(autouse=True)
def _numbered():
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)


def named():
    checks = publishing_gates.of_publishing_eligible(campaign(), today=LATE.date())
    codes = [check.code for check in checks]
    return [code for code in codes if code in ("LIST_NOT_SIGNED", "SIGNED_LIST_MISSING")]


def signed():
    """Issue the list, and take in its signed copy."""
    secretary = person_named("thu-ky")
    subjects = [campaign().code]
    [paper] = issuing.issue(
        campaign=campaign(), kind=LIST_TO_SIGN, subjects=subjects, first=7, by=secretary, at=LATE
    )
    assert named() == ["LIST_NOT_SIGNED"]  # a number alone signs nothing
    signed_copies.attach_scan(
        paper=paper, code=paper.code, file_name="ky.pdf", data=pdf(), by=secretary, at=LATE
    )


def of_profile(breach):
    current = campaign()
    rules = {**current.regulations["documents"], "signed_list": breach}
    arrange(current, regulations={**current.regulations, "documents": rules})


def test_a_signed_copy_that_holds_today_is_asked_for():
    assert named() == ["LIST_NOT_SIGNED"]
    signed()
    assert named() == []
    arrange(Application.objects.filter(state="INELIGIBLE").first(), state="WITHDRAWN")
    assert named() == ["LIST_NOT_SIGNED"]


def test_two_persons_publish_over_it_by_name():
    by_two("PUBLISH_ELIGIBLE", number="1/TB")
    assert campaign().publications.count() == 1


def test_the_profile_lets_nobody_publish_over_it():
    of_profile("BLOCK")
    assert named() == ["SIGNED_LIST_MISSING"]
    asked = request("PUBLISH_ELIGIBLE", number="1/TB")
    with refused("SIGNED_LIST_MISSING"):
        apply(asked)
    assert campaign().publications.count() == 0


def test_a_profile_frozen_before_asks_for_no_signed_list():
    of_profile("")
    assert list_gates.of_signed_list(campaign()) == ()


def test_where_the_rules_never_ran_there_is_nothing_to_sign(monkeypatch):
    monkeypatch.setattr(type(campaign()), "screenings", campaign().screenings.none())
    assert list_gates.of_signed_list(campaign()) == ()
