"""Who came into the planning list, who went and who changed, between two of its versions."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from candidates.actions.closed_people import ClosedPeople, closed_people
from candidates.actions.read import dossier_read
from candidates.models import PlanningList
from candidates.rules.planning_line import is_alike
from exams.models import Post, Unit
from oversight.figures.figure import Figure
from oversight.figures.movement import Moved, moved
from oversight.figures.rows_of_lists import PLANNING_FIELDS, PLANNING_KEY, planning_frame
from oversight.forms import PlanningVersionsForm, latest_two
from oversight.views import changes, figures
from web.sentences import label

DECISION = "decision_no"  # what somebody came in or went out with


@require_duty(*figures.PLANNING)
def planning_page(request: HttpRequest) -> HttpResponse:
    """Compare two versions of the planning list: who came, went and changed, post by post."""
    versions = list(PlanningList.objects.all())
    form = _form(request, versions)
    figure_list = _figures(request, form) if form.is_valid() else []
    return changes.page(
        request,
        form,
        figure_list,
        title=_("So sánh hai bản quy hoạch"),
        sheet=reverse("oversight:planning-changes-sheet"),
        are_enough=len(versions) > 1,
    )


@require_duty(*figures.PLANNING)
def planning_sheet(request: HttpRequest) -> HttpResponse:
    """Return the same as a spreadsheet; what cannot be compared is refused on the page."""
    form = _form(request, list(PlanningList.objects.all()))
    if not form.is_valid():
        return planning_page(request)
    name = f"quy-hoach-{form.cleaned_data['before']}-{form.cleaned_data['after']}"
    figure_list = _figures(request, form)
    return figures.file(request, figure_list, title=_("So sánh hai bản quy hoạch"), name=name)


def _form(request: HttpRequest, versions: Sequence[PlanningList]) -> PlanningVersionsForm:
    """Return the choice of two versions, the latest two unless asked otherwise."""
    choices = [(str(each.version), _words(each)) for each in versions]
    units = Unit.objects.filter(plans=True).values_list("code", "name")
    sorts = {str(each.version): each.sort for each in versions}
    alike = {
        key: [number for number in sorts if is_alike(sort, sorts[number])]
        for key, sort in sorts.items()
    }
    newest = next((keys for keys in alike.values() if len(keys) > 1), [])
    data = {**latest_two(newest), **request.GET.dict()}
    return PlanningVersionsForm(data, versions=choices, units=units, alike=alike)


def _words(version: PlanningList) -> str:
    day = timezone.localtime(version.imported_at)
    return f"{version} ({label(version.sort.kind)} {version.term}, {day:%d/%m/%Y})"


def _figures(request: HttpRequest, form: PlanningVersionsForm) -> list[Figure]:
    """Return the comparison; that personal data was read is recorded before it leaves."""
    before, after, unit = (form.cleaned_data[name] for name in ("before", "after", "unit"))
    by = current_person(request)
    dossier_read(about="planning", purpose=f"v{before} v{after}", by=by, at=timezone.now())
    lines = _moved(int(before), int(after), closed_people(by))
    posts = {post.code: post for post in Post.objects.select_related("unit")}
    units = {code: post.unit.code for code, post in posts.items()}
    if unit:
        lines = [line for line in lines if units.get(line.latest("post")) == unit]
    lines.sort(key=lambda line: (line.latest("post"), line.latest("sort_key")))
    names = {post.unit.code: post.unit.name for post in posts.values()}
    names |= {code: post.full_name for code, post in posts.items()}
    groups = changes.Groups("post", _("Chức danh"), names, None if unit else units)
    return changes.figures_of(lines, groups, name="name", basis=DECISION)


def _moved(before: int, after: int, closed: ClosedPeople) -> list[Moved]:
    versions = PlanningList.objects.in_bulk(field_name="version")
    return moved(
        planning_frame(versions[before], closed),
        planning_frame(versions[after], closed),
        key=PLANNING_KEY,
        fields=PLANNING_FIELDS,
    )
