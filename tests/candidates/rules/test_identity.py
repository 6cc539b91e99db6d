from dataclasses import replace

import pytest

from candidates.rules.applications import screen_all
from candidates.rules.identity import contested_numbers, is_contested, own_number

IMPOSTOR, OWNER = 7, 8


@pytest.fixture
def eligible(papers, people, entries, campaign, decisions):
    """The first eligible paper of the register."""
    screened = screen_all(papers, people, entries, campaign, decisions)
    return next(each.registration for each in screened if each.status == "ELIGIBLE")


@pytest.fixture
def statuses(papers, people, entries, campaign, decisions):
    """Screen the register with one more paper; return the status of some receipt numbers."""

    def screened(*others, instead=()):
        kept = [paper for paper in papers if paper.reg_no not in {each.reg_no for each in instead}]
        every = screen_all([*kept, *instead, *others], people, entries, campaign, decisions)
        return {each.registration.reg_no: each for each in every}

    return screened


def second(paper, **changes):
    return replace(paper, **{"reg_no": "TT-0001", "row": 0, "account": IMPOSTOR, **changes})


def test_a_paper_of_another_account_eliminates_nobody_by_itself(eligible, statuses):
    both = statuses(second(eligible, received_on=eligible.received_on))

    for number in (eligible.reg_no, "TT-0001"):
        assert both[number].status == "SPECIAL_CASE_PENDING"
        assert ("X06", "NUMBER_CONTESTED") in [
            (finding.rule, finding.reason) for finding in both[number].findings
        ]
        assert not both[number].failed_rules


@pytest.mark.parametrize("position", ["the same", "another"])
def test_once_settled_the_owner_is_eligible_and_the_other_refused(
    eligible, statuses, campaign, position
):
    elsewhere = next(each.code for each in campaign.positions if each.code != eligible.position)
    wanted = eligible.position if position == "the same" else elsewhere

    settled = statuses(
        second(eligible, position=wanted, identity="DENIED"),
        instead=[replace(eligible, identity="CONFIRMED")],
    )

    assert settled[eligible.reg_no].status == "ELIGIBLE"
    assert settled["TT-0001"].status == "REJECTED"


def test_a_denied_paper_settles_it_for_the_other_too(eligible, statuses):
    settled = statuses(second(eligible, identity="DENIED"))

    assert settled[eligible.reg_no].status == "ELIGIBLE"


def test_two_papers_that_are_the_owners_own_count_against_each_other(eligible, statuses):
    both = statuses(
        second(eligible, identity="CONFIRMED"), instead=[replace(eligible, identity="CONFIRMED")]
    )

    assert {both[number].status for number in (eligible.reg_no, "TT-0001")} == {
        "ELIGIBLE",
        "INELIGIBLE",
    }


@pytest.mark.parametrize(
    ("changes", "contested"),
    [
        ({}, True),
        ({"account": OWNER}, False),
        ({"identity": "DENIED"}, False),
        ({"withdrawn": True}, False),
        ({"citizen_id": "001085000999"}, False),
    ],
)
def test_a_number_is_contested_while_two_sides_claim_it(eligible, changes, contested):
    first = replace(eligible, account=OWNER)
    withdrawn = {"withdrawn_on": eligible.received_on} if changes.pop("withdrawn", False) else {}
    other = second(eligible, **changes, **withdrawn)

    assert (first.citizen_id in contested_numbers([first, other])) is contested


def test_papers_without_a_number_contest_none(eligible):
    blank = [replace(eligible, citizen_id="", account=account) for account in (IMPOSTOR, OWNER)]

    assert contested_numbers(blank) == frozenset()


@pytest.mark.parametrize(
    ("identity", "verdict"),
    [("", "NEEDS_DECISION"), ("CONFIRMED", "PASS"), ("DENIED", "FAIL")],
)
def test_what_was_found_out_is_the_verdict(eligible, identity, verdict):
    contested = frozenset({eligible.citizen_id})
    paper = replace(eligible, identity=identity)

    assert [finding.verdict for finding in own_number(paper, contested)] == [verdict]
    assert is_contested(paper, contested) is (identity == "")
    assert own_number(eligible, frozenset()) == ()
