"""The sheets of personnel facts: their columns by every heading, and how offices name them."""

from collections.abc import Sequence

from candidates.tables.layout import ImportColumn
from candidates.tables.planning_form import (
    CITIZEN_NAMES,
    COUNTER_NAMES,
    NAME_NAMES,
    PRESENT_NAMES,
    SINCE_NAMES,
)

COUNTER = ImportColumn("no", COUNTER_NAMES)
NUMBER = ImportColumn("citizen_id", CITIZEN_NAMES, required=True)
NAME = ImportColumn("name", NAME_NAMES)
UNIT = ImportColumn("unit", ("Mã đơn vị",))
UNIT_NAME = ImportColumn(
    "unit_name", ("Đơn vị", "Tên đơn vị", "Đơn vị công tác", "Cơ quan, đơn vị"), longest=200
)
RANK = ImportColumn("rank", ("Bậc chức danh", "Bậc", "Mã bậc", "Bậc chức vụ"))
FROM = ImportColumn("starts_on", ("Từ ngày", "Từ", "Ngày bắt đầu"))
UNTIL = ImportColumn("ends_on", ("Đến ngày", "Đến", "Ngày kết thúc"))

PERSONS = (
    COUNTER,
    NUMBER,
    ImportColumn("name", NAME_NAMES, required=True, longest=120),
    ImportColumn(
        "born",
        ("Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh"),
        required=True,
    ),
    ImportColumn("sex", ("Giới tính", "Nam/Nữ", "Giới"), required=True),
    ImportColumn("ethnicity", ("Dân tộc",), longest=40),
    ImportColumn("origin", ("Quê quán", "Nguyên quán"), longest=120),
    ImportColumn("nationalities", ("Quốc tịch",)),
    ImportColumn(
        "residence",
        ("Nơi thường trú", "Thường trú", "Nơi cư trú", "Nơi ở hiện nay", "Địa chỉ*"),
        longest=200,
    ),
    ImportColumn("joined_party_on", ("Ngày vào Đảng", "Ngày kết nạp Đảng", "Ngày vào Đảng Dự bị")),
    ImportColumn("party_official_on", ("Ngày chính thức", "Ngày vào Đảng Chính thức")),
    ImportColumn("kind", ("Đối tượng", "Loại cán bộ"), longest=40),
    ImportColumn("theory", ("Lý luận chính trị", "LLCT", "Trình độ lý luận chính trị")),
    ImportColumn("state_management", ("Quản lý nhà nước", "QLNN"), longest=60),
    ImportColumn("language_text", ("Ngoại ngữ", "Trình độ ngoại ngữ"), longest=80),
    ImportColumn("current_post", PRESENT_NAMES, longest=200),
    UNIT,
    UNIT_NAME,
    RANK,
    ImportColumn("in_post_since", SINCE_NAMES),
    ImportColumn("own_retirement", ("Tuổi nghỉ hưu riêng",)),
    ImportColumn(
        "own_retirement_document",
        ("Văn bản về tuổi nghỉ hưu riêng", "Văn bản tuổi nghỉ hưu*"),
        longest=200,
    ),
)
PERIODS = (
    COUNTER,
    NUMBER,
    NAME,
    ImportColumn("starts_on", FROM.headings, required=True),
    UNTIL,
    ImportColumn(
        "post", ("Chức vụ", "Chức vụ, chức danh", "Chức danh, chức vụ", "Chức danh"), longest=200
    ),
    UNIT,
    UNIT_NAME,
    RANK,
    ImportColumn("field", ("Lĩnh vực", "Lĩnh vực công tác"), required=True, longest=80),
    ImportColumn("kind", ("Hình thức",)),
    ImportColumn("ended_by_discipline", ("Kết thúc do kỷ luật",)),
)
DEGREES = (
    COUNTER,
    NUMBER,
    NAME,
    ImportColumn("level", ("Trình độ", "Trình độ chuyên môn", "Bằng cấp"), required=True),
    ImportColumn(
        "speciality",
        ("Chuyên ngành", "Chuyên ngành đào tạo", "Ngành"),
        required=True,
        longest=120,
    ),
    ImportColumn("year", ("Năm tốt nghiệp", "Năm", "Năm cấp")),
    ImportColumn(
        "passed_as",
        ("Xếp loại bằng", "Xếp loại tốt nghiệp", "Hạng tốt nghiệp", "Loại tốt nghiệp", "Xếp loại"),
    ),
)
RATINGS = (
    COUNTER,
    NUMBER,
    NAME,
    ImportColumn("ratings", ("", "Xếp loại", "Kết quả xếp loại", "Kết quả"), years=True),
)
PARTY_RATINGS = (
    COUNTER,
    NUMBER,
    NAME,
    ImportColumn(
        "ratings",
        (
            *("Xếp loại đảng viên", "Đánh giá, xếp loại đảng viên", "Kết quả xếp loại đảng viên"),
            *("Đảng viên", "Xếp loại", ""),
        ),
        years=True,
    ),
)
DISCIPLINES = (
    COUNTER,
    NUMBER,
    NAME,
    ImportColumn("form", ("Hình thức", "Hình thức kỷ luật"), required=True),
    ImportColumn("kind", ("Loại", "Loại kỷ luật"), longest=40),
    ImportColumn("number", ("Số quyết định", "Số QĐ", "Quyết định Số"), required=True, longest=80),
    ImportColumn(
        "decided_on", ("Ngày quyết định", "Ngày QĐ", "Quyết định Ngày", "Ngày"), required=True
    ),
)
STATUSES = (
    COUNTER,
    NUMBER,
    NAME,
    ImportColumn("code", ("Mã tình trạng", "Mã"), required=True, longest=40),
    ImportColumn("text", ("Tình trạng", "Nội dung"), longest=200),
    FROM,
    UNTIL,
    ImportColumn("document", ("Văn bản", "Số văn bản"), longest=200),
)
TRAININGS = (
    COUNTER,
    NUMBER,
    NAME,
    ImportColumn("kind", ("Loại bồi dưỡng", "Loại đào tạo, bồi dưỡng", "Nội dung bồi dưỡng")),
    ImportColumn(
        "course",
        (
            *("Khóa bồi dưỡng", "Khóa đào tạo, bồi dưỡng", "Tên khóa", "Lớp bồi dưỡng"),
            *("Tên lớp", "Chương trình bồi dưỡng", "Khóa học", "Lớp đào tạo, bồi dưỡng"),
        ),
        required=True,
        longest=200,
    ),
    ImportColumn(
        "institution",
        ("Cơ sở đào tạo", "Cơ sở đào tạo, bồi dưỡng", "Nơi bồi dưỡng", "Đơn vị tổ chức"),
        longest=200,
    ),
    FROM,
    ImportColumn("ended_on", (*UNTIL.headings, "Ngày hoàn thành"), required=True),
    ImportColumn("certificate", ("Số chứng chỉ", "Chứng chỉ", "Số hiệu chứng chỉ"), longest=80),
    ImportColumn("certified_on", ("Ngày cấp chứng chỉ", "Ngày cấp")),
)

FORMS: dict[str, Sequence[ImportColumn]] = {
    "persons": PERSONS,
    "periods": PERIODS,
    "degrees": DEGREES,
    "ratings": RATINGS,
    "party_ratings": PARTY_RATINGS,
    "disciplines": DISCIPLINES,
    "statuses": STATUSES,
    "trainings": TRAININGS,
}
