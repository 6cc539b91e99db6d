"""Which posts are opened, and when their exam is held (regulations, annex ii A)."""

from exams.rules.parameters.declaration import choice, choices, integer, switch

POSITIONS = (
    choices(
        "allowed_levels",
        ["DEPARTMENT", "DIVISION"],
        "Cấp chức danh được thi tuyển",
        "A: Hà Nội 2021; đề án 21-ĐA/TU chỉ có cấp phòng",
        low=1,
    ),
    switch(
        "allow_elected_posts",
        False,
        "Cho thi tuyển chức danh bầu cử, phê chuẩn",
        "A: Công văn 2424/BNV-CCVC",
    ),
    switch(
        "allow_reappointment", False, "Cho thi tuyển khi bổ nhiệm lại", "A: Công văn 2424/BNV-CCVC"
    ),
    choice(
        "vacancy_register",
        "VACANCY_NAMED",
        "Khi chức danh chưa có trong sổ chức danh khuyết",
        "C: chỉ chức danh được quyết định thi tuyển mới vào kỳ thi",
        choices=("VACANCY_NAMED", "VACANCY_REFUSED", "VACANCY_NOT_ASKED"),
    ),
    choice(
        "vacancy_register_empty",
        "VACANCY_EMPTY_NAMED",
        "Khi sổ chức danh khuyết chưa ghi chức danh nào",
        "C: chưa có văn bản",
        choices=("VACANCY_EMPTY_NAMED", "VACANCY_EMPTY_NOT_ASKED"),
    ),
    integer(
        "min_candidates_per_post",
        2,
        "Số người đủ điều kiện tối thiểu mỗi vị trí",
        "A: Công văn 2424/BNV-CCVC; Đà Nẵng 3",
        low=1,
        high=100,
    ),
    integer(
        "screening_officers",
        1,
        "Số cán bộ kết luận độc lập về mỗi hồ sơ",
        "C",
        low=1,
        high=2,
    ),
    choice(
        "verification_before_list",
        "VERIFICATION_NONE",
        "Khi trình danh sách mà hồ sơ chưa khảo sát, xác minh nhân sự",
        "C: Hải Phòng 2021; chưa có văn bản",
        choices=("VERIFICATION_NONE", "VERIFICATION_WARN", "VERIFICATION_BLOCK"),
    ),
    switch(
        "dossiers_sealed_until_close",
        True,
        "Niêm phong hồ sơ đến hết hạn nhận",
        "C: thông lệ đấu thầu",
    ),
    choice(
        "on_too_few",
        "NOMINATE_OR_POSTPONE",
        "Khi không đủ số người",
        "A: TP. Hồ Chí Minh 2024",
        choices=("NOMINATE_OR_POSTPONE", "EXTEND_OR_POSTPONE", "ANY_WAY", "POSTPONE_ONLY"),
    ),
    choice(
        "waiver_of_min_candidates",
        "BY_DECISION",
        "Cho thi khi không đủ số người",
        "C",
        choices=("BY_DECISION", "NEVER"),
    ),
    choice(
        "single_survivor_after_gate",
        "CONTINUE_WITH_DECISION",
        "Còn một người sau vòng 1",
        "C",
        choices=("CONTINUE_WITH_DECISION", "CONTINUE", "STOP"),
    ),
)
