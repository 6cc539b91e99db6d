"""What a campaign rests on: which of its documents everybody may know."""

from exams.rules.clearances import ClearanceKind


def test_the_plan_and_the_decision_are_public_and_what_the_party_says_is_not():
    public = set(ClearanceKind.public())

    assert public == {ClearanceKind.SELECTION_PLAN, ClearanceKind.REGULATION_DECISION}
    assert ClearanceKind.PARTY_OPINION not in public
