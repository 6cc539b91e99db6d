"""Who owes what a gate finds missing: the people of a duty, of the marks those who owe one."""

from collections.abc import Iterable, Sequence

from accounts.access import people_with
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign
from grading.actions.hand_over import who_owe_marks


def owners_of(
    duties: Iterable[Duty], campaign: Campaign, owe_marks: Sequence[Person] | None = None
) -> dict[Duty, list[Person]]:
    """Return who holds each duty in a campaign today; of marks, whoever has not handed theirs in.

    An examiner whose scripts went to others owes nothing, though the office is still theirs. Who
    owes marks is asked of every script, unless the caller has it (`state_of`).
    """
    wanted = set(duties)
    owners = people_with(wanted, campaign.code)
    if Duty.MARK in wanted:
        owing = who_owe_marks(campaign) if owe_marks is None else list(owe_marks)
        owners[Duty.MARK] = owing or owners[Duty.MARK]
    return owners
