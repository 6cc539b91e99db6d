"""For how many seats people are planned, and what they studied, beside the structure."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from exams.models import Unit
from oversight.figures.figure import Figure, FigureColumn, Value, table
from oversight.figures.frames import share
from oversight.figures.planned_seats import PlannedSeats
from web.charts import Bar, bar_chart

MOST_DRAWN = 12  # specialities; the table has them all


def seats(units: Sequence[PlannedSeats]) -> Figure:
    """Return the coefficient of each unit: how many are planned for a seat."""
    names = dict(Unit.objects.values_list("code", "name"))
    columns = [
        FigureColumn(_("Đơn vị"), "text"),
        FigureColumn(_("Số chỉ tiêu chức danh")),
        FigureColumn(_("Lượt quy hoạch")),
        FigureColumn(_("Hệ số"), "points"),
        FigureColumn(_("Đúng chuyên ngành")),
        FigureColumn(_("Tỷ lệ (%)"), "percent"),
    ]
    rows = [_row_of(each, names.get(each.unit, each.unit)) for each in units]
    flagged = [number for number, each in enumerate(units) if each.suited < each.people]
    note = _(
        "Mỗi người tính một lượt ở mỗi chức danh; hệ số là số lượt quy hoạch cho một chỉ tiêu."
        " Dòng tô màu: có người chưa đúng chuyên ngành của chức danh."
    )
    return Figure("planned-seats", _("Hệ số quy hoạch"), table(columns, rows, flagged), None, note)


def _row_of(each: PlannedSeats, name: str) -> tuple[Value, ...]:
    part = share(each.suited, each.people)
    return (name, each.seats, each.people, each.coefficient, each.suited, part)


def specialities(counts: Sequence[tuple[str, int]]) -> Figure:
    """Return how many are planned with each speciality."""
    unnamed = _("Chưa ghi")
    rows: list[tuple[Value, ...]] = [(name or unnamed, count) for name, count in counts]
    columns = [FigureColumn(_("Chuyên ngành"), "text"), FigureColumn(_("Lượt quy hoạch"))]
    title = _("Chuyên ngành đào tạo")
    drawn = [
        (name or unnamed, [Bar(Decimal(count), str(count))]) for name, count in counts[:MOST_DRAWN]
    ]
    return Figure("specialities", title, table(columns, rows), bar_chart(title, drawn))
