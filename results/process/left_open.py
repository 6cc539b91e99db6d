"""What two persons would have to name before a campaign goes on, where its step asks for it."""

from typing import Any

from candidates.actions.suggested_ties import suggestions_in
from candidates.worklist.files import positions_short_of_people
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_PROPOSAL, MARK_WRITTEN, SCREEN, SIT_PROPOSAL
from grading.actions.hearings import open_slips_of
from grading.actions.left_open import defences, dialogues
from grading.rules.enums import Pending
from grading.worklist.heads import unsettled_scripts
from results.process.progress import Progress


def of_what_is_left_open(progress: dict[Any, Progress], campaigns: list[Campaign]) -> None:
    """Count what two persons would have to name, of the campaigns whose step asks for it."""
    at = {step: [each for each in campaigns if each.step == step] for step in _NAMED_BY_TWO}
    for pk, count in positions_short_of_people(at[SCREEN]).items() if at[SCREEN] else ():
        progress[pk].short_positions = count
    for pk, suggested in suggestions_in(at[SCREEN]).items() if at[SCREEN] else ():
        progress[pk].suggested_ties = len(suggested)
    marked = [each for each in at[MARK_WRITTEN] if _is_marked(progress[each.pk])]
    for pk, count in unsettled_scripts([*marked, *at[SIT_PROPOSAL]]).items():
        progress[pk].unsettled = count
    for pk, count in dialogues(at[SIT_PROPOSAL]).items() if at[SIT_PROPOSAL] else ():
        progress[pk].dialogues = count
    if at[MARK_PROPOSAL]:
        _of_slips(progress, at[MARK_PROPOSAL])


_NAMED_BY_TWO = (SCREEN, MARK_WRITTEN, SIT_PROPOSAL, MARK_PROPOSAL)


def _is_marked(progress: Progress) -> bool:
    """Say whether every mark of the written part is in, and none is frozen."""
    part = progress.parts[PartKind.WRITTEN]
    return part.closed_at is None and bool(progress.allocated) and not progress.unmarked


def _of_slips(progress: dict[Any, Progress], campaigns: list[Campaign]) -> None:
    parts = {progress[each.pk].parts[PartKind.PROPOSAL].pk: each.pk for each in campaigns}
    for part, (unfinished, unscored) in open_slips_of(parts).items():
        progress[parts[part]].slips_open = len(unfinished)
        progress[parts[part]].seats_silent = len(unscored)
    for pk, counts in defences(campaigns).items():
        progress[pk].slips_short = counts[Pending.PANEL_SLIPS]
        progress[pk].panel_words = counts[Pending.PANEL_HEAD_DECISION]
