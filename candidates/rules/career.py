"""Age and career: enough months to retirement, in the post before, in the field (E05 to E08, E14).

Source: regulations 2.3 (3, 7), 6.1, 6.2. Units: months by the calendar.
"""

from collections.abc import Iterable
from datetime import date

from candidates.rules import retirement
from candidates.rules.conditions import Conditions
from candidates.rules.facts import Cadre, Period, PeriodKind
from candidates.rules.findings import (
    Figures,
    RuleResult,
    failed,
    figures,
    judged,
    passed,
    undecided,
)
from exams.rules.months import completed_years, months_covered
from exams.rules.names import fold


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


def months_in_post(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E08. Enough months were spent in posts at least one step below a higher post.

    Source: regulations 2.3 (3), 6.1; annex ii A: min_months_in_post. Units: calendar months, see
    months_covered. Secondments and periods ended by discipline do not count. Fewer months need a
    decision. Not asked for an equal or lower post.
    """
    if not is_higher(person, conditions):
        return None
    months, pairs = _months_near(person, conditions)
    if months >= conditions.profile.min_months_in_post:
        return passed("E08", pairs)
    return undecided("E08", "LESS_THAN_MINIMUM_MONTHS", pairs)


def _months_near(person: Cadre, conditions: Conditions) -> tuple[int, Figures]:
    """Return the months in posts at least one step below, and the figures that show them."""
    on = conditions.dates.months_in_post
    near = [period for period in person.periods if _is_near(period, conditions)]
    counted = [period for period in near if not period.ended_by_discipline]
    months = months_covered(_spans(counted, on))
    return months, figures(
        months=months,
        required=conditions.profile.min_months_in_post,
        periods=len(counted),
        periods_ended_by_discipline=len(near) - len(counted),
        reference=on,
    )


def _is_near(period: Period, conditions: Conditions) -> bool:
    own_post = period.kind != PeriodKind.SECONDED
    return own_post and conditions.order(period.rank) >= conditions.step_below


def experience(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E14. Enough months were spent in the field that the position names, if it names one.

    Source: regulations 6.1. Units: calendar months, see months_covered.
    """
    field, required = conditions.position.experience_field, conditions.position.experience_months
    if not field:
        return None
    on = conditions.dates.months_in_post
    within = [period for period in person.periods if fold(period.field) == fold(field)]
    months = months_covered(_spans(within, on))
    pairs = figures(field=field, months=months, required=required, reference=on)
    return judged("E14", months >= required, "EXPERIENCE_BELOW_MINIMUM", pairs)


def is_higher(person: Cadre, conditions: Conditions) -> bool:
    """Tell whether the post is higher than the person's present rank."""
    return conditions.target > conditions.order(person.rank)


def _birth(person: Cadre) -> date | int:
    """Return the birth date as far as it is known: the year only, or the day."""
    return person.born.year if person.born_year_only else person.born


def _exempt_from_age(person: Cadre, conditions: Conditions) -> bool:
    exempt = conditions.profile.age_exempt_for_equal_or_lower
    return exempt and not is_higher(person, conditions)


def _spans(periods: Iterable[Period], on: date) -> list[tuple[date, date]]:
    """Return the spans of periods up to, not including, the reference date."""
    return [(period.starts_on, min(period.ends_on or on, on)) for period in periods]


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
