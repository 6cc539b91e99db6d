"""Which form a sheet of a file has, known by its columns; and what it lacks of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from candidates.tables.cadre_forms import FORMS
from candidates.tables.headings import Located, find
from candidates.tables.layout import FEWEST as FEWEST_OF_HEADING
from candidates.tables.layout import ImportColumn, Layout, lacking, letters_of
from candidates.tables.placement import NOTHING_PLACED, Placement
from candidates.tables.workbook import Sheet
from exams.rules.names import fold

Forms = Mapping[str, Sequence[ImportColumn]]
SHEET_NAMES = {
    "persons": ("thong tin", "can bo", "ho so", "ca nhan"),
    "periods": ("qua trinh", "cong tac"),
    "degrees": ("bang cap", "van bang", "dao tao", "chuyen mon"),
    "ratings": ("xep loai", "danh gia"),
    "disciplines": ("ky luat", "ki luat"),
    "statuses": ("tinh trang", "trang thai"),
    "trainings": ("boi duong", "cap nhat kien thuc", "tap huan"),
    "months": ("thang",),
    "year": ("thang",),
    "units": ("tap the",),
}
PARTY = "dang vien"  # what a sheet of the Party's ratings, or a heading of it, says
YEARS_HEADING = "Xếp loại 2025"  # how a column of years is asked for
KNOWS_A_PERSON = {"no", "citizen_id", "name", "unit", "unit_name", "rank", "current_post"}
FEWEST = 2  # the number and one more column show that a sheet is about people


class SheetForm(NamedTuple):
    """Which form a sheet has, empty without one; where its table is; what the table lacks."""

    form: str
    located: Located
    missing: tuple[str, ...] = ()


def form_of(sheet: Sheet, forms: Forms = FORMS, placement: Placement = NOTHING_PLACED) -> SheetForm:
    """Return the form whose required columns are all there, else the one that is meant."""
    rows = list(sheet.rows)
    fits = []
    for form, columns in forms.items():
        again = replace(sheet, rows=iter(rows))
        located = find(again, columns, placement=placement, fewest=FEWEST)
        if located.layout is not None:
            rest = [row for row in rows if row[0] > located.layout.last_row]
            missing = _missing(located.layout, columns)
            fits.append(SheetForm(form, located._replace(rows=rest), missing))
    whole = [fit for fit in fits if not fit.missing and _columns(fit) > FEWEST]
    meant = whole or [fit for fit in fits if _is_meant(sheet, fit)]
    nothing = SheetForm("", Located(None, [], rows))
    return max(meant, key=lambda fit: _plainness(sheet, fit), default=nothing)


def _plainness(sheet: Sheet, fit: SheetForm) -> tuple[bool, int, int]:
    """A form that the sheet names comes first, then more columns, then the plainer name."""
    named = _named(sheet, fit)
    return named > 0, _columns(fit), named


def _missing(layout: Layout, columns: Sequence[ImportColumn]) -> tuple[str, ...]:
    """Return the headings of what a table must have and has not: years where they are all of it."""
    missing = lacking(layout, columns)
    if all(column.years or column.key in KNOWS_A_PERSON for column in columns) and not layout.years:
        missing.append(YEARS_HEADING)
    return tuple(missing)


def _is_meant(sheet: Sheet, fit: SheetForm) -> bool:
    """Tell whether an incomplete table is meant as this form: by the sheet's name or a column.

    Without the citizen number, which may stand under a heading nobody knows, a name and as many
    columns of this form alone as make a heading show it.
    """
    columns = fit.located.layout.columns if fit.located.layout else {}
    own = set(columns) - KNOWS_A_PERSON
    if "citizen_id" in columns:
        return bool(own) or _named(sheet, fit) > 0
    return "name" in columns and len(own) >= FEWEST_OF_HEADING


def _named(sheet: Sheet, fit: SheetForm) -> int:
    """Return how plainly a sheet says that it has the form: 2 of the Party's ratings, 1, or 0.

    "Xếp loại đảng viên" also says “xếp loại”; and a heading over the years may say it alone.
    """
    if fit.form == "party_ratings":
        headings = fit.located.layout.headings if fit.located.layout else ()
        says_party = any(letters_of(PARTY) in heading for heading in headings)
        return 2 if says_party or PARTY in fold(sheet.name) else 0
    return int(any(name in fold(sheet.name) for name in SHEET_NAMES.get(fit.form, ())))


def _columns(fit: SheetForm) -> int:
    layout = fit.located.layout
    return len(layout.columns) + len(layout.years) if layout else 0
