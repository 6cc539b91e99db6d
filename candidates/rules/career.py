"""Career: enough months in the post before, in the field, in a lower key post (E08, E14, E28).

Source: regulations 1.2 (29), 2.3 (3, 7), 6.1, 6.2. Units: months by the calendar.
"""

from collections.abc import Iterable
from datetime import date

from candidates.rules.conditions import Conditions
from candidates.rules.facts import Cadre, Period, PeriodKind
from candidates.rules.findings import (
    Figures,
    RuleResult,
    figures,
    judged,
    passed,
    undecided,
)
from exams.rules.months import months_covered
from exams.rules.names import fold


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


def lower_key_post(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E28. A key post of a lower rank was held for as many months as the position asks, if it does.

    Source: regulations 1.2 (29); the profile's key_ranks. Units: calendar months, see
    months_covered. Secondments and periods ended by discipline do not count.
    """
    if not (required := conditions.position.lower_key_months):
        return None
    on = conditions.dates.months_in_post
    counted = [period for period in person.periods if _is_lower_key(period, conditions)]
    months = months_covered(_spans(counted, on))
    pairs = figures(months=months, required=required, periods=len(counted), reference=on)
    return judged("E28", months >= required, "LOWER_KEY_POST_TOO_SHORT", pairs)


def _is_lower_key(period: Period, conditions: Conditions) -> bool:
    is_key = period.rank in conditions.profile.key_ranks
    is_lower = conditions.order(period.rank) < conditions.target
    is_own = period.kind != PeriodKind.SECONDED and not period.ended_by_discipline
    return is_key and is_lower and is_own


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


def _spans(periods: Iterable[Period], on: date) -> list[tuple[date, date]]:
    """Return the spans of periods up to, not including, the reference date."""
    return [(period.starts_on, min(period.ends_on or on, on)) for period in periods]
