"""The figures of the control room: how many there are, and the list in which they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from candidates.rules.enums import ApplicationState
from exams.models import Campaign
from exams.rules.stages import Stage
from results.models import Publication
from results.process.progress import Progress
from results.rules.enums import PublicationKind

FILE_READERS = {Duty.SCREEN, Duty.RECEIVE, Duty.DECIDE}
BOARD_READERS = {Duty.ALLOCATE, Duty.SETTLE}


@dataclass(frozen=True, slots=True)
class RoomFigure:
    """One tile: a number, what it counts, and its list; no address for who may not open it."""

    number: int
    label: str | Promise
    url: str = ""


def room_figures(
    campaign: Campaign,
    progress: Progress,
    publications: Iterable[Publication],
    duties: frozenset[Duty],
) -> list[RoomFigure]:
    """Return what there is to count so far; what is not there yet is left out."""
    files = list(_of_the_files(campaign, progress, duties))
    return [*files, *_of_the_sitting(campaign, progress, publications, duties)]


def _of_the_files(
    campaign: Campaign, progress: Progress, duties: frozenset[Duty]
) -> Iterator[RoomFigure]:
    """Yield the registrations, and those that meet the conditions."""
    counted: tuple[tuple[int, str | Promise, dict[str, str]], ...] = (
        (progress.files, _("hồ sơ đã nhận"), {}),
        (progress.eligible, _("đủ điều kiện"), {"state": ApplicationState.ELIGIBLE}),
    )
    for number, words, wish in counted:
        if number:
            query = urlencode({"campaign": campaign.code, **wish})
            address = f"{reverse('candidates:files')}?{query}"
            yield RoomFigure(number, words, address if duties & FILE_READERS else "")


def _of_the_sitting(
    campaign: Campaign,
    progress: Progress,
    publications: Iterable[Publication],
    duties: frozenset[Duty],
) -> Iterator[RoomFigure]:
    """Yield the candidates with a number, and the marks that are not handed in."""
    if progress.numbered:
        listed = [each for each in publications if each.kind == PublicationKind.ELIGIBLE]
        yield RoomFigure(progress.numbered, _("số báo danh"), _address(listed))
    if campaign.stage == Stage.MARK and progress.unmarked:
        board = reverse("grading:board", args=[campaign.code])
        yield RoomFigure(
            progress.unmarked, _("lượt chấm chưa nộp"), board if duties & BOARD_READERS else ""
        )


def _address(publications: list[Publication]) -> str:
    """Return the page of the latest of some versions of a list."""
    if not publications:
        return ""
    latest = max(publications, key=lambda each: each.version)
    keys = [latest.campaign.code, latest.kind.lower(), latest.version]
    return reverse("results:publication", args=keys)
