"""How far the programme of a year is done: planned, in time, late, by campaign and by item."""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from exams.access import campaigns_of
from exams.models import Campaign
from oversight.figures.figure import Figure, FigureColumn, table
from oversight.figures.frames import share
from oversight.figures.programme import (
    ItemState,
    ProgrammeItem,
    by_campaign,
    completed_and_due,
)
from oversight.figures.rows_of_programme import programme_items
from oversight.views import figures
from web.charts import Bar, bar_chart
from web.sentences import label
from web.templatetags.display import percent

TONES = {
    ItemState.DONE_IN_TIME: "success",
    ItemState.DONE_LATE: "warning",
    ItemState.OVERDUE: "error",
    ItemState.TO_COME: "neutral",
}


@require_duty(*figures.FUNNEL)
def programme_page(request: HttpRequest) -> HttpResponse:
    """Show the campaigns of a year that the reader may see, and each item that is late."""
    items, years, year = _items_of_year(request)
    return figures.page(
        request,
        _figures(items),
        title=_title(year),
        sheet=f"{reverse('oversight:programme-sheet')}?nam={year}",
        template="oversight/figures/programme.html",
        years=years,
        year=year,
    )


@require_duty(*figures.FUNNEL)
def programme_sheet(request: HttpRequest) -> HttpResponse:
    """Return the same as a spreadsheet."""
    items, _years, year = _items_of_year(request)
    name = f"chuong-trinh-{year}"
    return figures.file(request, _figures(items), title=_title(year), name=name)


def _title(year: int) -> str:
    return _("Hoàn thành chương trình thi tuyển năm %(year)s") % {"year": year}


def _items_of_year(request: HttpRequest) -> tuple[list[ProgrammeItem], list[int], int]:
    """Return the items planned in the year asked for, the years there are, and that year."""
    visible = campaigns_of(current_person(request), *figures.FUNNEL)
    rows = Campaign.objects.public().filter(pk__in=[each.pk for each in visible])
    running = rows.filter(cancelled_on=None).order_by("announced_on", "code")
    items = programme_items(list(running.prefetch_related("parts")))
    this_year = timezone.localdate().year
    years = sorted({this_year, *(item.planned.year for item in items)}, reverse=True)
    asked = request.GET.get("nam") or str(this_year)
    year = next((each for each in years if str(each) == asked), None)
    if year is None:
        raise Http404
    return [item for item in items if item.planned.year == year], years, year


def _figures(items: Sequence[ProgrammeItem]) -> list[Figure]:
    today = timezone.localdate()
    late = [item for item in items if item.days_late(today)]
    return [_whole(by_campaign(items, today)), *([_late(late)] if late else [])]


def _whole(campaigns: Mapping[str, Mapping[ItemState, int]]) -> Figure:
    """Return the counts of each campaign, and the share that is done of what was due."""
    states = list(ItemState)
    columns = [
        FigureColumn(_("Kỳ thi"), "code"),
        FigureColumn(_("Việc theo kế hoạch")),
        *(FigureColumn(capfirst(label(state))) for state in states),
        FigureColumn(_("Hoàn thành so với đến hạn (%)"), "percent"),
    ]
    rows = [
        (
            code,
            sum(counts.values()),
            *(counts.get(state, 0) for state in states),
            share(*completed_and_due(counts)),
        )
        for code, counts in campaigns.items()
    ]
    title = _("Từng kỳ thi")
    groups = [(code, _bars(counts)) for code, counts in campaigns.items()]
    note = _("Chỉ tiêu: 100% việc đến hạn được hoàn thành. Việc chưa đến hạn không tính.")
    chart = bar_chart(title, groups) if groups else None
    return Figure("campaigns", title, table(columns, rows), chart, note)


def _bars(counts: Mapping[ItemState, int]) -> list[Bar]:
    completed, due = completed_and_due(counts)
    words = f"{completed}/{due} ({percent(share(completed, due))}%)"
    others = [state for state in ItemState if state != ItemState.DONE_IN_TIME and counts.get(state)]
    return [
        *([Bar(completed, words, TONES[ItemState.DONE_IN_TIME])] if due else []),
        *(Bar(counts[state], f"{label(state)}: {counts[state]}", TONES[state]) for state in others),
    ]


def _late(items: Sequence[ProgrammeItem]) -> Figure:
    """Return each item that was done late, or is not done though its day has passed."""
    today = timezone.localdate()
    columns = [
        FigureColumn(_("Kỳ thi"), "code"),
        FigureColumn(_("Việc"), "text"),
        FigureColumn(_("Ngày theo kế hoạch"), "text"),
        FigureColumn(_("Ngày làm xong"), "text"),
        FigureColumn(_("Muộn (ngày)")),
    ]
    rows = [
        (
            item.campaign,
            capfirst(label(item.step)),
            f"{item.planned:%d/%m/%Y}",
            f"{item.completed:%d/%m/%Y}" if item.completed else _("chưa xong"),
            item.days_late(today),
        )
        for item in items
    ]
    return Figure("late", _("Việc muộn so với kế hoạch"), table(columns, rows))
