"""The status history of a line of the planning list: one person, one post, one term."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from candidates.actions.closed_people import closed_people
from candidates.actions.conference_results import votes_on
from candidates.actions.read import dossier_read
from candidates.models import ConferenceNominee, PlanningEntry, PlanningList
from exams.models import Post
from oversight.figures.entry_history import Line, history
from oversight.figures.figure import Figure, FigureColumn, Value, table
from oversight.figures.movement import Moved
from oversight.figures.rows_of_lists import PLANNING_FIELDS, line_in_versions
from oversight.views import figures
from oversight.views.changes import CHANGES, cells_of

BASIS = "decision_no"  # what somebody came in with


@require_duty(*figures.PLANNING)
def entry_history(request: HttpRequest, pk: str) -> HttpResponse:
    """Show in which versions a person came into planning for a post, was changed, and went."""
    reader = current_person(request)
    entries = PlanningEntry.objects.select_related("planning_list")
    entry = get_object_or_404(closed_people(reader).left_out_of(entries), pk=pk)
    dossier_read(about=f"planning entry {pk}", by=reader, at=timezone.now())
    post = Post.objects.filter(code=entry.post).values_list("full_name", flat=True).first()
    where = f"{entry.name} – {post or entry.post}, {entry.term}"
    title = _("Lịch sử quy hoạch")
    return figures.page(request, [_figure(entry, where), *_votes(entry)], title=title, sheet="")


def _figure(entry: PlanningEntry, title: str) -> Figure:
    alike = PlanningList.objects.of_sort(entry.planning_list.sort).order_by("version")
    versions = {each.version: each for each in alike}
    lines = line_in_versions(entry)
    steps = history(((number, lines.get(number)) for number in versions), PLANNING_FIELDS)
    rows = [
        row for version, step in steps for row in _rows(versions[version], step, lines.get(version))
    ]
    return Figure("history", title, table(_columns(), rows))


def _votes(entry: PlanningEntry) -> list[Figure]:
    """Return how conferences voted on the person for the post; nothing where none did."""
    of_entry = votes_on([entry.citizen_id]).get((entry.citizen_id, entry.post, entry.term), [])
    if not of_entry:
        return []
    headings = (_("Ngày họp"), _("Hội nghị"), _("Văn bản triệu tập"))
    numbers = (_("Phiếu giới thiệu"), _("Phiếu hợp lệ"), _("Phiếu cần đạt"))
    columns = [
        *(FigureColumn(heading, "text") for heading in headings),
        *map(FigureColumn, numbers),
        FigureColumn(_("Kết quả"), "text"),
    ]
    flagged = [number for number, each in enumerate(of_entry) if not each.is_reached]
    rows = map(_vote, of_entry)
    return [Figure("votes", _("Phiếu giới thiệu tại hội nghị"), table(columns, rows, flagged))]


def _vote(nominee: ConferenceNominee) -> tuple[Value, ...]:
    meeting = nominee.conference
    return (
        f"{meeting.held_on:%d/%m/%Y}",
        meeting.title,
        meeting.document,
        nominee.votes or 0,
        meeting.valid or 0,
        meeting.needed or 0,
        _("Đạt") if nominee.is_reached else _("Không đạt"),
    )


def _columns() -> list[FigureColumn]:
    headings = (
        *(_("Bản"), _("Ngày nhập"), _("Dòng trong tệp"), _("Thay đổi")),
        *(_("Nội dung"), _("Cũ"), _("Mới")),
    )
    return [FigureColumn(heading, "text") for heading in headings]


def _rows(version: PlanningList, step: Moved, line: Line | None) -> list[tuple[Value, ...]]:
    head = (
        str(version),
        f"{timezone.localtime(version.imported_at):%d/%m/%Y}",
        _row_of_file(line) if line else "",
        capfirst(str(CHANGES[step.change])),
    )
    return [(*head, *(text or "–" for text in cells)) for cells in cells_of(step, BASIS)]


def _row_of_file(line: Mapping[str, str]) -> str:
    return _("%(sheet)s, dòng %(row)s") % {"sheet": line["sheet"], "row": line["row"]}
