"""Who may register for a post, and for how many (regulations, annex ii A)."""

from exams.rules.parameters.declaration import choice, choices, decimal, integer, switch

APPLICANTS = (
    choices(
        "candidate_groups",
        ["A_PLANNED_ON_SITE", "B_PLANNED_EQUIVALENT", "C_NOMINATED"],
        "Nhóm người được đăng ký",
        "A: Bình Dương 2017 theo 2424/BNV-CCVC",
    ),
    switch(
        "group_c_needs_party_consent",
        True,
        "Người đề cử phải có ý kiến cấp ủy",
        "A: Bình Dương 2017 theo 2424/BNV-CCVC",
    ),
    switch(
        "planning_required",
        True,
        "Phải trong quy hoạch (trừ trường hợp đặc biệt)",
        "A: NĐ 300/2026, Điều 29",
    ),
    switch(
        "equivalent_is_special_case",
        False,
        "Quy hoạch chức danh tương đương là trường hợp đặc biệt",
        "A: NĐ 300/2026; năm 2016 là đặc biệt",
    ),
    choice(
        "planning_approved_before",
        "ANNOUNCEMENT_DATE",
        "Quy hoạch phải được duyệt trước ngày",
        "C: HD 45-HD/BTCTW",
        choices=("ANNOUNCEMENT_DATE", "REGISTRATION_CLOSE"),
    ),
    integer(
        "max_planned_per_seat",
        3,
        "Số người quy hoạch tối đa cho một vị trí",
        "A: HD 45-HD/BTCTW",
        low=1,
        high=20,
    ),
    integer(
        "max_titles_per_person",
        3,
        "Số chức danh tối đa một người cùng cấp phê duyệt",
        "A: HD 45-HD/BTCTW",
        low=1,
        high=20,
    ),
    decimal(
        "planning_coefficient_committee",
        "1.5",
        "Hệ số quy hoạch cấp ủy (làm tròn lên)",
        "A: HD 45-HD/BTCTW: 1,0 - 1,5",
        low=1,
        high=10,
        enforced=False,
    ),
    integer(
        "planning_months_tier1",
        60,
        "Số tháng công tác còn lại, đối tượng 1",
        "A: HD 45-HD/BTCTW",
        low=0,
        high=600,
    ),
    integer(
        "planning_months_tier2",
        120,
        "Số tháng công tác còn lại, đối tượng 2",
        "A: HD 45-HD/BTCTW",
        low=0,
        high=600,
    ),
    choice(
        "on_site_must_register",
        "REPORT_ONLY",
        "Người tại chỗ đủ điều kiện phải đăng ký",
        "A: 27-KH/BTCTW; TP. Hồ Chí Minh 2024",
        choices=("REPORT_ONLY", "OFF"),
    ),
    switch(
        "outsider_cutoff", False, "Không xét người nơi khác khi tại chỗ đã đủ", "A: 27-KH/BTCTW"
    ),
    integer(
        "outsider_cutoff_single",
        3,
        "… đủ là, khi tuyển 1 vị trí",
        "A: 27-KH/BTCTW",
        low=1,
        high=100,
    ),
    integer(
        "outsider_cutoff_double",
        5,
        "… đủ là, khi tuyển 2 vị trí",
        "A: 27-KH/BTCTW",
        low=1,
        high=100,
    ),
    integer(
        "max_posts_per_applicant",
        1,
        "Số vị trí một người được đăng ký",
        "A: Lạng Sơn 2025",
        low=1,
        high=20,
    ),
    choice(
        "on_multiple_posts",
        "FAIL_ALL",
        "Khi đăng ký quá số vị trí",
        "A: Lạng Sơn 2025",
        choices=("FAIL_ALL", "KEEP_FIRST", "KEEP_LAST"),
    ),
)
