"""The six sheets of personnel facts: their columns by every name, and which sheet is which."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from candidates.tables.headings import Located, find
from candidates.tables.layout import ImportColumn, Layout
from candidates.tables.placement import NOTHING_PLACED, Placement
from candidates.tables.planning_form import (
    CITIZEN_NAMES,
    COUNTER_NAMES,
    NAME_NAMES,
    PRESENT_NAMES,
    SINCE_NAMES,
)
from candidates.tables.workbook import Sheet
from exams.rules.names import fold

YEARS_HEADING = "Xếp loại 2025"  # how a column of years is asked for
COUNTER = ImportColumn("no", COUNTER_NAMES)
NUMBER = ImportColumn("citizen_id", CITIZEN_NAMES, required=True)
NAME = ImportColumn("name", NAME_NAMES)
UNIT = ImportColumn("unit", ("Mã đơn vị",))
UNIT_NAME = ImportColumn(
    "unit_name", ("Đơn vị", "Tên đơn vị", "Đơn vị công tác", "Cơ quan, đơn vị")
)
RANK = ImportColumn("rank", ("Bậc chức danh", "Bậc", "Mã bậc", "Bậc chức vụ"))
FROM = ImportColumn("starts_on", ("Từ ngày", "Từ", "Ngày bắt đầu"))
UNTIL = ImportColumn("ends_on", ("Đến ngày", "Đến", "Ngày kết thúc"))

PERSONS = (
    COUNTER,
    NUMBER,
    ImportColumn("name", NAME_NAMES, required=True),
    ImportColumn(
        "born",
        ("Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh"),
        required=True,
    ),
    ImportColumn("sex", ("Giới tính", "Nam/Nữ", "Giới"), required=True),
    ImportColumn("ethnicity", ("Dân tộc",)),
    ImportColumn("origin", ("Quê quán", "Nguyên quán")),
    ImportColumn("nationalities", ("Quốc tịch",)),
    ImportColumn(
        "residence", ("Nơi thường trú", "Thường trú", "Nơi cư trú", "Nơi ở hiện nay", "Địa chỉ*")
    ),
    ImportColumn("joined_party_on", ("Ngày vào Đảng", "Ngày kết nạp Đảng", "Ngày vào Đảng Dự bị")),
    ImportColumn("party_official_on", ("Ngày chính thức", "Ngày vào Đảng Chính thức")),
    ImportColumn("kind", ("Đối tượng", "Loại cán bộ")),
    ImportColumn("theory", ("Lý luận chính trị", "LLCT", "Trình độ lý luận chính trị")),
    ImportColumn("state_management", ("Quản lý nhà nước", "QLNN")),
    ImportColumn("language_text", ("Ngoại ngữ", "Trình độ ngoại ngữ")),
    ImportColumn("current_post", PRESENT_NAMES),
    UNIT,
    UNIT_NAME,
    RANK,
    ImportColumn("in_post_since", SINCE_NAMES),
    ImportColumn("own_retirement", ("Tuổi nghỉ hưu riêng",)),
    ImportColumn(
        "own_retirement_document", ("Văn bản về tuổi nghỉ hưu riêng", "Văn bản tuổi nghỉ hưu*")
    ),
)
PERIODS = (
    NUMBER,
    NAME,
    ImportColumn("starts_on", FROM.headings, required=True),
    UNTIL,
    ImportColumn("post", ("Chức vụ", "Chức vụ, chức danh", "Chức danh, chức vụ", "Chức danh")),
    UNIT,
    UNIT_NAME,
    RANK,
    ImportColumn("field", ("Lĩnh vực", "Lĩnh vực công tác"), required=True),
    ImportColumn("kind", ("Hình thức",)),
    ImportColumn("ended_by_discipline", ("Kết thúc do kỷ luật",)),
)
DEGREES = (
    NUMBER,
    NAME,
    ImportColumn("level", ("Trình độ", "Trình độ chuyên môn", "Bằng cấp"), required=True),
    ImportColumn("speciality", ("Chuyên ngành", "Chuyên ngành đào tạo", "Ngành"), required=True),
    ImportColumn("year", ("Năm tốt nghiệp", "Năm", "Năm cấp")),
)
RATINGS = (
    NUMBER,
    NAME,
    ImportColumn("ratings", ("", "Xếp loại", "Kết quả xếp loại", "Kết quả"), years=True),
)
DISCIPLINES = (
    NUMBER,
    NAME,
    ImportColumn("form", ("Hình thức", "Hình thức kỷ luật"), required=True),
    ImportColumn("kind", ("Loại", "Loại kỷ luật")),
    ImportColumn("number", ("Số quyết định", "Số QĐ", "Quyết định Số"), required=True),
    ImportColumn(
        "decided_on", ("Ngày quyết định", "Ngày QĐ", "Quyết định Ngày", "Ngày"), required=True
    ),
)
STATUSES = (
    NUMBER,
    NAME,
    ImportColumn("code", ("Mã tình trạng", "Mã"), required=True),
    ImportColumn("text", ("Tình trạng", "Nội dung")),
    FROM,
    UNTIL,
    ImportColumn("document", ("Văn bản", "Số văn bản")),
)

FORMS = {
    "persons": PERSONS,
    "periods": PERIODS,
    "degrees": DEGREES,
    "ratings": RATINGS,
    "disciplines": DISCIPLINES,
    "statuses": STATUSES,
}


SHEET_NAMES = {
    "persons": ("thong tin", "can bo", "ho so", "ca nhan"),
    "periods": ("qua trinh", "cong tac"),
    "degrees": ("bang cap", "van bang", "dao tao", "chuyen mon"),
    "ratings": ("xep loai", "danh gia"),
    "disciplines": ("ky luat", "ki luat"),
    "statuses": ("tinh trang", "trang thai"),
}
KNOWS_A_PERSON = {"no", "citizen_id", "name", "unit", "unit_name", "rank", "current_post"}
FEWEST = 2  # the number and one more column show that a sheet is about people


class SheetForm(NamedTuple):
    """Which form a sheet has, empty without one; where its table is; what the table lacks."""

    form: str
    located: Located
    missing: tuple[str, ...] = ()


def form_of(sheet: Sheet, placement: Placement = NOTHING_PLACED) -> SheetForm:
    """Return the form whose required columns are all there, else the one that is meant."""
    rows = list(sheet.rows)
    fits = []
    for form, columns in FORMS.items():
        again = replace(sheet, rows=iter(rows))
        located = find(again, columns, placement=placement, fewest=FEWEST)
        if located.layout is not None:
            rest = [row for row in rows if row[0] > located.layout.last_row]
            missing = _missing(located.layout, columns)
            fits.append(SheetForm(form, located._replace(rows=rest), missing))
    whole = [fit for fit in fits if not fit.missing and _columns(fit) > FEWEST]
    meant = whole or [fit for fit in fits if _is_meant(sheet, fit)]
    nothing = SheetForm("", Located(None, [], rows))
    return max(meant, key=lambda fit: (_is_named(sheet, fit), _columns(fit)), default=nothing)


def _missing(layout: Layout, columns: Sequence[ImportColumn]) -> tuple[str, ...]:
    """Return the headings of what a table must have and has not: years where they are all of it."""
    missing = [
        column.headings[0]
        for column in columns
        if column.required and column.key not in layout.columns
    ]
    if any(column.years for column in columns) and not layout.years:
        missing.append(YEARS_HEADING)
    return tuple(missing)


def _is_meant(sheet: Sheet, fit: SheetForm) -> bool:
    """Tell whether an incomplete table is meant as this form: by the sheet's name or a column."""
    columns = fit.located.layout.columns if fit.located.layout else {}
    own = set(columns) - KNOWS_A_PERSON
    return "citizen_id" in columns and (bool(own) or _is_named(sheet, fit))


def _is_named(sheet: Sheet, fit: SheetForm) -> bool:
    return any(name in fold(sheet.name) for name in SHEET_NAMES[fit.form])


def _columns(fit: SheetForm) -> int:
    layout = fit.located.layout
    return len(layout.columns) + len(layout.years) if layout else 0
