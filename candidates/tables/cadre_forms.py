"""The six sheets of personnel facts: their columns by every name, and which sheet is which."""

from collections.abc import Sequence
from dataclasses import replace

from candidates.tables.headings import find
from candidates.tables.layout import Layout, SheetColumn
from candidates.tables.planning_form import (
    CITIZEN_NAMES,
    COUNTER_NAMES,
    NAME_NAMES,
    PRESENT_NAMES,
    SINCE_NAMES,
)
from candidates.tables.workbook import Row, Sheet

COUNTER = SheetColumn("no", COUNTER_NAMES)
NUMBER = SheetColumn("citizen_id", CITIZEN_NAMES, required=True)
NAME = SheetColumn("name", NAME_NAMES)
UNIT = SheetColumn("unit", ("Mã đơn vị",))
UNIT_NAME = SheetColumn("unit_name", ("Đơn vị", "Tên đơn vị", "Đơn vị công tác", "Cơ quan, đơn vị"))
RANK = SheetColumn("rank", ("Bậc chức danh", "Bậc", "Mã bậc", "Bậc chức vụ"))
FROM = SheetColumn("starts_on", ("Từ ngày", "Từ", "Ngày bắt đầu"))
UNTIL = SheetColumn("ends_on", ("Đến ngày", "Đến", "Ngày kết thúc"))

PERSONS = (
    COUNTER,
    NUMBER,
    SheetColumn("name", NAME_NAMES, required=True),
    SheetColumn(
        "born",
        ("Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh"),
        required=True,
    ),
    SheetColumn("sex", ("Giới tính", "Nam/Nữ", "Giới"), required=True),
    SheetColumn("ethnicity", ("Dân tộc",)),
    SheetColumn("origin", ("Quê quán", "Nguyên quán")),
    SheetColumn("nationalities", ("Quốc tịch",)),
    SheetColumn(
        "residence", ("Nơi thường trú", "Thường trú", "Nơi cư trú", "Nơi ở hiện nay", "Địa chỉ*")
    ),
    SheetColumn("joined_party_on", ("Ngày vào Đảng", "Ngày kết nạp Đảng", "Ngày vào Đảng Dự bị")),
    SheetColumn("party_official_on", ("Ngày chính thức", "Ngày vào Đảng Chính thức")),
    SheetColumn("kind", ("Đối tượng", "Loại cán bộ")),
    SheetColumn("theory", ("Lý luận chính trị", "LLCT", "Trình độ lý luận chính trị")),
    SheetColumn("state_management", ("Quản lý nhà nước", "QLNN")),
    SheetColumn("language_text", ("Ngoại ngữ", "Trình độ ngoại ngữ")),
    SheetColumn("current_post", PRESENT_NAMES),
    UNIT,
    UNIT_NAME,
    RANK,
    SheetColumn("in_post_since", SINCE_NAMES),
    SheetColumn("own_retirement", ("Tuổi nghỉ hưu riêng",)),
    SheetColumn(
        "own_retirement_document", ("Văn bản về tuổi nghỉ hưu riêng", "Văn bản tuổi nghỉ hưu*")
    ),
)
PERIODS = (
    NUMBER,
    NAME,
    SheetColumn("starts_on", FROM.names, required=True),
    UNTIL,
    SheetColumn("post", ("Chức vụ", "Chức vụ, chức danh", "Chức danh, chức vụ", "Chức danh")),
    UNIT,
    UNIT_NAME,
    RANK,
    SheetColumn("field", ("Lĩnh vực", "Lĩnh vực công tác"), required=True),
    SheetColumn("kind", ("Hình thức",)),
    SheetColumn("ended_by_discipline", ("Kết thúc do kỷ luật",)),
)
DEGREES = (
    NUMBER,
    NAME,
    SheetColumn("level", ("Trình độ", "Trình độ chuyên môn", "Bằng cấp"), required=True),
    SheetColumn("speciality", ("Chuyên ngành", "Chuyên ngành đào tạo", "Ngành"), required=True),
    SheetColumn("year", ("Năm tốt nghiệp", "Năm", "Năm cấp")),
)
RATINGS = (
    NUMBER,
    NAME,
    SheetColumn("ratings", ("", "Xếp loại", "Kết quả xếp loại", "Kết quả"), years=True),
)
DISCIPLINES = (
    NUMBER,
    NAME,
    SheetColumn("form", ("Hình thức", "Hình thức kỷ luật"), required=True),
    SheetColumn("kind", ("Loại", "Loại kỷ luật")),
    SheetColumn("number", ("Số quyết định", "Số QĐ", "Quyết định Số"), required=True),
    SheetColumn(
        "decided_on", ("Ngày quyết định", "Ngày QĐ", "Quyết định Ngày", "Ngày"), required=True
    ),
)
STATUSES = (
    NUMBER,
    NAME,
    SheetColumn("code", ("Mã tình trạng", "Mã"), required=True),
    SheetColumn("text", ("Tình trạng", "Nội dung")),
    FROM,
    UNTIL,
    SheetColumn("document", ("Văn bản", "Số văn bản")),
)

FORMS = {
    "persons": PERSONS,
    "periods": PERIODS,
    "degrees": DEGREES,
    "ratings": RATINGS,
    "disciplines": DISCIPLINES,
    "statuses": STATUSES,
}


def form_of(sheet: Sheet) -> tuple[str, Layout | None, list[Row]]:
    """Return the form whose required columns are all there, its layout, the rows after it."""
    rows = list(sheet.rows)
    form, best = "", None
    for name, columns in FORMS.items():
        layout, _ = find(replace(sheet, rows=iter(rows)), columns)
        if layout is None or not _is_whole(layout, columns):
            continue
        if best is None or _columns(layout) > _columns(best):
            form, best = name, layout
    after = best.last_row if best is not None else 0
    return form, best, [row for row in rows if row[0] > after]


def _is_whole(layout: Layout, columns: Sequence[SheetColumn]) -> bool:
    """Tell whether every required column is there, and the years where they are the content."""
    is_complete = all(column.key in layout.columns for column in columns if column.required)
    return is_complete and (bool(layout.years) or not any(column.years for column in columns))


def _columns(layout: Layout) -> int:
    return len(layout.columns) + len(layout.years)
