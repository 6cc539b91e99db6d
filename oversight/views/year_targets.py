"""The targets that were entered, year by year, each with how far it is reached."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from exams.models import TeamTarget, Unit
from exams.rules.months import completed_years
from exams.rules.team_targets import (
    Leader,
    TargetReach,
    TargetSubject,
    UnitKind,
    of_kind,
    of_unit,
    progress,
    reach_of,
    units_without,
)
from oversight.figures.figure import Figure, FigureColumn, NamedLinks, Value, table
from oversight.figures.frames import share
from oversight.figures.rows_of_structure import TeamMember
from oversight.views.lacking_units import lacking
from oversight.views.target_words import units_of, words_of
from web.sentences import label

Rotations = Collection[tuple[str, date]]  # of whom, and the day on which it began
Row = tuple[Value, ...]


def of_every_unit(
    targets: Sequence[TeamTarget], subject: TargetSubject, year: int
) -> Mapping[str, int]:
    """Return the range that a year asks of every kind of unit at once; empty: none was entered."""
    asked = (each for each in targets if each.subject == subject and each.year == year)
    target = next((each for each in asked if not (each.unit_kind or each.unit)), None)
    return {"AT_LEAST": target.at_least, "AT_MOST": target.at_most} if target else {}


def by_year(
    targets: Sequence[TeamTarget], people: Sequence[TeamMember], rotations: Rotations, on: date
) -> list[Figure]:
    """Return every target with its progress as a table; none where no target was entered."""
    if not targets:
        return []
    units = list(Unit.objects.all())
    names = {unit.code: unit.name for unit in units}
    kinds = {unit.code: unit.kind_or_by_name for unit in units}
    leaders = _leaders(people, rotations, on)
    asked = [_asked(target, leaders, kinds) for target in targets]
    reached = [_progress(target, those, on) for target, those in zip(targets, asked, strict=True)]
    rows = [_row(target, each) for target, each in zip(targets, reached, strict=True)]
    pairs = enumerate(zip(targets, reached, strict=True))
    flagged = [
        number for number, (target, each) in pairs if _reach(target, each) == TargetReach.BELOW
    ]
    note = _(
        "Tuổi tính đến hôm nay, nên đơn vị có lãnh đạo trẻ chỉ tính cho năm nay; luân chuyển tính "
        "theo năm bắt đầu. Loại đơn vị theo danh mục; chưa ghi thì theo tên."
    )
    title = _("Chỉ tiêu và tiến độ từng năm")
    links = [
        group
        for target, those in zip(targets, asked, strict=True)
        for group in _lacking(target, those, names, on)
    ]
    rows_and_flags = table(_columns(), rows, flagged)
    return [Figure("year-targets", title, rows_and_flags, None, note, tuple(links))]


def _lacking(
    target: TeamTarget, asked: Sequence[Leader], names: Mapping[str, str], on: date
) -> tuple[NamedLinks, ...]:
    """Return the units that have nobody whom a target of this year about units asks for."""
    subject = TargetSubject(target.subject)
    if target.year != on.year or subject == TargetSubject.ROTATED_LEADERS:
        return ()
    units = units_without(subject, target.year, target.age_under or 0, asked)
    title = _("%(target)s – đơn vị chưa có:") % {"target": words_of(target)}
    return lacking(title, units, names)


def _leaders(people: Sequence[TeamMember], rotations: Rotations, on: date) -> list[Leader]:
    years: defaultdict[str, set[int]] = defaultdict(set)
    for number, day in rotations:
        years[number].add(day.year)
    return [
        Leader(each.citizen_id, each.unit, completed_years(each.born, on), years[each.citizen_id])
        for each in people
    ]


def _asked(
    target: TeamTarget, leaders: Sequence[Leader], kinds: Mapping[str, UnitKind]
) -> list[Leader]:
    """Return the leaders of whom a target speaks."""
    if target.unit:
        return of_unit(leaders, target.unit.code)
    return of_kind(leaders, UnitKind(target.unit_kind) if target.unit_kind else None, kinds)


def _progress(target: TeamTarget, asked: Sequence[Leader], on: date) -> tuple[int, int] | None:
    """Return how many of how many; None where it cannot be told of another year."""
    is_told = target.year <= on.year and target.subject != TargetSubject.YOUNG_UNITS
    if not is_told and target.year != on.year:
        return None
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
        words_of(target),
        target.year,
        units_of(target),
        count,
        whole,
        "" if part is None else part,
        target.range,
        label(f"REACH_{reach}") if reach else _("không tính được"),
        target.document,
    )


def _columns() -> list[FigureColumn]:
    return [
        FigureColumn(_("Chỉ tiêu về"), "text"),
        FigureColumn(_("Năm")),
        FigureColumn(_("Đơn vị"), "text"),
        FigureColumn(_("Đạt")),
        FigureColumn(_("Trong số")),
        FigureColumn(_("Tỷ lệ (%)"), "percent"),
        FigureColumn(_("Chỉ tiêu (%)"), "text"),
        FigureColumn(_("Tiến độ"), "text"),
        FigureColumn(_("Văn bản"), "text"),
    ]
