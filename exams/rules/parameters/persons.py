"""What is asked of a person who registers (regulations, annex ii A).

Units: months; completed years for ages; percent for the targets of reports.
"""

from exams.rules.enums import Theory
from exams.rules.parameters.declaration import choice, choices, integer, lines, switch, table

THEORY_MIN = {
    "GD_SO": "ADVANCED",
    "PGD_SO": "INTERMEDIATE",
    "TP": "INTERMEDIATE",
    "PTP": "INTERMEDIATE",
}
PERSONS = (
    integer(
        "full_term_months",
        60,
        "Đủ tuổi công tác trọn nhiệm kỳ (tháng)",
        "A: NĐ 300/2026, Điều 29",
        low=0,
        high=600,
    ),
    integer(
        "special_min_months",
        48,
        "Trường hợp đặc biệt về tuổi: còn ít nhất (tháng)",
        "A: HD 45-HD/BTCTW",
        low=0,
        high=600,
    ),
    integer(
        "special_age_review_steps",
        3,
        "Trường hợp đặc biệt về tuổi: số bước rà soát trước khi quyết định",
        "A: HD 45-HD/BTCTW",
        low=0,
        high=5,
    ),
    choice(
        "age_reference",
        "REGISTRATION_CLOSE",
        "Ngày tính tuổi",
        "C: theo thông báo",
        choices=("REGISTRATION_CLOSE", "FILE_RECEIVED"),
    ),
    switch(
        "age_exempt_for_equal_or_lower",
        True,
        "Không xét tuổi khi chức danh tương đương, thấp hơn",
        "A: NĐ 300/2026, Điều 29",
    ),
    integer(
        "min_months_in_post",
        12,
        "Thời gian giữ chức vụ liền kề (tháng)",
        "A: NĐ 300/2026, Điều 29",
        low=0,
        high=600,
    ),
    choices(
        "key_ranks",
        ["GD_SO", "TP"],
        "Chức vụ chủ chốt của mỗi cấp",
        "C: Hà Nội 2016; chưa có văn bản",
        more=("PGD_SO", "PTP"),
    ),
    integer(
        "rating_years", 3, "Số năm gần nhất xét xếp loại", "A: NĐ 300/2026, Điều 29", low=0, high=20
    ),
    choice(
        "rating_min",
        "GOOD",
        "Mức xếp loại tối thiểu mỗi năm",
        "A: NĐ 300/2026, Điều 29",
        choices=("GOOD", "EXCELLENT", "COMPLETED"),
    ),
    integer(
        "age_cap",
        None,
        "Trần tuổi chung (theo vị trí nếu có)",
        "A: Hải Phòng 35/30 khi áp dụng",
        low=18,
        high=100,
        nullable=True,
    ),
    choice(
        "degree_min",
        "UNIVERSITY",
        "Trình độ đào tạo tối thiểu",
        "A: NĐ 29/2024; Hà Nội 2021",
        choices=("UNIVERSITY", "COLLEGE", "MASTER", "DOCTOR"),
    ),
    table(
        "political_theory_min",
        THEORY_MIN,
        "Lý luận chính trị tối thiểu theo bậc",
        "A: NĐ 29/2024; cấp phòng chưa có văn bản",
        choices=tuple(Theory),
    ),
    table(
        "discipline_wait_months",
        {"REPRIMAND": 24, "WARNING": 36, "REMOVAL": 60},
        "Thời gian chờ sau kỷ luật (tháng)",
        "A: QĐ 377-QĐ/TW",
        keys=("REPRIMAND", "WARNING", "REMOVAL"),
        low=0,
        high=600,
    ),
    choices(
        "exclusion_list",
        ["29(9)a", "29(9)b", "29(9)c", "29(9)d", "29(9)đ", "29(9)e"],
        "Các trường hợp không được xét",
        "A: NĐ 300/2026, Điều 29 khoản 9",
    ),
    integer(
        "report_target_women",
        15,
        "Mục tiêu báo cáo: nữ (%)",
        "A: Hà Nội 2021",
        low=0,
        high=100,
    ),
    integer(
        "report_target_young",
        15,
        "Mục tiêu báo cáo: trẻ (%)",
        "A: Hà Nội 2021",
        low=0,
        high=100,
    ),
    lines(
        "age_bands",
        ["<40", "40-50", ">50"],
        "Ba độ tuổi của cơ cấu, từ thấp đến cao (ví dụ: <40; 40-50; >50)",
        "C: giới hạn của ba độ tuổi chưa có văn bản",
    ),
    choice(
        "priority_points",
        "OFF",
        "Điểm ưu tiên",
        "C: chỉ có trong tuyển dụng",
        choices=("OFF",),
        enforced=False,
    ),
)
