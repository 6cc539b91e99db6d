from dataclasses import replace

from candidates.rules.campaign_checks import check_position, check_positions
from candidates.rules.findings import as_text
from exams.rules.enums import Level, Verdict
from tests.candidates.rules.workbooks import expected, proposals


def reasons(position, campaign, **parameters):
    profile = replace(campaign.profile, **parameters)
    found = check_position(position, replace(campaign, profile=profile))
    return [(one.rule, one.reason) for one in found if one.verdict == Verdict.FAIL]


def test_the_checks_of_the_campaign_are_reproduced(source, campaign):
    positions = (*campaign.positions, *proposals(source, campaign))

    found = [
        {
            "rule": check.finding.rule,
            "subject": check.position,
            "verdict": check.finding.verdict,
            "reason": check.finding.reason,
            "figures": as_text(check.finding.figures),
        }
        for check in check_positions(positions, campaign)
    ]

    assert len(found) == 40
    assert found == expected("campaign-checks")


def test_the_profile_may_allow_elected_posts_and_reappointment(source, campaign):
    elected, again = proposals(source, campaign)

    assert reasons(elected, campaign) == [("E20", "ELECTED_POST")]
    assert reasons(elected, campaign, allow_elected_posts=True) == []
    assert reasons(again, campaign) == [("E20", "REAPPOINTMENT")]
    assert reasons(again, campaign, allow_reappointment=True) == []


def test_the_profile_may_allow_one_level_only(campaign):
    deputy_director, *_ = campaign.positions

    found = reasons(deputy_director, campaign, allowed_levels=(Level.DIVISION,))

    assert found == [("LEVEL", "LEVEL_NOT_ALLOWED")]


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
