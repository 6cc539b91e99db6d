"""The form of the planning list: its columns with every name they go by."""

from candidates.tables.layout import ImportColumn, under

BORN = (
    "Ngày, tháng, năm sinh",
    "Ngày sinh",
    "Năm sinh",
    "Ngày tháng năm sinh",
    "Sinh ngày",
    "Ngày, tháng năm sinh",
)
PARTY = ("Ngày vào Đảng", "Ngày, tháng, năm vào Đảng", "Vào Đảng", "Đảng viên", "Ngày kết nạp Đảng")
DECISION = (
    "Quyết định phê duyệt",
    "Quyết định phê duyệt quy hoạch",
    "Quyết định quy hoạch",
    "Phê duyệt quy hoạch",
    "Phê duyệt",
    "QĐ phê duyệt",
    "QĐ phê duyệt quy hoạch",
    "Quyết định",
    "Văn bản phê duyệt",
)
RATINGS = (
    "Kết quả xếp loại",
    "Xếp loại",
    "Kết quả xếp loại chất lượng",
    "Kết quả đánh giá, xếp loại",
    "Kết quả đánh giá, xếp loại chất lượng",
    "Kết quả xếp loại cán bộ",
    "Đánh giá, xếp loại",
    "Mức xếp loại",
    "Kết quả xếp loại hằng năm",
    "Xếp loại chất lượng",
)

COUNTER_NAMES = ("STT", "TT", "Số TT", "Số thứ tự")
NAME_NAMES = (
    "Họ và tên",
    "Họ tên",
    "Họ, tên",
    "Họ và tên cán bộ",
    "Họ và tên khai sinh",
    "Họ, chữ đệm và tên",
    "Họ, tên đệm và tên",
    "Họ đệm và tên",
    "Tên cán bộ",
)
CITIZEN_NAMES = (
    "Số CCCD",
    "CCCD",
    "Số căn cước",
    "Căn cước",
    "Số căn cước công dân",
    "Căn cước công dân",
    "Số định danh cá nhân",
    "Số định danh",
    "Mã định danh",
    "Số CCCD/Căn cước",
    "CCCD/CMND",
    "Số CCCD/CMND",
    "Số CC/CCCD",
    "Số thẻ căn cước",
    "Số căn cước/CCCD",
    "Số CCCD/ĐDCN",
    "CCCD/ĐDCN",
    "Số ĐDCN",
    "ĐDCN",
    "Mã số định danh cá nhân",
    "Số CMND/CCCD",
    "Số CCCD/số định danh cá nhân",
)
PRESENT_NAMES = (
    "Chức vụ, đơn vị công tác hiện nay",
    "Chức vụ, đơn vị công tác",
    "Chức vụ, đơn vị*",
    "Chức vụ hiện nay",
    "Chức vụ, chức danh hiện nay",
    "Chức vụ hiện tại",
    "Chức vụ và đơn vị công tác*",
    "Chức vụ, nơi công tác*",
    "Chức vụ đang giữ",
    "Chức danh hiện nay",
    "Chức vụ",
)
SINCE_NAMES = (
    "Ngày giữ chức vụ hiện nay",
    "Ngày giữ chức vụ",
    "Thời điểm giữ chức vụ*",
    "Ngày bổ nhiệm chức vụ hiện nay",
    "Ngày bổ nhiệm",
    "Giữ chức vụ từ ngày",
    "Thời gian giữ chức vụ*",
)

COLUMNS = (
    ImportColumn("no", COUNTER_NAMES),
    ImportColumn("name", NAME_NAMES, required=True, longest=120),
    ImportColumn("born_male", under(BORN, "Nam")),
    ImportColumn("born_female", under(BORN, "Nữ")),
    ImportColumn("born", BORN),
    ImportColumn("sex", ("Giới tính", "Nam/Nữ", "Giới")),
    ImportColumn("citizen_id", CITIZEN_NAMES, required=True),
    ImportColumn("ethnicity", ("Dân tộc", "Thành phần dân tộc")),
    ImportColumn("origin", ("Quê quán", "Nguyên quán", "Quê quán*")),
    ImportColumn("joined_party_on", under(PARTY, "Dự bị", "Kết nạp", "Vào Đảng")),
    ImportColumn("party_official_on", (*under(PARTY, "Chính thức"), "Ngày chính thức")),
    ImportColumn("degree", ("Chuyên môn", "Trình độ chuyên môn", "Trình độ đào tạo", "Bằng cấp")),
    ImportColumn(
        "speciality",
        ("Chuyên ngành", "Chuyên ngành đào tạo", "Ngành đào tạo", "Ngành"),
        longest=120,
    ),
    ImportColumn(
        "theory", ("Lý luận chính trị", "LLCT", "Trình độ lý luận chính trị", "Lý luận CT")
    ),
    ImportColumn("language", ("Ngoại ngữ", "Trình độ ngoại ngữ")),
    ImportColumn("state_management", ("QLNN", "Quản lý nhà nước", "Trình độ quản lý nhà nước")),
    ImportColumn("current_post", PRESENT_NAMES, required=True, longest=200),
    ImportColumn("in_post_since", SINCE_NAMES),
    ImportColumn(
        "post",
        (
            "Chức danh quy hoạch",
            "Quy hoạch chức danh",
            "Chức danh được quy hoạch",
            "Chức vụ quy hoạch",
            "Chức danh quy hoạch*",
            "Chức vụ quy hoạch*",
            "Chức danh đề nghị quy hoạch",
        ),
        required=True,
    ),
    ImportColumn(
        "tier", ("Đối tượng (1/2)", "Đối tượng", "Đối tượng quy hoạch*", "ĐT (1/2)"), required=True
    ),
    ImportColumn(
        "decision",
        (
            *("Số, ngày quyết định", "Số và ngày quyết định", "Quyết định số, ngày"),
            *under(DECISION, "Số, ngày", "Số và ngày", "Số; ngày", "Số/ngày"),
            *DECISION,
        ),
    ),
    ImportColumn(
        "decision_no",
        (*under(DECISION, "Số", "Số, ký hiệu"), "Số quyết định", "Số QĐ"),
        longest=60,
    ),
    ImportColumn(
        "approved_on",
        (
            *under(DECISION, "Ngày", "Ngày ký", "Ngày ban hành"),
            "Ngày quyết định",
            "Ngày QĐ",
            "Ngày phê duyệt",
        ),
        required=True,
        instead="decision",
    ),
    ImportColumn(
        "based_on",
        (
            *("Căn cứ quy hoạch cấp dưới", "Căn cứ quy hoạch", "Quyết định quy hoạch cấp dưới"),
            *("Số quyết định quy hoạch cấp dưới", "Căn cứ quy hoạch cấp ủy", "Quy hoạch cấp dưới"),
        ),
        longest=60,
    ),
    ImportColumn("ratings", RATINGS, years=True),
    ImportColumn("discipline", ("Kỷ luật", "Hình thức kỷ luật", "Kỉ luật")),
    ImportColumn("note", ("Ghi chú",), longest=300),
)

# What a planning list says of a person, and is judged by, while the personnel facts are its source.
CHECKED_ONLY = frozenset(
    (
        *("ethnicity", "origin", "joined_party_on", "party_official_on", "degree", "language"),
        *("state_management", "in_post_since", "discipline", "ratings"),
    )
)
