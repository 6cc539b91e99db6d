"""How long leaders have been in their posts, and how the seats of each unit are filled."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from candidates.actions.closed_people import ClosedPeople
from candidates.models import CadreRecord
from exams.models import Post, Unit, Vacancy
from exams.rules.names import fold
from exams.rules.vacancies import FillingMode
from oversight.figures.figure import Figure, FigureColumn, NamedLinks, Value, table
from oversight.figures.frames import share
from oversight.figures.rows_of_structure import TeamMember
from oversight.figures.seats import UnitSeats, seats_by_unit
from oversight.figures.tenure import bands_of_tenure, long_in_post
from web.charts import Bar, bar_chart


def of_offices(
    people: Sequence[TeamMember], unit: str, on: date, closed: ClosedPeople
) -> list[Figure]:
    """Return the tenure of who leads, and the seats of each unit, or of one."""
    return [tenure(people, on, closed), seats(people, unit)]


def tenure(people: Sequence[TeamMember], on: date, closed: ClosedPeople) -> Figure:
    """Count the years in the present post; who has two terms, or soon will, is named (1.4, 49).

    Nobody is named who is `closed` to the reader.
    """
    counts = bands_of_tenure((each.in_post_since for each in people), on)
    bands = list(zip(_bands(), counts, strict=True))
    rows = [(words, count, share(count, len(people))) for words, count in bands]
    columns = [
        FigureColumn(_("Thời gian giữ chức vụ"), "text"),
        FigureColumn(_("Số người")),
        FigureColumn(_("Tỷ lệ (%)"), "percent"),
    ]
    title = _("Thời gian giữ chức vụ hiện nay")
    chart = bar_chart(title, [(words, [Bar(count, str(count))]) for words, count in bands])
    flagged = [number for number, (_words, count) in enumerate(bands) if number == 3 and count]
    return Figure(
        "tenure", title, table(columns, rows, flagged), chart, links=_long(people, on, closed)
    )


def _bands() -> tuple[str, ...]:
    return (
        _("Dưới 3 năm"),
        _("3 đến dưới 5 năm"),
        _("5 đến dưới 8 năm"),
        _("Từ 8 năm (hai nhiệm kỳ)"),
        _("Chưa rõ"),
    )


def _long(people: Sequence[TeamMember], on: date, closed: ClosedPeople) -> tuple[NamedLinks, ...]:
    over, soon = long_in_post(((each.citizen_id, each.in_post_since) for each in people), on)
    rows = closed.left_out_of(CadreRecord.objects.filter(citizen_id__in=[*over, *soon]))
    cadres = {cadre.citizen_id: cadre for cadre in rows}
    groups = (_("Đã đủ hai nhiệm kỳ:"), over), (_("Đủ hai nhiệm kỳ trong 12 tháng tới:"), soon)
    return tuple(
        NamedLinks(title, named)
        for title, numbers in groups
        if (named := tuple(_person(cadres[number]) for number in numbers if number in cadres))
    )


def _person(cadre: CadreRecord) -> tuple[str, str]:
    return cadre.name, reverse("candidates:cadre", args=[cadre.pk])


def seats(people: Sequence[TeamMember], unit: str) -> Figure:
    """Set the seats of the catalogue against who is in office, unit by unit (1.4, 52)."""
    posts = Post.objects.filter(unit__code=unit) if unit else Post.objects.all()
    columns = posts.values_list("unit__code", "full_name", "seats")
    listed = [(code, fold(title), number) for code, title, number in columns]
    units = seats_by_unit(listed, [(each.unit, fold(each.title)) for each in people])
    names, by_exam = dict(Unit.objects.values_list("code", "name")), _by_exam()
    rows = [_row(each, names, by_exam) for each in units]
    flagged = [number for number, each in enumerate(units) if each.missing or each.surplus]
    title = _("Chỗ khuyết, dôi dư theo đơn vị")
    note = _(
        "Theo số chỗ của từng chức danh trong danh mục và người đang giữ đúng chức danh đó; chức "
        "vụ không có trong danh mục đếm riêng. Cột cuối theo sổ chức danh khuyết."
    )
    chart = bar_chart(title, [(names.get(each.unit, each.unit), _bars(each)) for each in units])
    return Figure("seats-in-office", title, table(_columns(), rows, flagged), chart, note)


def _by_exam() -> Mapping[str, int]:
    """Return how many posts of each unit are to be filled by competition, as last decided."""
    latest = {each.post_id: each for each in Vacancy.objects.select_related("post__unit").reverse()}
    counts: dict[str, int] = {}
    for vacancy in latest.values():
        if vacancy.mode == FillingMode.EXAM:
            code = vacancy.post.unit.code
            counts[code] = counts.get(code, 0) + 1
    return counts


def _row(
    each: UnitSeats, names: Mapping[str, str], by_exam: Mapping[str, int]
) -> tuple[Value, ...]:
    counts = each.seats, each.holders, each.missing, each.surplus, each.elsewhere
    return (names.get(each.unit, each.unit), *counts, by_exam.get(each.unit, 0))


def _columns() -> list[FigureColumn]:
    return [
        FigureColumn(_("Đơn vị"), "text"),
        FigureColumn(_("Số chỗ")),
        FigureColumn(_("Đang giữ")),
        FigureColumn(_("Khuyết")),
        FigureColumn(_("Dôi dư")),
        FigureColumn(_("Chức vụ ngoài danh mục")),
        FigureColumn(_("Quyết định thi tuyển")),
    ]


def _bars(each: UnitSeats) -> list[Bar]:
    return [
        Bar(each.missing, _("khuyết %(n)d") % {"n": each.missing}, "warning"),
        Bar(each.surplus, _("dôi dư %(n)d") % {"n": each.surplus}, "info"),
    ]
