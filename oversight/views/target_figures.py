"""What a year is measured by: units with a young leader, and leaders who were rotated."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from exams.actions.team_targets import targets_in_force
from exams.models import Unit
from exams.rules.team_targets import TargetSubject
from oversight.figures.figure import Figure, FigureColumn, Value, table
from oversight.figures.frames import share
from oversight.figures.rotation import rotated_by_year
from oversight.figures.rows_of_structure import TeamMember, rotations
from oversight.figures.structure import Structure, Trait
from oversight.views.lacking_units import lacking
from oversight.views.year_targets import by_year, of_every_unit
from web.charts import Bar, bar_chart
from web.templatetags.display import percent

WHOLE = {"AT_LEAST": 100, "AT_MOST": 100}
YEARS = 5  # that a rotation is looked back upon
Row = tuple[Value, ...]


def of_leaders(
    people: Sequence[TeamMember],
    teams: Sequence[tuple[str, Structure]],
    profile: Mapping[str, Any],
    on: date,
) -> list[Figure]:
    """Return what the leaders are measured by: the targets entered, else those of the profile."""
    targets, rotated = targets_in_force(), rotations()
    young = of_every_unit(targets, TargetSubject.YOUNG_UNITS, on.year)
    asked = {on.year: profile["rotation_targets"]}
    for year in range(on.year - YEARS + 1, on.year + 1):
        if entered := of_every_unit(targets, TargetSubject.ROTATED_LEADERS, year):
            asked[year] = entered
    return [
        *by_year(targets, people, rotated, on),
        young_units(teams, young or profile["young_units_targets"]),
        rotation(people, rotated, asked, on),
    ]


def young_units(teams: Sequence[tuple[str, Structure]], target: Mapping[str, int]) -> Figure:
    """Count the units with a young leader; in the end each unit shall have one (1.4, 46)."""
    young = sum(team.counts[Trait.YOUNG] > 0 for _unit, team in teams)
    asked = [(_("Chỉ tiêu của năm"), target), (_("Mỗi đơn vị ít nhất một người trẻ"), WHOLE)]
    rows = [_row(words, young, len(teams), of) for words, of in asked]
    title = _("Đơn vị có lãnh đạo trẻ")
    headings = _("Nội dung"), _("Đơn vị có người trẻ"), _("Số đơn vị")
    figure = _figure("young-units", title, headings, rows, [of for _words, of in asked])
    without = [unit for unit, team in teams if not team.counts[Trait.YOUNG]]
    names = dict(Unit.objects.values_list("code", "name"))
    return replace(figure, links=lacking(_("Đơn vị chưa có người trẻ nào:"), without, names))


def rotation(
    people: Sequence[TeamMember],
    rotations: Collection[tuple[str, date]],
    asked: Mapping[int, Mapping[str, int]],
    on: date,
) -> Figure:
    """Count who was rotated in each of the last years, against those who lead now (1.4, 50).

    `asked` are the ranges of the years; a year that has none is only counted.
    """
    leading = {person.citizen_id for person in people}
    years = range(on.year - YEARS + 1, on.year + 1)
    rotated = rotated_by_year(leading, rotations, years)
    targets = [asked.get(year, {}) for year in years]
    rows = [
        _row(str(year), count, len(leading), of)
        for (year, count), of in zip(rotated, targets, strict=True)
    ]
    headings = _("Năm"), _("Người được luân chuyển"), _("Lãnh đạo đương chức")
    note = _("Theo hình thức “Luân chuyển” trong quá trình công tác của hồ sơ cán bộ.")
    return _figure("rotation", _("Luân chuyển cán bộ"), headings, rows, targets, note)


def _row(words: str, count: int, whole: int, target: Mapping[str, int]) -> Row:
    return (
        words,
        count,
        whole,
        share(count, whole),
        "–".join(map(str, sorted({*target.values()}))),
    )


def _figure(
    key: str,
    title: str,
    headings: tuple[str, str, str],
    rows: Sequence[Row],
    targets: Sequence[Mapping[str, int]],
    note: str = "",
) -> Figure:
    """Return the rows with their chart; what is below the least of its target is flagged."""
    words, count, whole = headings
    columns = [
        FigureColumn(words, "text"),
        FigureColumn(count),
        FigureColumn(whole),
        FigureColumn(_("Tỷ lệ (%)"), "percent"),
        FigureColumn(_("Chỉ tiêu (%)"), "text"),
    ]
    flagged = [number for number, of in enumerate(targets) if _is_short(rows[number], of)]
    groups = [(str(row[0]), [_bar(row, number in flagged)]) for number, row in enumerate(rows)]
    return Figure(key, title, table(columns, rows, flagged), bar_chart(title, groups), note)


def _is_short(row: Row, target: Mapping[str, int]) -> bool:
    return Decimal(row[3] or 0) < target.get("AT_LEAST", 0)


def _bar(row: Row, is_short: bool) -> Bar:
    part = Decimal(row[3] or 0)
    return Bar(part, f"{percent(part)} %", "warning" if is_short else "info")
