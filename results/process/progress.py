"""What has been done of campaigns so far, for any number of them with the same few queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from candidates.models import Application, Screening
from candidates.rules.enums import ApplicationState
from candidates.worklist import files_without_decision, positions_short_of_people
from exams.models import Campaign, ExamPart, Position, Sanction, Sitting, Stub
from exams.rules.enums import PartKind
from exams.rules.stages import MARK_PROPOSAL, MARK_WRITTEN, SCREEN, SIT_PROPOSAL, SIT_WRITTEN, Stage
from exams.worklist import uncalled
from grading.actions.hearings import open_slips_of
from grading.actions.left_open import defences, dialogues
from grading.actions.rank import open_positions
from grading.models import Assignment, RemarkRequest
from grading.rules.enums import Pending, Round
from grading.worklist.heads import unsettled_scripts
from results.actions.publish import unlisted
from results.models import Publication
from results.process.since_ranking import decided_since, uncorrected


@dataclass(slots=True)
class Progress:
    """The facts by which a task is known to be done, or not yet possible."""

    screened: bool = False
    undecided_files: int = 0  # files no officer has spoken on
    numbered: int = 0
    published: set[str] = field(default_factory=set)
    unlisted: int = 0  # numbers that the posted list of candidates does not have
    parts: dict[str, ExamPart] = field(default_factory=dict)
    attended: set[str] = field(default_factory=set)  # parts of which everybody was called
    allocated: int = 0
    unmarked: int = 0  # assignments whose mark is not handed in
    approved_by: set[str] = field(default_factory=set)
    ranked: bool = False
    files: int = 0  # registrations received
    special_cases: int = 0  # still at their authority
    short_positions: int = 0  # that would not be held for want of people
    sanctions: dict[str, int] = field(default_factory=dict)  # undecided, of each part
    unsettled: int = 0  # scripts whose marks are all in and that only a person can settle
    dialogues: int = 0  # remarks that wait for the meeting of the heads
    slips_short: int = 0  # defences with fewer slips than the regulations ask
    slips_open: int = 0  # defences with a slip that was begun and not handed in
    seats_silent: int = 0  # defences that a seated member has not scored
    panel_words: int = 0  # defences whose slips lie too far apart
    remarks: int = 0  # scripts whose remark is asked for and not marked to the end
    unseated: int = 0  # positions with defenders and no panel
    open_positions: int = 0  # left open by the latest ranking
    decided_since: bool = False  # something that the latest ranking does not know
    uncorrected: bool = False  # what was published is not what the latest ranking says


def progress_of(campaigns: Iterable[Campaign]) -> dict[Any, Progress]:
    """Return what has been done of each campaign, by its key."""
    listed = list(campaigns)
    progress = {campaign.pk: Progress() for campaign in listed}
    keys = list(progress)
    _of_files(progress, keys)
    _of_parts(progress, keys)
    _of_sanctions(progress, keys)
    _of_marks(progress, keys)
    _of_what_is_left_open(progress, listed)
    _of_remarks(progress, keys)
    _of_panels(progress, keys)
    _of_lists(progress, listed)
    return progress


def _of_files(progress: dict[Any, Progress], keys: list[Any]) -> None:
    for pk in Screening.objects.filter(campaign__in=keys).values_list("campaign", flat=True):
        progress[pk].screened = True
    for pk, count in files_without_decision(keys).items():
        progress[pk].undecided_files = count
    counted = Campaign.objects.filter(pk__in=keys).values_list("pk").annotate(Count("entries"))
    for pk, count in counted.order_by():
        progress[pk].numbered = count
    papers = Application.objects.filter(campaign__in=keys).handed_in()
    counts = papers.values_list("campaign").annotate(
        files=Count("pk"),
        special=Count("pk", filter=Q(state=ApplicationState.SPECIAL_CASE_PENDING)),
    )
    for pk, files, special in counts.order_by():
        progress[pk].files, progress[pk].special_cases = files, special


def _of_parts(progress: dict[Any, Progress], keys: list[Any]) -> None:
    for part in ExamPart.objects.filter(campaign__in=keys):
        progress[part.campaign_id].parts[part.kind] = part
    sat = Sitting.objects.filter(part__campaign__in=keys).values_list(
        "part__campaign", "part__kind"
    )
    missing = uncalled(keys)
    for pk, kind in sat.distinct():
        if (pk, kind) not in missing:
            progress[pk].attended.add(kind)
    stubs = Stub.objects.filter(part__campaign__in=keys, part__kind=PartKind.WRITTEN)
    for pk, approvals in stubs.values_list("part__campaign", "approvals"):
        progress[pk].approved_by = {person for person, _ in approvals}


def _of_sanctions(progress: dict[Any, Progress], keys: list[Any]) -> None:
    undecided = Sanction.objects.filter(part__campaign__in=keys, applied=None)
    counted = undecided.values_list("part__campaign", "part__kind").annotate(Count("pk"))
    for pk, kind, count in counted.order_by():
        progress[pk].sanctions[kind] = count


def _of_marks(progress: dict[Any, Progress], keys: list[Any]) -> None:
    assignments = Assignment.objects.filter(script__part__campaign__in=keys)
    counted = assignments.values_list("script__part__campaign").annotate(
        whole=Count("pk"), unmarked=Count("pk", filter=Q(mark__final_at=None))
    )
    for pk, whole, unmarked in counted.order_by():
        progress[pk].allocated, progress[pk].unmarked = whole, unmarked


def _of_what_is_left_open(progress: dict[Any, Progress], campaigns: list[Campaign]) -> None:
    """Count what two persons would have to name, of the campaigns whose step asks for it."""
    at = {step: [each for each in campaigns if each.step == step] for step in _NAMED_BY_TWO}
    for pk, count in positions_short_of_people(at[SCREEN]).items() if at[SCREEN] else ():
        progress[pk].short_positions = count
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


def _of_remarks(progress: dict[Any, Progress], keys: list[Any]) -> None:
    """Count the remarks that nobody has in hand, or whose hands have not handed in."""
    hands = Assignment.objects.filter(
        round=Round.REMARK, script__entry=OuterRef("entry"), script__part=OuterRef("part")
    )
    requests = RemarkRequest.objects.filter(part__campaign__in=keys, refused_late=False)
    left = requests.filter(~Exists(hands) | Exists(hands.filter(mark__final_at=None)))
    for pk, count in left.values_list("part__campaign").annotate(Count("pk")).order_by():
        progress[pk].remarks = count


def _of_panels(progress: dict[Any, Progress], keys: list[Any]) -> None:
    drawn = Position.objects.filter(
        campaign__in=keys, entries__lots__part__kind=PartKind.PROPOSAL, seats=None
    )
    counted = drawn.values_list("campaign").annotate(Count("pk", distinct=True))
    for pk, count in counted.order_by():
        progress[pk].unseated = count


def _of_lists(progress: dict[Any, Progress], campaigns: list[Campaign]) -> None:
    keys = list(progress)
    for pk, kind in Publication.objects.filter(campaign__in=keys).values_list("campaign", "kind"):
        progress[pk].published.add(kind)
    sitting = [campaign.pk for campaign in campaigns if campaign.step == SIT_WRITTEN]
    for pk, numbers in (unlisted(sitting) if sitting else {}).items():
        progress[pk].unlisted = len(numbers)
    ranking = [each for each in campaigns if each.stage in (Stage.RANK, Stage.PUBLISH)]
    for pk, count in open_positions(each.pk for each in ranking).items():
        progress[pk].ranked, progress[pk].open_positions = True, count
    for pk in decided_since(ranking):
        progress[pk].decided_since = True
    for pk in uncorrected(each.pk for each in ranking if each.stage == Stage.PUBLISH):
        progress[pk].uncorrected = True
