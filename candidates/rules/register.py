"""Conditions that look at more than one paper: E24, one registration; E22, outsiders.

Source: regulations 6.1; annex ii A.
"""

from collections.abc import Sequence
from datetime import date

from candidates.rules.conditions import Conditions
from candidates.rules.findings import RuleResult, failed, figures, judged, passed
from candidates.rules.profile import OnMultiplePosts
from candidates.rules.registration import Registration


def one_registration(
    registration: Registration, counted: Sequence[Registration], conditions: Conditions
) -> RuleResult:
    """E24. The person registered for no more positions than allowed, and once for each.

    Source: regulations 3.1, 6.1; annex ii A: max_posts_per_applicant, on_multiple_posts. `counted`
    are all papers of the person, this one included, that were neither withdrawn nor refused. Of two
    papers for one position the later fails.
    """
    profile = conditions.profile
    in_order = sorted(counted, key=_receipt)
    positions = list(dict.fromkeys(paper.position for paper in in_order))
    pairs = figures(positions=" ".join(sorted(positions)), maximum=profile.max_posts_per_applicant)
    allowed = _allowed(positions, profile.max_posts_per_applicant, profile.on_multiple_posts)
    if registration.position not in allowed:
        return failed("E24", "MORE_THAN_ONE_POSITION", pairs)
    first = next(paper for paper in in_order if paper.position == registration.position)
    return judged("E24", first == registration, "DUPLICATE_REGISTRATION", pairs)


def outsider(on_site_eligible: int, conditions: Conditions) -> RuleResult | None:
    """E22. Someone from elsewhere takes part only if too few on site are eligible.

    Source: regulations 6.1; annex ii A: outsider_cutoff, outsider_cutoff_single for one vacancy,
    outsider_cutoff_double for two. For other numbers of vacancies nobody is cut off.
    """
    profile, vacancies = conditions.profile, conditions.position.vacancies
    cutoffs = {1: profile.outsider_cutoff_single, 2: profile.outsider_cutoff_double}
    if not profile.outsider_cutoff or vacancies not in cutoffs:
        return None
    cutoff = cutoffs[vacancies]
    pairs = figures(on_site_eligible=on_site_eligible, cutoff=cutoff, vacancies=vacancies)
    if on_site_eligible < cutoff:
        return passed("E22", pairs)
    return failed("E22", "ENOUGH_ON_SITE", pairs)


def _allowed(positions: list[str], maximum: int, otherwise: OnMultiplePosts) -> list[str]:
    """Return the positions, in order of receipt, for which the person may stand."""
    if len(positions) <= maximum:
        return positions
    match otherwise:
        case OnMultiplePosts.KEEP_FIRST:
            return positions[:maximum]
        case OnMultiplePosts.KEEP_LAST:
            return positions[-maximum:]
        case _:
            return []


def _receipt(paper: Registration) -> tuple[date, int]:
    return paper.received_on or date.max, paper.row
