"""What has been done of campaigns so far, for any number of them with the same few queries."""

from collections.abc import Collection, Hashable, Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from candidates.actions.disqualify import proposed_of
from candidates.models import Application, Screening
from candidates.rules.enums import ApplicationState
from candidates.rules.position_outcomes import ListState
from candidates.worklist.files import files_without_decision
from exams.actions.versions import versions_of
from exams.models import Campaign, Entry, ExamPart, Sitting, Stub
from exams.rules.enums import PartKind
from exams.rules.stages import SIT_WRITTEN, Stage
from exams.worklist import uncalled
from grading.actions.left_open import undecided_sanctions
from grading.actions.rank import open_positions
from grading.actions.readiness import positions_without_panel
from grading.models import Assignment, RemarkRequest
from grading.rules.enums import Round
from results.actions.publish import unlisted
from results.models import Publication
from results.process.left_open import of_what_is_left_open
from results.process.on_paper import of_codes_on_paper
from results.process.progress import Progress
from results.process.since_ranking import decided_since, uncorrected
from web.recent import Recent

recent_progress: Recent[Progress] = Recent(most_rows=1_000, rows_of=lambda progress: 1)


def progress_of(campaigns: Iterable[Campaign]) -> dict[Any, Progress]:
    """Return what has been done of each campaign, by its key; once for each state of the facts."""
    listed = {campaign.pk: campaign for campaign in campaigns}
    return recent_progress.once_each(
        lambda: _asked(listed.values()), lambda keys: _worked_out([listed[pk] for pk in keys])
    )


def _asked(campaigns: Collection[Campaign]) -> dict[Any, Hashable]:
    """Return what the progress of each campaign rests on: the facts, and the day."""
    today = timezone.localdate()
    return {pk: (today, version) for pk, version in versions_of(campaigns).items()}


def _worked_out(listed: list[Campaign]) -> dict[Any, Progress]:
    progress = {campaign.pk: Progress() for campaign in listed}
    keys = list(progress)
    _of_files(progress, keys)
    _of_parts(progress, keys)
    of_codes_on_paper(progress, listed)
    _of_sanctions(progress, keys)
    _of_disqualifications(progress, listed)
    _of_marks(progress, keys)
    of_what_is_left_open(progress, listed)
    _of_remarks(progress, keys)
    _of_panels(progress, listed)
    _of_lists(progress, listed)
    return progress


def _of_files(progress: dict[Any, Progress], keys: list[Any]) -> None:
    for pk in Screening.objects.filter(campaign__in=keys).values_list("campaign", flat=True):
        progress[pk].screened = True
    for pk, count in files_without_decision(keys).items():
        progress[pk].undecided_files = count
    counted = Entry.objects.filter(campaign__in=keys).values_list("campaign")
    for pk, count in counted.annotate(number=Count("*")).order_by():
        progress[pk].numbered = count
    papers = Application.objects.filter(campaign__in=keys).handed_in()
    counts = papers.values_list("campaign").annotate(
        files=Count("*"),  # read from the index alone
        eligible=Count("state", filter=Q(state=ApplicationState.ELIGIBLE)),
        special=Count("state", filter=Q(state=ApplicationState.SPECIAL_CASE_PENDING)),
    )
    for pk, files, eligible, special in counts.order_by():
        of_campaign = progress[pk]
        of_campaign.files, of_campaign.eligible = files, eligible
        of_campaign.special_cases = special
    _of_special_cases(progress)


def _of_special_cases(progress: dict[Any, Progress]) -> None:
    """Count the open cases that keep the first sitting from ending, where there is any case."""
    asked = [pk for pk, each in progress.items() if each.special_cases]
    if not asked:
        return
    cases = Application.objects.filter(
        campaign__in=asked,
        state=ApplicationState.SPECIAL_CASE_PENDING,
        position__opening=ListState.HELD,
    )
    for pk, count in cases.values_list("campaign").annotate(Count("pk")).order_by():
        progress[pk].special_cases_to_call = count


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
        progress[pk].approved_sides = {side for _, side in approvals}


def _of_sanctions(progress: dict[Any, Progress], keys: list[Any]) -> None:
    undecided = undecided_sanctions().filter(part__campaign__in=keys)
    counted = undecided.values_list("part__campaign", "part__kind").annotate(Count("pk"))
    for pk, kind, count in counted.order_by():
        progress[pk].sanctions[kind] = count


def _of_disqualifications(progress: dict[Any, Progress], campaigns: list[Campaign]) -> None:
    keys = {campaign.code: campaign.pk for campaign in campaigns}
    for code, kind, _number in proposed_of(keys):
        progress[keys[code]].proposed.add(kind)


def _of_marks(progress: dict[Any, Progress], keys: list[Any]) -> None:
    assignments = Assignment.objects.counted().filter(script__part__campaign__in=keys)
    counted = assignments.values_list("script__part__campaign").annotate(
        whole=Count("pk"), unmarked=Count("pk", filter=Q(mark__final_at=None))
    )
    for pk, whole, unmarked in counted.order_by():
        progress[pk].allocated, progress[pk].unmarked = whole, unmarked


def _of_remarks(progress: dict[Any, Progress], keys: list[Any]) -> None:
    """Count the remarks that nobody has in hand, or whose hands have not handed in."""
    hands = Assignment.objects.filter(
        round=Round.REMARK, script__entry=OuterRef("entry"), script__part=OuterRef("part")
    )
    requests = RemarkRequest.objects.to_mark_again().filter(part__campaign__in=keys)
    left = requests.filter(~Exists(hands) | Exists(hands.filter(mark__final_at=None)))
    for pk, count in left.values_list("part__campaign").annotate(Count("pk")).order_by():
        progress[pk].remarks = count


def _of_panels(progress: dict[Any, Progress], campaigns: list[Campaign]) -> None:
    for pk, count in positions_without_panel(campaigns).items():
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
