"""A comparison of two versions as it is shown: how many moved, and each line, old beside new."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oversight.figures.figure import Figure, FigureColumn, Value, table
from oversight.figures.movement import Change, Moved, counted
from oversight.forms import VersionsForm
from oversight.sentences import field_value, field_words
from oversight.views import figures
from web.charts import Bar, bar_chart
from web.forms import status_of
from web.lists import page_of

CHANGES: dict[Change, str | Promise] = {
    Change.CAME: gettext_lazy("vào"),
    Change.WENT: gettext_lazy("ra"),
    Change.CHANGED: gettext_lazy("đổi"),
}
TONES = {Change.CAME: "success", Change.WENT: "error", Change.CHANGED: "warning"}
Counts = Sequence[tuple[str, Mapping[Change, int]]]


@dataclass(frozen=True, slots=True)
class Groups:
    """By what the changes are counted: a field of the lines, its heading, a name for each value.

    With `units` (value -> unit) the chart sums them up, since a city has hundreds of posts; `names`
    holds theirs as well.
    """

    field: str
    heading: str
    names: Mapping[str, str]
    units: Mapping[str, str] | None = None


def page(
    request: HttpRequest,
    form: VersionsForm,
    figure_list: Sequence[Figure],
    *,
    are_enough: bool,
    sheet: str,
    **context: Any,
) -> HttpResponse:
    """Show a comparison; without two versions to compare there is nothing to ask, nor to refuse."""
    query = request.GET.copy()
    query.pop("page", None)
    return figures.page(
        request,
        [each for each in figure_list[:1] if each.table.rows],
        sheet=f"{sheet}?{query.urlencode()}" if figure_list else "",
        template="oversight/figures/changes.html",
        status=status_of(form if are_enough else None),
        form=form if are_enough else None,
        totals=_totals(figure_list[0]) if figure_list else [],
        detail=figure_list[1] if figure_list else None,
        page=page_of(request, figure_list[1].table.lines) if figure_list else None,
        **context,
    )


def _totals(figure: Figure) -> list[tuple[int, str | Promise]]:
    """Return how many came, went and changed altogether, with the words."""
    columns = zip(*(row[-len(CHANGES) :] for row in figure.table.rows), strict=True)
    sums = [sum(int(number or 0) for number in column) for column in columns]
    return list(zip(sums or [0] * len(CHANGES), CHANGES.values(), strict=True))


def figures_of(
    lines: Sequence[Moved], groups: Groups, *, name: str, basis: str = ""
) -> list[Figure]:
    """Return how many moved in each group, and every change field by field.

    `name` is the field that tells a line apart, `basis` what is said of one that came or went.
    """
    return [_by_group(counted(lines, groups.field), groups), _by_line(lines, groups, name, basis)]


def _by_group(counts: Counts, groups: Groups) -> Figure:
    columns = [
        FigureColumn(_("Mã"), "code"),
        FigureColumn(groups.heading, "text"),
        *(FigureColumn(capfirst(str(words))) for words in CHANGES.values()),
    ]
    rows: list[tuple[Value, ...]] = [
        (code, groups.names.get(code, ""), *(numbers[change] for change in Change))
        for code, numbers in counts
    ]
    drawn = counts if groups.units is None else _summed(counts, groups.units)
    charted = [
        (figures.short(f"{code} {groups.names.get(code, '')}".strip()), _bars(numbers))
        for code, numbers in drawn
    ]
    title = _("Vào, ra, đổi")
    return Figure("groups", title, table(columns, rows), bar_chart(title, charted))


def _summed(counts: Counts, units: Mapping[str, str]) -> Counts:
    """Return the counts of each unit, in its order."""
    whole: dict[str, Counter[Change]] = {}
    for code, numbers in counts:
        whole.setdefault(units.get(code, "–"), Counter()).update(numbers)
    return sorted(whole.items())


def _bars(numbers: Mapping[Change, int]) -> list[Bar]:
    return [
        Bar(numbers[change], f"{numbers[change]} {CHANGES[change]}", TONES[change])
        for change in Change
        if numbers[change]
    ]


def _by_line(lines: Sequence[Moved], groups: Groups, name: str, basis: str) -> Figure:
    own = (field_words(name), groups.heading)
    headings = (*own, _("Thay đổi"), _("Nội dung"), _("Cũ"), _("Mới"))
    columns = [FigureColumn(heading, "text") for heading in headings]
    rows: list[tuple[Value, ...]] = []
    for line in lines:
        code = line.latest(groups.field)
        whose = (line.latest(name), groups.names.get(code) or code)
        change = capfirst(str(CHANGES[line.change]))
        rows += [(*whose, change, *cells) for cells in cells_of(line, basis)]
    return Figure("lines", _("Từng dòng"), table(columns, rows))


def cells_of(line: Moved, basis: str) -> list[tuple[str, str, str]]:
    """Return each field that changed: its words, the old value, the new one."""
    cells = [
        (
            field_words(field),
            field_value(field, line.old[field]) if line.old else "",
            field_value(field, line.new[field]) if line.new else "",
        )
        for field in line.changed or filter(None, [basis])
    ]
    return cells or [("", "", "")]
