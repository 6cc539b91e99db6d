"""The form of the register of registrations: its columns with every name they go by."""

from candidates.rules.registration import DossierItem
from candidates.tables.layout import ImportColumn, under
from candidates.tables.planning_form import CITIZEN_NAMES, COUNTER_NAMES, NAME_NAMES, PRESENT_NAMES

NOMINATION = ("Đề cử ngoài quy hoạch", "Đề cử", "Trường hợp đề cử")
SPECIAL = ("Trường hợp đặc biệt", "Đặc biệt")
WITHDRAWAL = ("Rút hồ sơ", "Rút đăng ký", "Xin rút")
ITEMS = tuple(item.value for item in DossierItem)

COLUMNS = (
    ImportColumn("no", COUNTER_NAMES),
    ImportColumn(
        "reg_no", ("Số hồ sơ", "Mã hồ sơ", "Số đăng ký", "Số tiếp nhận"), required=True, longest=30
    ),
    ImportColumn(
        "received_on", ("Ngày nhận", "Ngày tiếp nhận", "Ngày nộp", "Ngày nhận hồ sơ"), required=True
    ),
    ImportColumn("name", NAME_NAMES, required=True, longest=120),
    ImportColumn("born", ("Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh")),
    ImportColumn("citizen_id", CITIZEN_NAMES, required=True, longest=20),
    ImportColumn("current_post", PRESENT_NAMES, longest=200),
    ImportColumn(
        "position",
        ("Mã vị trí dự tuyển", "Mã vị trí", "Vị trí dự tuyển", "Mã VT"),
        required=True,
    ),
    ImportColumn(
        "post_text",
        ("Chức danh đăng ký dự tuyển", "Chức danh dự tuyển", "Chức danh đăng ký"),
    ),
    ImportColumn(
        "nomination", (*under(NOMINATION, "Văn bản đề cử", "Văn bản"), "Văn bản đề cử"), longest=200
    ),
    ImportColumn(
        "party_consent", ("Ý kiến cấp ủy", "Ý kiến của cấp ủy", "Văn bản của cấp ủy"), longest=200
    ),
    ImportColumn("special_reason", (*under(SPECIAL, "Lý do"), "Lý do đặc biệt")),
    ImportColumn("special_document", under(SPECIAL, "Văn bản"), longest=200),
    ImportColumn("APPLICATION_FORM", ("Đơn đăng ký dự tuyển", "Đơn đăng ký*", "Đơn dự tuyển*")),
    ImportColumn("CURRICULUM_VITAE_2C", ("Sơ yếu lý lịch 2C", "Sơ yếu lý lịch*", "Lý lịch 2C*")),
    ImportColumn("UNIT_COMMENT", ("Nhận xét của tập thể lãnh đạo*", "Nhận xét của tập thể*")),
    ImportColumn("PARTY_COMMENT", ("Nhận xét của cấp ủy nơi công tác*", "Nhận xét nơi công tác*")),
    ImportColumn("RESIDENCE_COMMENT", ("Nhận xét của cấp ủy nơi cư trú*", "Nhận xét nơi cư trú*")),
    ImportColumn("SELF_ASSESSMENT", ("Bản tự nhận xét*", "Tự nhận xét*")),
    ImportColumn("DIPLOMAS", ("Văn bằng, chứng chỉ*",)),
    ImportColumn("PHOTO", ("Ảnh 4x6*", "Ảnh màu*", "Ảnh chân dung*")),
    ImportColumn("FOREIGN_RECOGNITION", ("Công nhận văn bằng*", "Giấy công nhận văn bằng*")),
    ImportColumn("assets_declared", ("Bản kê khai tài sản*", "Kê khai tài sản")),
    ImportColumn(
        "health_issued_on",
        ("Giấy khám sức khỏe*", "Ngày cấp giấy khám sức khỏe*", "Khám sức khỏe*"),
    ),
    ImportColumn(
        "assets_verified", ("Kê khai đã xác minh", "Đã xác minh kê khai*", "Xác minh kê khai*")
    ),
    ImportColumn(
        "political_conclusion", ("Kết luận tiêu chuẩn chính trị", "Tiêu chuẩn chính trị*")
    ),
    ImportColumn("truthful", ("Kết quả thẩm tra hồ sơ", "Thẩm tra hồ sơ", "Kết quả thẩm tra")),
    ImportColumn("withdrawn_on", (*under(WITHDRAWAL, "Ngày"), "Ngày rút*")),
    ImportColumn("withdrawal_document", under(WITHDRAWAL, "Văn bản"), longest=200),
    ImportColumn("note", ("Ghi chú",), longest=300),
)
