"""Whether a post may be competed for at all (E20), at its level, and for so many vacancies.

Source: regulations 6.1 E20, 2.2; annex ii A: allow_elected_posts, allow_reappointment,
allowed_levels.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from candidates.rules.catalogue import PostFacts
from candidates.rules.conditions import AnnouncedCampaign, AnnouncedPosition
from candidates.rules.findings import RuleResult, failed, figures, judged
from exams.rules.enums import Level


@dataclass(frozen=True, slots=True)
class CampaignCheck:
    """What a rule found of a position."""

    position: str
    finding: RuleResult


def check_positions(
    positions: Iterable[AnnouncedPosition], campaign: AnnouncedCampaign
) -> tuple[CampaignCheck, ...]:
    """Apply E20, LEVEL and SEATS to positions, open or proposed."""
    return tuple(
        CampaignCheck(position.code, finding)
        for position in positions
        for finding in check_position(position, campaign)
    )


def check_position(
    position: AnnouncedPosition, campaign: AnnouncedCampaign
) -> tuple[RuleResult, ...]:
    """Apply every check to one position; level and seats are known only of a catalogued post."""
    allowed = may_be_competed_for(position, campaign)
    if position.post is None:
        return (allowed,)
    return allowed, allowed_level(position.post, campaign), enough_seats(position, position.post)


def may_be_competed_for(position: AnnouncedPosition, campaign: AnnouncedCampaign) -> RuleResult:
    """E20. The post is neither elected nor up for re-appointment, unless the profile allows it.

    Source: regulations 6.1, 2.2.
    """
    pairs = figures(post=position.post.code if position.post else "")
    if position.elected_post and not campaign.profile.allow_elected_posts:
        return failed("E20", "ELECTED_POST", pairs)
    refused = position.reappointment and not campaign.profile.allow_reappointment
    return judged("E20", not refused, "REAPPOINTMENT", pairs)


def allowed_level(post: PostFacts, campaign: AnnouncedCampaign) -> RuleResult:
    """LEVEL. The post is of a level that the profile allows.

    Source: annex ii A: allowed_levels.
    """
    level = level_of(post, campaign)
    allowed = level in campaign.profile.allowed_levels
    return judged("LEVEL", allowed, "LEVEL_NOT_ALLOWED", figures(level=level))


def enough_seats(position: AnnouncedPosition, post: PostFacts) -> RuleResult:
    """SEATS. No more vacancies are announced than the post has seats.

    Source: regulations 2.4: the number of deputies is limited. Units: seats.
    """
    pairs = figures(vacancies=position.vacancies, seats=post.seats)
    return judged("SEATS", position.vacancies <= post.seats, "MORE_VACANCIES_THAN_SEATS", pairs)


def level_of(post: PostFacts, campaign: AnnouncedCampaign) -> Level:
    """Return the level of a post's rank; NONE for a rank that is not on the ladder."""
    levels = (rank.level for rank in campaign.catalogue.ranks if rank.code == post.rank)
    return next(levels, Level.NONE)
