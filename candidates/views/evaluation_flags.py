"""What does not agree with a yearly rating, as a reader wants it."""

from typing import Any

from django.utils import timezone

from candidates.actions.evaluation_flags import Scope, flagged
from candidates.models import Application
from candidates.rules.evaluation_flags import Flag
from candidates.rules.evaluation_rules import EvaluationRules, evaluation_rules_of
from candidates.rules.raters import OtherRater
from candidates.sentences import display
from exams.actions.profile_versions import profile_in_force
from web.sentences import label, sentence
from web.templatetags.display import points


def rules_in_force() -> EvaluationRules:
    """Return from where on something is flagged, where no campaign says it."""
    return evaluation_rules_of(profile_in_force(timezone.localdate())["eligibility"])


def flags_of_person(citizen_id: str, rules: EvaluationRules) -> list[dict[str, Any]]:
    """Return the flags of one person in words, those of the latest year first."""
    flags = flagged(Scope(citizen_id), rules).get(citizen_id, ())
    return [flag_line(flag) for flag in sorted(flags, key=lambda flag: -flag.year)]


def flags_of_file(application: Application) -> list[dict[str, Any]]:
    """Return what is flagged of whoever registered, by the rules of the campaign, in words."""
    rules = evaluation_rules_of(application.campaign.regulations["eligibility"])
    return flags_of_person(application.citizen_id, rules)


def flag_line(flag: Flag) -> dict[str, Any]:
    """Return a flag in words: of which year, what it is, and the figures that show it."""
    facts = {name: display(value) for name, value in flag.figures}
    return {
        "year": flag.year,
        "kind": flag.kind,
        "title": label(flag.kind),
        "why": sentence(f"WHY_{flag.kind}", year=flag.year, **facts),
        "source": label(f"RATER_{flag.source}") if flag.source else "",
        "others": [_other(rater) for rater in flag.others],
    }


def _other(rater: OtherRater) -> dict[str, Any]:
    return {
        "source": label(f"RATER_{rater.source}"),
        "months": rater.months,
        "mean": points(rater.mean) if rater.mean is not None else "",
    }
