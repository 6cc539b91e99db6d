"""Whether what a person knows was brought up to date: E29, which warns and refuses nobody.

Source: regulations 1.4 (44).
"""

from candidates.rules.conditions import Conditions
from candidates.rules.facts import Cadre
from candidates.rules.findings import RuleResult, figures, passed, warned
from candidates.rules.trainings import TrainingCheck, TrainingRules, counted_days, latest_day


def updated_knowledge(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E29. A course that counts was finished in the latest years; without one there is a warning.

    Source: regulations 1.4 (44); annex ii A: training_check, training_kinds, training_years. Units:
    calendar years up to the day on which registration closes. Not asked unless the profile asks it.
    """
    profile = conditions.profile
    if profile.training_check != TrainingCheck.WARNED:
        return None
    on = conditions.dates.registration_closes
    rules = TrainingRules(profile.training_kinds, profile.training_years)
    latest = latest_day(person.trainings, rules.kinds, on)
    pairs = figures(trained_on=latest, training_years=rules.years, reference=on)
    if latest is None:
        return warned("E29", "KNOWLEDGE_NEVER_UPDATED", pairs)
    if counted_days(((each.kind, each.ended_on) for each in person.trainings), rules, on):
        return passed("E29", pairs)
    return warned("E29", "KNOWLEDGE_OUTDATED", pairs)
