"""Days and deadlines once the exam was sat (regulations, annex ii B).

Units: calendar days, unless the key says working days.
"""

from exams.rules.parameters.declaration import integer, switch

AFTER_THE_EXAM = (
    integer("marking_days", 15, "Chấm thi (ngày)", "A: NĐ 170/2025, Điều 16(4)", low=1, high=365),
    integer(
        "marking_days_many",
        30,
        "… khi có từ 1000 thí sinh (ngày)",
        "A: NĐ 170/2025, Điều 16(4)",
        low=1,
        high=365,
    ),
    integer(
        "remark_request_working_days",
        5,
        "Nhận đơn phúc khảo (ngày làm việc)",
        "A: NĐ 170/2025, Điều 16",
        low=1,
        high=365,
    ),
    integer(
        "remark_marking_days",
        10,
        "Chấm phúc khảo (ngày)",
        "A: NĐ 170/2025, Điều 16",
        low=1,
        high=365,
    ),
    integer(
        "remark_marking_days_many",
        20,
        "… khi có nhiều bài (ngày)",
        "A: NĐ 170/2025, Điều 16",
        low=1,
        high=365,
    ),
    integer(
        "days_between_parts",
        14,
        "Cách nhau giữa hai phần thi (ngày)",
        "C: Hà Nội 2023 là 19",
        low=0,
        high=365,
    ),
    integer(
        "report_working_days",
        5,
        "Hội đồng báo cáo (ngày làm việc)",
        "A: NĐ 170/2025, Điều 17",
        low=1,
        high=365,
    ),
    integer(
        "approve_working_days",
        5,
        "Phê duyệt kết quả (ngày làm việc)",
        "A: NĐ 170/2025, Điều 17",
        low=1,
        high=365,
    ),
    integer(
        "publish_working_days",
        2,
        "Công bố kết quả (ngày làm việc)",
        "A: NĐ 170/2025, Điều 17(2)",
        low=1,
        high=365,
    ),
    integer(
        "supervision_report_working_days",
        3,
        "Báo cáo giám sát (ngày làm việc)",
        "A: TT 22/2025, Điều 23(4)d",
        low=1,
        high=365,
    ),
    integer(
        "approval_in_principle_working_days",
        15,
        "Quyết định chủ trương (ngày làm việc)",
        "A: NĐ 300/2026, Điều 33",
        low=1,
        high=365,
    ),
    integer(
        "procedure_working_days",
        30,
        "Quy trình nhân sự (ngày làm việc)",
        "A: NĐ 300/2026, Điều 33",
        low=1,
        high=365,
    ),
    integer(
        "archive_days", 365, "Bàn giao lưu trữ (ngày)", "A: TT 22/2025, Điều 25", low=1, high=3650
    ),
    switch("suspension_allowed", True, "Cho tạm dừng kỳ thi", "A: Kết luận 128-KL/TW"),
)
