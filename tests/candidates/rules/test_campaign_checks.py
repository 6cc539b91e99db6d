from dataclasses import replace

from candidates.rules.campaign_checks import check_position, check_positions
from candidates.rules.findings import as_text
from exams.rules.enums import Level, Verdict
from tests.candidates.rules.workbooks import expected, proposals


def reasons(position, campaign, **parameters):
    profile = replace(campaign.profile, **parameters)
    findings = check_position(position, replace(campaign, profile=profile))
    return [
        (finding.rule, finding.reason) for finding in findings if finding.verdict == Verdict.FAIL
    ]


def test_the_checks_of_the_campaign_are_reproduced(source, campaign):
    positions = (*campaign.positions, *proposals(source, campaign))

    actual = [
        {
            "rule": check.finding.rule,
            "subject": check.position,
            "verdict": check.finding.verdict,
            "reason": check.finding.reason,
            "figures": as_text(check.finding.figures),
        }
        for check in check_positions(positions, campaign)
    ]

    assert len(actual) == 40
    assert actual == expected("campaign-checks")


def test_the_profile_may_allow_elected_posts_and_reappointment(source, campaign):
    elected, again = proposals(source, campaign)

    assert reasons(elected, campaign) == [("E20", "ELECTED_POST")]
    assert reasons(elected, campaign, allow_elected_posts=True) == []
    assert reasons(again, campaign) == [("E20", "REAPPOINTMENT")]
    assert reasons(again, campaign, allow_reappointment=True) == []


def test_the_profile_may_allow_one_level_only(campaign):
    deputy_director, *_ = campaign.positions

    finding = reasons(deputy_director, campaign, allowed_levels=(Level.DIVISION,))

    assert finding == [("LEVEL", "LEVEL_NOT_ALLOWED")]


def test_a_rank_that_is_not_on_the_ladder_is_of_no_level(campaign):
    position = campaign.positions[0]
    stranger = replace(position, post=replace(position.post, rank="X"))

    assert reasons(stranger, campaign) == [("LEVEL", "LEVEL_NOT_ALLOWED")]


def test_more_vacancies_than_seats_are_refused(campaign):
    position = campaign.positions[0]

    assert reasons(replace(position, vacancies=3), campaign) == []
    assert reasons(replace(position, vacancies=4), campaign) == [
        ("SEATS", "MORE_VACANCIES_THAN_SEATS")
    ]
