"""One campaign from the draft to a correction of its results, by the people who hold its offices.

Nothing is arranged behind the pages: what the journey finds on the screens is all it uses. The
clock of the server moves as the law's periods ask (tests/browser/clocked.py).
"""

import io
from datetime import date

import pytest
import python_calamine
import xlsxwriter

from rehearsal.demo.seed import FILES

pytestmark = pytest.mark.browser

CODE = "TT-05"
POSITION = "VT01"
RECEIVED = ["HS-033", "HS-035", "HS-074", "HS-085", "HS-090"]  # the first is a special case
CAMPAIGN = {
    "code": CODE,
    "name": "Kỳ thi tuyển chức danh lãnh đạo, quản lý đợt 5",
    "host": "Ủy ban nhân dân thành phố Hà Nội",
    "contact": "Văn phòng Hội đồng thi tuyển, Sở Nội vụ",
    "registration_opens": "27/11/2026",
    "registration_closes": "26/12/2026",
    "planning_terms": "2025-2030",
}
PARTS = {"WRITTEN": "08:00 20/01/2027", "PROPOSAL": "08:00 10/03/2027"}
ANNOUNCEMENT = {
    "number": "501/TB-HĐTT",
    "conditions": "Đủ tiêu chuẩn của chức danh theo quy chế.",
    "reception": "Giờ hành chính, tại Sở Nội vụ.",
    "exam": "Thi viết và bảo vệ đề án.",
    "notification": "Trên trang thông tin và bằng thư điện tử.",
    "reason": "Theo kế hoạch năm 2026",
}


def moved(day):
    """Return a day of the sample's window in this campaign's; a birth date stays."""
    if day < date(2026, 1, 1):
        return day
    return date(2026, 12, 10) if day > date(2026, 9, 7) else date(2026, 11, 2)


def register_of_papers():
    """Return the sample's register with only the people of this campaign, received in its days."""
    book = python_calamine.CalamineWorkbook.from_path(FILES / "dang-ky-du-tuyen.xlsx")
    rows = book.get_sheet_by_index(0).to_python()
    kept = [row for row in rows if row[0] == "STT" or row[1] in RECEIVED]
    above = rows[: rows.index(kept[0]) + 2]
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, {"in_memory": True}) as target:
        sheet = target.add_worksheet("Đăng ký dự tuyển")
        day = target.add_format({"num_format": "dd/mm/yyyy"})
        for line, row in enumerate([*above, *kept[1:]]):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(line, column, moved(value), day)
                elif value != "":
                    sheet.write(line, column, value)
    return sink.getvalue()


def fill(page, values):
    for name, value in values.items():
        page.fill(f"[name={name}]", value)
    page.get_by_role("main").locator("form button[type=submit]").last.click()
