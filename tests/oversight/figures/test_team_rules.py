"""What a team is counted by: what the profile says, and what is proposed where it is an old one."""

from candidates.rules.trainings import TrainingRules
from exams.rules.profile import defaults
from oversight.figures.team_rules import TeamRules, team_rules_of


def test_the_profile_says_the_ages_and_which_trainings_count():
    changes = {"training_kinds": ["PARTY_THEORY"], "training_years": 0, "key_ranks": ["TP"]}
    profile = {**defaults()["eligibility"], **changes}

    rules = team_rules_of(profile)

    assert rules == TeamRules(35, 40, 51, ("TP",), TrainingRules(("PARTY_THEORY",), 0))


def test_an_old_profile_counts_trainings_as_is_proposed():
    profile = defaults()["eligibility"]
    for key in ("training_kinds", "training_years"):
        del profile[key]

    assert team_rules_of(profile) == TeamRules(35, 40, 51)
