"""What follows from the facts of a campaign alone, worked out once for each version of them."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Person
from exams.models import Campaign
from exams.rules.checks import Check
from grading.actions.hand_over import who_owe_marks
from grading.actions.rank import version_of
from results.process.done_so_far import progress_of
from results.process.progress import Progress
from results.process.step_gates import checks_of
from web.recent import Recent


@dataclass(frozen=True, slots=True)
class CampaignState:
    """What has been done of a campaign, what the gate of its step finds, and who owes marks."""

    progress: Progress
    checks: tuple[Check, ...]
    owe_marks: tuple[Person, ...]

    @property
    def rows(self) -> int:
        return 1 + sum(len(check.items) for check in self.checks)


recent_states: Recent[CampaignState] = Recent(most_rows=100_000, rows_of=lambda state: state.rows)


def state_of(campaign: Campaign, today: date) -> CampaignState:
    """Return where a campaign stands on a day; to count everything takes long in a large one.

    Reads only. Worked out once for each version of the facts (`version_of`): callers share the
    answer and change nothing in it.
    """
    states = recent_states.once_each(
        lambda: {campaign.pk: (today, *version_of(campaign))},
        lambda _: {campaign.pk: _worked_out(campaign, today)},
    )
    return states[campaign.pk]


def _worked_out(campaign: Campaign, today: date) -> CampaignState:
    return CampaignState(
        progress_of([campaign])[campaign.pk],
        checks_of(campaign, today),
        tuple(who_owe_marks(campaign)),
    )
