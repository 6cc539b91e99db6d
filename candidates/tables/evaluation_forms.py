"""The sheets of evaluations: persons by month or by year, units as a whole year by year."""

from collections.abc import Sequence

from candidates.tables.cadre_forms import COUNTER, NAME, NUMBER, UNIT, UNIT_NAME
from candidates.tables.layout import ImportColumn

RATING_NAMES = (
    *("Xếp loại", "Mức xếp loại", "Kết quả xếp loại", "Kết quả đánh giá"),
    *("Kết quả", "Mức độ hoàn thành", "Mức độ hoàn thành nhiệm vụ"),
)
RATER = ImportColumn(
    "source", ("Nguồn đánh giá", "Người đánh giá", "Chủ thể đánh giá", "Kênh đánh giá")
)
MONTHS = (
    COUNTER,
    NUMBER,
    ImportColumn("name", NAME.headings, longest=120),
    ImportColumn("month", ("Tháng", "Tháng đánh giá", "Kỳ đánh giá", "Tháng năm"), required=True),
    ImportColumn("year", ("Năm", "Năm đánh giá")),
    ImportColumn("points", ("Điểm", "Số điểm", "Tổng điểm", "Điểm đánh giá", "Tổng số điểm")),
    ImportColumn("rating", RATING_NAMES),
    RATER,
    UNIT,
    UNIT_NAME,
)
MONTHS_OF_YEAR = tuple(
    ImportColumn(
        f"month{number}",
        (f"Tháng {number}", f"Tháng {number:02}", f"T{number}", f"T{number:02}", f"Th{number}"),
        group="months",
    )
    for number in range(1, 13)
)
YEAR = (
    COUNTER,
    NUMBER,
    ImportColumn("name", NAME.headings, longest=120),
    ImportColumn("year", ("Năm", "Năm đánh giá")),
    *MONTHS_OF_YEAR,
    RATER,
    UNIT,
    UNIT_NAME,
)
UNITS = (
    COUNTER,
    UNIT,
    ImportColumn(
        "unit_name", (*UNIT_NAME.headings, "Tập thể", "Tên tập thể"), required=True, instead="unit"
    ),
    ImportColumn("year", ("Năm", "Năm đánh giá", "Năm xếp loại"), required=True),
    ImportColumn("rating", (*RATING_NAMES, "Xếp loại tập thể"), required=True),
    ImportColumn("document", ("Văn bản", "Số văn bản", "Quyết định", "Số quyết định"), longest=120),
)
FORMS: dict[str, Sequence[ImportColumn]] = {
    "months": MONTHS,
    "year": YEAR,
    "units": UNITS,
}
