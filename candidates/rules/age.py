"""Age: enough months to retirement, and the ages that a position sets (E05 to E07).

Source: regulations 2.3 (7), 6.1, 6.2. Units: months by the calendar; completed years.
"""

from datetime import date

from candidates.rules import retirement
from candidates.rules.career import is_higher
from candidates.rules.conditions import Conditions
from candidates.rules.facts import Cadre
from candidates.rules.findings import (
    Figures,
    RuleResult,
    failed,
    figures,
    judged,
    passed,
    undecided,
)
from exams.rules.months import completed_years


def full_term(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E05. Enough months are left until retirement for a full term in a higher post.

    Source: regulations 2.3 (7), 6.1, 6.2; annex ii A: full_term_months, special_min_months.
    Units: retirement month minus month of the reference date. Fewer than a full term but not fewer
    than the special minimum need a decision. Equal and lower posts are exempt if the profile says.
    """
    if _exempt_from_age(person, conditions):
        return None
    left = retirement.months_left(
        person.born, person.sex, conditions.age_on, person.own_retirement_months
    )
    pairs = _retirement_figures(person, left, conditions)
    if left >= conditions.profile.full_term_months:
        return passed("E05", pairs)
    if left >= conditions.profile.special_min_months:
        return undecided("E05", "LESS_THAN_FULL_TERM", pairs)
    return failed("E05", "BELOW_SPECIAL_MINIMUM", pairs)


def equal_or_lower_post(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E06. No age is asked for an equal or lower post.

    Source: regulations 2.3 (7), 6.1; annex ii A: age_exempt_for_equal_or_lower.
    """
    if not _exempt_from_age(person, conditions):
        return None
    pairs = figures(current_rank=person.rank, target_rank=conditions.post.rank)
    return passed("E06", pairs, "EQUAL_OR_LOWER_POST")


def age_cap(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E07. The person is younger than the age that the position, or else the profile, sets.

    Source: regulations 6.1; annex ii A: age_cap. Units: completed years on the reference date,
    strict. Without a limit it does not apply.
    """
    own, general = conditions.position.age_under, conditions.profile.age_cap
    limit = general if own is None else own
    if limit is None:
        return None
    age = completed_years(person.born, conditions.age_on)
    pairs = figures(birth=_birth(person), age=age, must_be_under=limit, reference=conditions.age_on)
    return judged("E07", age < limit, "AGE_CAP", pairs)


def _birth(person: Cadre) -> date | int:
    """Return the birth date as far as it is known: the year only, or the day."""
    return person.born.year if person.born_year_only else person.born


def _exempt_from_age(person: Cadre, conditions: Conditions) -> bool:
    exempt = conditions.profile.age_exempt_for_equal_or_lower
    return exempt and not is_higher(person, conditions)


def _retirement_figures(person: Cadre, left: int, conditions: Conditions) -> Figures:
    own = person.own_retirement_months
    pairs = figures(
        sex=person.sex,
        birth=_birth(person),
        retirement_age=retirement.years_and_months(retirement.age(person.born, person.sex, own)),
        retires_on=retirement.retires_on(person.born, person.sex, own),
        months_left=left,
        required=conditions.profile.full_term_months,
        special_min=conditions.profile.special_min_months,
        reference=f"{conditions.age_on:%Y-%m}",
    )
    return pairs if own is None else pairs + figures(override=person.own_retirement_document)
