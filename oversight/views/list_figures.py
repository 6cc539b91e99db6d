"""What changed between two runs of the screening, or two published lists, of one campaign."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from candidates.actions.recusal import closed_files
from exams.models import Campaign
from exams.models.campaign import TITLE
from oversight.figures.figure import Figure
from oversight.figures.movement import Moved, moved
from oversight.figures.rows_of_lists import NUMBER, publication_frames, screening_frame
from oversight.forms import SCREENING, ListVersionsForm, latest_two
from oversight.views import changes, figures
from web.sentences import label


@require_duty(*figures.LISTS, campaign="code")
def lists_page(request: HttpRequest, code: str) -> HttpResponse:
    """Compare two runs of the screening, or two published lists."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    form = _form(request, campaign)
    return changes.page(
        request,
        form,
        _figures(request, campaign, form) if form.is_valid() else [],
        title=_("So sánh hai danh sách"),
        sheet=reverse("oversight:list-changes-sheet", args=[code]),
        campaign=campaign,
        are_enough=form.are_enough,
    )


@require_duty(*figures.LISTS, campaign="code")
def lists_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Return the same as a spreadsheet; what cannot be compared is refused on the page."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    form = _form(request, campaign)
    if not form.is_valid():
        return lists_page(request, code)
    name = f"{code}-{form.cleaned_data['before']}-{form.cleaned_data['after']}"
    return figures.file(
        request, _figures(request, campaign, form), title=_("So sánh hai danh sách"), name=name
    )


def _form(request: HttpRequest, campaign: Campaign) -> ListVersionsForm:
    """Return the choice of two lists: the two published last, else the last two runs."""
    public, runs = _published(request, campaign), _runs(campaign)
    sorts = ([key for key, _words in public], [key for key, _words in runs])
    defaults = next((latest_two(keys) for keys in sorts if len(keys) > 1), {})
    return ListVersionsForm({**defaults, **request.GET.dict()}, versions=[*public, *runs])


def _published(request: HttpRequest, campaign: Campaign) -> list[tuple[str, str]]:
    """Return the published lists that the reader may see, newest first: key and words."""
    lists = campaign.publications.seen_by(request.user, at=timezone.now()).defer("content")
    return [
        (
            f"{each.kind}-{each.version}",
            f"{label(f'KIND_{each.kind}')}, v{each.version} ({each.published_on:%d/%m/%Y})",
        )
        for each in lists.order_by("-published_at", "-version")
    ]


def _runs(campaign: Campaign) -> list[tuple[str, str]]:
    """Return the runs of the rules, newest first: key and words."""
    words = _("Thẩm định lần %(number)d (%(day)s)")
    return [
        (
            f"{SCREENING}-{each.number}",
            words % {"number": each.number, "day": f"{timezone.localtime(each.run_at):%d/%m/%Y}"},
        )
        for each in campaign.screenings.defer("states")
    ]


def _figures(request: HttpRequest, campaign: Campaign, form: ListVersionsForm) -> list[Figure]:
    keys = [form.cleaned_data[name] for name in ("before", "after")]
    lines = _screened(request, campaign, keys) if form.are_runs else _public(campaign, keys)
    names = dict(campaign.positions.values_list("code", TITLE))
    groups = changes.Groups("position", _("Vị trí"), names)
    return changes.figures_of(lines, groups, name="number")


def _screened(request: HttpRequest, campaign: Campaign, keys: Sequence[str]) -> list[Moved]:
    """Compare two runs, without the files that the reader does not open for a tie."""
    positions = dict(campaign.applications.values_list("reg_no", "position_code"))
    numbers = [int(key.rpartition("-")[2]) for key in keys]
    runs = {run.number: run for run in campaign.screenings.filter(number__in=numbers)}
    before, after = (screening_frame(runs[number], positions) for number in numbers)
    tied = set(closed_files(campaign, current_person(request)).values_list("reg_no", flat=True))
    changes_of_all = moved(before, after, key=NUMBER, fields=["state"])
    return [each for each in changes_of_all if each.latest("number") not in tied]


def _public(campaign: Campaign, keys: Sequence[str]) -> list[Moved]:
    kinds = {key.rpartition("-")[0] for key in keys}
    lists = campaign.publications.filter(kind__in=kinds)
    versions = {f"{each.kind}-{each.version}": each for each in lists}
    (before, after), fields = publication_frames(*(versions[key] for key in keys))
    return moved(before, after, key=NUMBER, fields=fields)
