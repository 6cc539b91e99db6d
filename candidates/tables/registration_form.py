"""The form of the register of registrations: its columns with every name they go by."""

from candidates.rules.registration import DossierItem
from candidates.tables.layout import SheetColumn, under
from candidates.tables.planning_form import CITIZEN_NAMES, COUNTER_NAMES, NAME_NAMES, PRESENT_NAMES

NOMINATION = ("Đề cử ngoài quy hoạch", "Đề cử", "Trường hợp đề cử")
SPECIAL = ("Trường hợp đặc biệt", "Đặc biệt")
WITHDRAWAL = ("Rút hồ sơ", "Rút đăng ký", "Xin rút")
ITEMS = tuple(item.value for item in DossierItem)

COLUMNS = (
    SheetColumn("no", COUNTER_NAMES),
    SheetColumn("reg_no", ("Số hồ sơ", "Mã hồ sơ", "Số đăng ký", "Số tiếp nhận"), required=True),
    SheetColumn(
        "received_on", ("Ngày nhận", "Ngày tiếp nhận", "Ngày nộp", "Ngày nhận hồ sơ"), required=True
    ),
    SheetColumn("name", NAME_NAMES, required=True),
    SheetColumn("born", ("Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh")),
    SheetColumn("citizen_id", CITIZEN_NAMES, required=True),
    SheetColumn("current_post", PRESENT_NAMES),
    SheetColumn(
        "position",
        ("Mã vị trí dự tuyển", "Mã vị trí", "Vị trí dự tuyển", "Mã VT"),
        required=True,
    ),
    SheetColumn(
        "post_text",
        ("Chức danh đăng ký dự tuyển", "Chức danh dự tuyển", "Chức danh đăng ký"),
    ),
    SheetColumn("nomination", (*under(NOMINATION, "Văn bản đề cử", "Văn bản"), "Văn bản đề cử")),
    SheetColumn("party_consent", ("Ý kiến cấp ủy", "Ý kiến của cấp ủy", "Văn bản của cấp ủy")),
    SheetColumn("special_reason", (*under(SPECIAL, "Lý do"), "Lý do đặc biệt")),
    SheetColumn("special_document", under(SPECIAL, "Văn bản")),
    SheetColumn("APPLICATION_FORM", ("Đơn đăng ký dự tuyển", "Đơn đăng ký*", "Đơn dự tuyển")),
    SheetColumn("CURRICULUM_VITAE_2C", ("Sơ yếu lý lịch 2C", "Sơ yếu lý lịch*", "Lý lịch 2C*")),
    SheetColumn("UNIT_COMMENT", ("Nhận xét của tập thể lãnh đạo*", "Nhận xét của tập thể*")),
    SheetColumn("PARTY_COMMENT", ("Nhận xét của cấp ủy nơi công tác*", "Nhận xét nơi công tác*")),
    SheetColumn("RESIDENCE_COMMENT", ("Nhận xét của cấp ủy nơi cư trú*", "Nhận xét nơi cư trú*")),
    SheetColumn("SELF_ASSESSMENT", ("Bản tự nhận xét*", "Tự nhận xét*")),
    SheetColumn("DIPLOMAS", ("Văn bằng, chứng chỉ*",)),
    SheetColumn("assets_declared", ("Bản kê khai tài sản*", "Kê khai tài sản")),
    SheetColumn("health_issued_on", ("Giấy khám sức khỏe*", "Ngày cấp giấy khám sức khỏe*")),
    SheetColumn(
        "assets_verified", ("Kê khai đã xác minh", "Đã xác minh kê khai*", "Xác minh kê khai*")
    ),
    SheetColumn("political_conclusion", ("Kết luận tiêu chuẩn chính trị", "Tiêu chuẩn chính trị*")),
    SheetColumn("truthful", ("Kết quả thẩm tra hồ sơ", "Thẩm tra hồ sơ", "Kết quả thẩm tra")),
    SheetColumn("withdrawn_on", (*under(WITHDRAWAL, "Ngày"), "Ngày rút*")),
    SheetColumn("withdrawal_document", under(WITHDRAWAL, "Văn bản")),
    SheetColumn("note", ("Ghi chú",)),
)
