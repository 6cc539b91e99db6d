"""The targets that were entered, year by year, each with how far it is reached."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from exams.models import TeamTarget, Unit
from exams.rules.months import completed_years
from exams.rules.team_targets import (
    Leader,
    TargetReach,
    TargetSubject,
    UnitKind,
    kind_of_unit,
    of_kind,
    progress,
    reach_of,
)
from oversight.figures.figure import Figure, FigureColumn, Value, table
from oversight.figures.frames import share
from oversight.figures.rows_of_structure import TeamMember
from web.sentences import label

Rotations = Collection[tuple[str, date]]  # of whom, and the day on which it began
Row = tuple[Value, ...]


def of_every_unit(
    targets: Sequence[TeamTarget], subject: TargetSubject, year: int
) -> Mapping[str, int]:
    """Return the range that a year asks of every kind of unit at once; empty: none was entered."""
    asked = (each for each in targets if each.subject == subject and each.year == year)
    target = next((each for each in asked if not each.unit_kind), None)
    return {"AT_LEAST": target.at_least, "AT_MOST": target.at_most} if target else {}


def by_year(
    targets: Sequence[TeamTarget], people: Sequence[TeamMember], rotations: Rotations, on: date
) -> list[Figure]:
    """Return every target with its progress as a table; none where no target was entered."""
    if not targets:
        return []
    kinds = {unit: kind_of_unit(name) for unit, name in Unit.objects.values_list("code", "name")}
    leaders = _leaders(people, rotations, on)
    reached = [_progress(target, leaders, kinds, on) for target in targets]
    rows = [_row(target, each) for target, each in zip(targets, reached, strict=True)]
    pairs = enumerate(zip(targets, reached, strict=True))
    flagged = [
        number for number, (target, each) in pairs if _reach(target, each) == TargetReach.BELOW
    ]
    note = _(
        "Tuổi tính đến hôm nay, nên đơn vị có lãnh đạo trẻ chỉ tính cho năm nay; luân chuyển tính "
        "theo năm bắt đầu. Loại đơn vị theo tên đơn vị trong danh mục."
    )
    title = _("Chỉ tiêu và tiến độ từng năm")
    return [Figure("year-targets", title, table(_columns(), rows, flagged), None, note)]


def _leaders(people: Sequence[TeamMember], rotations: Rotations, on: date) -> list[Leader]:
    years: defaultdict[str, set[int]] = defaultdict(set)
    for number, day in rotations:
        years[number].add(day.year)
    return [
        Leader(each.citizen_id, each.unit, completed_years(each.born, on), years[each.citizen_id])
        for each in people
    ]


def _progress(
    target: TeamTarget, leaders: Sequence[Leader], kinds: Mapping[str, UnitKind], on: date
) -> tuple[int, int] | None:
    """Return how many of how many; None where it cannot be told of another year."""
    is_told = target.year <= on.year and target.subject != TargetSubject.YOUNG_UNITS
    if not is_told and target.year != on.year:
        return None
    asked = of_kind(leaders, UnitKind(target.unit_kind) if target.unit_kind else None, kinds)
    return progress(TargetSubject(target.subject), target.year, target.age_under or 0, asked)


def _reach(target: TeamTarget, reached: tuple[int, int] | None) -> TargetReach | None:
    if reached is None or not reached[1]:
        return None
    return reach_of(*reached, target.at_least, target.at_most)


def _row(target: TeamTarget, reached: tuple[int, int] | None) -> Row:
    count, whole = reached or ("", "")
    part = share(*reached) if reached else None
    reach = _reach(target, reached)
    return (
        _words(target),
        target.year,
        label(target.unit_kind_word) if target.unit_kind else _("mọi đơn vị"),
        count,
        whole,
        "" if part is None else part,
        target.range,
        label(f"REACH_{reach}") if reach else _("không tính được"),
        target.document,
    )


def _words(target: TeamTarget) -> str:
    words = capfirst(label(target.subject))
    if not target.age_under:
        return words
    return _("%(words)s (dưới %(age)d tuổi)") % {"words": words, "age": target.age_under}


def _columns() -> list[FigureColumn]:
    return [
        FigureColumn(_("Chỉ tiêu về"), "text"),
        FigureColumn(_("Năm")),
        FigureColumn(_("Loại đơn vị"), "text"),
        FigureColumn(_("Đạt")),
        FigureColumn(_("Trong số")),
        FigureColumn(_("Tỷ lệ (%)"), "percent"),
        FigureColumn(_("Chỉ tiêu (%)"), "text"),
        FigureColumn(_("Tiến độ"), "text"),
        FigureColumn(_("Văn bản"), "text"),
    ]
