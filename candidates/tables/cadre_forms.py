"""The six sheets of personnel facts: their columns with every name they go by."""

from candidates.tables.headings import Column
from candidates.tables.planning_form import (
    CITIZEN_NAMES,
    COUNTER_NAMES,
    NAME_NAMES,
    PRESENT_NAMES,
    SINCE_NAMES,
)

COUNTER = Column("no", COUNTER_NAMES)
NUMBER = Column("citizen_id", CITIZEN_NAMES, required=True)
NAME = Column("name", NAME_NAMES)
UNIT = Column("unit", ("Mã đơn vị",))
UNIT_NAME = Column("unit_name", ("Đơn vị", "Tên đơn vị", "Đơn vị công tác", "Cơ quan, đơn vị"))
RANK = Column("rank", ("Bậc chức danh", "Bậc", "Mã bậc", "Bậc chức vụ"))
FROM = Column("starts_on", ("Từ ngày", "Từ", "Ngày bắt đầu"))
UNTIL = Column("ends_on", ("Đến ngày", "Đến", "Ngày kết thúc"))

PERSONS = (
    COUNTER,
    NUMBER,
    Column("name", NAME_NAMES, required=True),
    Column(
        "born",
        ("Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh"),
        required=True,
    ),
    Column("sex", ("Giới tính", "Nam/Nữ", "Giới"), required=True),
    Column("ethnicity", ("Dân tộc",)),
    Column("origin", ("Quê quán", "Nguyên quán")),
    Column("nationalities", ("Quốc tịch",)),
    Column(
        "residence", ("Nơi thường trú", "Thường trú", "Nơi cư trú", "Nơi ở hiện nay", "Địa chỉ*")
    ),
    Column("joined_party_on", ("Ngày vào Đảng", "Ngày kết nạp Đảng", "Ngày vào Đảng Dự bị")),
    Column("party_official_on", ("Ngày chính thức", "Ngày vào Đảng Chính thức")),
    Column("kind", ("Đối tượng", "Loại cán bộ")),
    Column("theory", ("Lý luận chính trị", "LLCT", "Trình độ lý luận chính trị")),
    Column("state_management", ("Quản lý nhà nước", "QLNN")),
    Column("language_text", ("Ngoại ngữ", "Trình độ ngoại ngữ")),
    Column("current_post", PRESENT_NAMES),
    UNIT,
    UNIT_NAME,
    RANK,
    Column("in_post_since", SINCE_NAMES),
    Column("own_retirement", ("Tuổi nghỉ hưu riêng",)),
    Column("own_retirement_document", ("Văn bản về tuổi nghỉ hưu riêng", "Văn bản tuổi nghỉ hưu*")),
)
PERIODS = (
    NUMBER,
    NAME,
    Column("starts_on", FROM.names, required=True),
    UNTIL,
    Column("post", ("Chức vụ", "Chức vụ, chức danh", "Chức danh, chức vụ", "Chức danh")),
    UNIT,
    UNIT_NAME,
    RANK,
    Column("field", ("Lĩnh vực", "Lĩnh vực công tác"), required=True),
    Column("kind", ("Hình thức",)),
    Column("ended_by_discipline", ("Kết thúc do kỷ luật",)),
)
DEGREES = (
    NUMBER,
    NAME,
    Column("level", ("Trình độ", "Trình độ chuyên môn", "Bằng cấp"), required=True),
    Column("speciality", ("Chuyên ngành", "Chuyên ngành đào tạo", "Ngành"), required=True),
    Column("year", ("Năm tốt nghiệp", "Năm", "Năm cấp")),
)
RATINGS = (
    NUMBER,
    NAME,
    Column("ratings", ("", "Xếp loại", "Kết quả xếp loại", "Kết quả"), years=True),
)
DISCIPLINES = (
    NUMBER,
    NAME,
    Column("form", ("Hình thức", "Hình thức kỷ luật"), required=True),
    Column("kind", ("Loại", "Loại kỷ luật")),
    Column("number", ("Số quyết định", "Số QĐ", "Quyết định Số"), required=True),
    Column("decided_on", ("Ngày quyết định", "Ngày QĐ", "Quyết định Ngày", "Ngày"), required=True),
)
STATUSES = (
    NUMBER,
    NAME,
    Column("code", ("Mã tình trạng", "Mã"), required=True),
    Column("text", ("Tình trạng", "Nội dung")),
    FROM,
    UNTIL,
    Column("document", ("Văn bản", "Số văn bản")),
)

FORMS = {
    "persons": PERSONS,
    "periods": PERIODS,
    "degrees": DEGREES,
    "ratings": RATINGS,
    "disciplines": DISCIPLINES,
    "statuses": STATUSES,
}
