"""Days and deadlines from the announcement to the exam (regulations, annex ii B).

Units: calendar days, unless the key says working days.
"""

from exams.rules.parameters.declaration import choices, integer, switch

UNTIL_THE_EXAM = (
    choices(
        "announcement_clearances",
        ["APPROVAL_IN_PRINCIPLE", "SELECTION_PLAN", "REGULATION_DECISION"],
        "Văn bản phải có trước khi thông báo",
        "C: NĐ 300/2026, Điều 33(1); tập quán",
        more=("PARTY_OPINION",),
    ),
    choices(
        "publication_channels",
        ["PORTAL", "MASS_MEDIUM"],
        "Nơi đăng thông báo",
        "A: NĐ 170/2025, Điều 15",
    ),
    integer(
        "registration_days",
        30,
        "Thời hạn nhận hồ sơ (ngày)",
        "A: NĐ 170/2025, Điều 15(4)",
        low=1,
        high=365,
    ),
    switch("count_first_day", True, "Tính cả ngày đầu", "A: Lạng Sơn 2025; Bộ luật Dân sự: không"),
    switch(
        "roll_end_to_working_day",
        False,
        "Ngày cuối rơi vào ngày nghỉ thì lùi sang ngày làm việc",
        "C",
    ),
    integer(
        "announcement_changes_max",
        1,
        "Số lần thay đổi thông báo",
        "A: NĐ 170/2025, Điều 15(3)",
        low=0,
        high=20,
    ),
    integer(
        "announcement_change_min_days_before_opening",
        10,
        "… trước ngày thi ít nhất (ngày)",
        "A: NĐ 170/2025, Điều 15(3)",
        low=0,
        high=365,
    ),
    integer(
        "screening_days",
        15,
        "Kiểm tra điều kiện (ngày)",
        "A: NĐ 170/2025, Điều 16(2)",
        low=1,
        high=365,
    ),
    integer(
        "screening_days_many",
        30,
        "… khi có từ 500 hồ sơ (ngày)",
        "A: NĐ 170/2025, Điều 16(2)",
        low=1,
        high=365,
    ),
    integer(
        "screening_complaint_working_days",
        5,
        "Nhận khiếu nại về kết quả thẩm định (ngày làm việc)",
        "C: như phúc khảo, NĐ 170/2025, Điều 16; Luật Khiếu nại là 90 ngày",
        low=1,
        high=90,
    ),
    integer(
        "screening_complaint_answer_days",
        10,
        "Trả lời khiếu nại về kết quả thẩm định (ngày)",
        "C: như chấm phúc khảo, NĐ 170/2025, Điều 16; Luật Khiếu nại là 30 ngày",
        low=1,
        high=45,
    ),
    integer(
        "exam_within_days_of_close",
        30,
        "Thi trong vòng (ngày sau khi hết hạn nhận hồ sơ)",
        "A: NĐ 170/2025, Điều 16(5)",
        low=1,
        high=365,
    ),
    integer(
        "exam_within_days_of_close_many",
        45,
        "… khi được kéo dài (ngày)",
        "A: NĐ 170/2025, Điều 16(5)",
        low=1,
        high=365,
        enforced=False,
    ),
    integer(
        "summons_min_working_days",
        5,
        "Triệu tập trước ít nhất (ngày làm việc)",
        "A: TT 06/2020",
        low=0,
        high=365,
    ),
    integer(
        "posting_min_working_days",
        1,
        "Niêm yết danh sách, phòng thi trước (ngày làm việc)",
        "A: TT 22/2025, Điều 6",
        low=0,
        high=365,
    ),
)
