"""What may be decided of a position with too few people, by the profile's choice."""

from candidates.rules.too_few import REMEDIES, Remedy, remedies_of
from exams.rules.parameters.positions import POSITIONS


def test_every_choice_of_the_profile_says_what_it_allows_and_postponing_is_always_open():
    [declared] = [each for each in POSITIONS if each.key == "on_too_few"]

    assert set(REMEDIES) == set(declared.choices)
    assert all(Remedy.POSTPONE in remedies for remedies in REMEDIES.values())


def test_nominating_and_extending_are_allowed_apart():
    assert remedies_of("NOMINATE_OR_POSTPONE") == (Remedy.NOMINATE, Remedy.POSTPONE)
    assert remedies_of("EXTEND_OR_POSTPONE") == (Remedy.EXTEND, Remedy.POSTPONE)
    assert remedies_of("ANY_WAY") == tuple(Remedy)
    assert remedies_of("POSTPONE_ONLY") == (Remedy.POSTPONE,)
