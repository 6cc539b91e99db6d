"""The import of a planning list of any size: read, normalise, judge, keep with its events."""

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.utils import timezone

from accounts.actions import granting
from accounts.models import Person
from accounts.rules.duties import Role
from audit.actions.record import record, recorded
from candidates.actions import plan
from candidates.models import PlanningEntry
from candidates.tables import imports
from exams.models import Post, Rank, Unit
from tests.bench.meter import Figures, measured

HEADINGS = [
    ("STT",), ("Họ và tên",), ("Ngày, tháng, năm sinh", "Nam", "Nữ"), ("Số CCCD",), ("Dân tộc",),
    ("Quê quán",), ("Ngày vào Đảng", "Dự bị", "Chính thức"),
    ("Trình độ", "Chuyên môn", "Chuyên ngành", "Lý luận chính trị", "Ngoại ngữ", "QLNN"),
    ("Chức vụ, đơn vị công tác hiện nay",), ("Ngày giữ chức vụ hiện nay",),
    ("Chức danh quy hoạch",), ("Đối tượng (1/2)",), ("Quyết định phê duyệt", "Số", "Ngày"),
    ("Kết quả xếp loại", "2023", "2024", "2025"), ("Kỷ luật",), ("Ghi chú",),
]  # fmt: skip
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ"]
GIVEN = ["An", "Bình", "Cường", "Dũng", "Đức", "Giang", "Hòa", "Khánh", "Linh", "Minh", "Thủy"]


def planning_import(size: int) -> Figures:
    """Import a list of `size` people: everything the product does, the dry run's reading too."""
    planner = Person.objects.create_user("quy-hoach")
    now = timezone.now()
    granting.grant(person=planner, role=Role.PLANNING_OFFICER, by="bench", at=now)
    catalogue(size, now)
    data = workbook(size)

    def whole() -> None:
        reading = imports.planning(data, name="danh-sach.xlsx", on=timezone.localdate())
        plan.planning_list(
            rows=reading.rows,
            findings=reading.findings,
            source=reading.source,
            with_faults=True,
            by=planner,
            at=now,
        )

    figures = measured(whole)
    assert PlanningEntry.objects.count() == size
    return figures


@recorded
def catalogue(size: int, at: datetime) -> None:
    """Enter the posts for which so many people are planned."""
    unit = Unit(code="U", name="Sở Đo")
    ranks = [
        Rank(code="TP", name="TP", order=3, level="DIVISION", prefixes=["Trưởng phòng"]),
        Rank(code="CV", name="CV", order=1, level="NONE", prefixes=["Chuyên viên"]),
    ]
    posts = [
        Post(code=f"P{n}", full_name=_post(n), unit=unit, rank=ranks[0], seats=1,
             approving_level="X", theory_min="INTERMEDIATE", specialities=["Luật"])
        for n in range(size // 3 + 1)
    ]  # fmt: skip
    record("bench.kept", about="bench", by="bench", at=at, rows=[unit, *ranks, *posts])


def _post(number: int) -> str:
    return f"Trưởng phòng {number}, Sở Đo"


def workbook(size: int) -> bytes:
    """Return a planning list of so many people as an .xlsx file."""
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, {"constant_memory": True}) as book:
        sheet, day = book.add_worksheet("Quy hoạch"), book.add_format({"num_format": "dd/mm/yyyy"})
        for level in (_upper, _lower):
            sheet.write_row(
                level is _lower, 0, [text for heading in HEADINGS for text in level(heading)]
            )
        for index in range(size):
            for column, value in enumerate(_line(index)):
                if isinstance(value, date):
                    sheet.write_datetime(index + 2, column, value, day)
                elif value != "":
                    sheet.write(index + 2, column, value)
    return sink.getvalue()


def _upper(heading: tuple[str, ...]) -> list[str]:
    return [heading[0], *[""] * (len(heading) - 2)]


def _lower(heading: tuple[str, ...]) -> list[str]:
    return list(heading[1:]) or [""]


def _line(index: int) -> list[Any]:
    name = f"{FAMILY[index % 10]} Văn {GIVEN[index % 11]}"
    born = date(1980 + index % 10, 1 + index % 12, 1 + index % 28)
    citizen = f"0010{born.year % 100:02d}{index:06d}"
    rating = "Hoàn thành tốt nhiệm vụ"
    return [
        index + 1, name, born, "", citizen, "Kinh", "Hà Nội", date(2010, 1, 1), date(2011, 1, 1),
        "Đại học", "Luật", "Trung cấp", "Tiếng Anh B1", "Chuyên viên chính",
        "Chuyên viên, Sở Đo", date(2020, 1, 1), _post(index // 3), 1, "12-QĐ/ĐU",
        date(2025, 6, 1), rating, rating, rating, "Không", "",
    ]  # fmt: skip
