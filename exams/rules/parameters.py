"""The parameters of annex (ii), one line each: key, default, Vietnamese title, basis."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number, word or table of the law. Decimals are text; `must_set` asks for a person."""

    key: str
    default: Any
    title: str
    basis: str
    must_set: bool = False
    choices: tuple[str, ...] = ()


def _p(key: str, default: Any, title: str, basis: str, *choices: str) -> Parameter:
    return Parameter(key, default, title, basis, choices=choices)


def _set(key: str, default: list[str], title: str, basis: str, *more: str) -> Parameter:
    """A list of known codes: those of the default, and `more` that may be added."""
    return Parameter(key, default, title, basis, choices=(*default, *more))


THEORY_MIN = {
    "GD_SO": "ADVANCED",
    "PGD_SO": "INTERMEDIATE",
    "TP": "INTERMEDIATE",
    "PTP": "INTERMEDIATE",
}
AGGREGATIONS = ("SUM", "PROJECT_ONLY", "WEIGHTED", "WRITTEN_GATE_PROJECT_RANK")

ELIGIBILITY = (
    _set("allowed_levels", ["DEPARTMENT", "DIVISION"], "Cấp chức danh được thi tuyển",
       "A: Hà Nội 2021; đề án 21-ĐA/TU chỉ có cấp phòng"),
    _p("allow_elected_posts", False, "Cho thi tuyển chức danh bầu cử, phê chuẩn",
       "A: Công văn 2424/BNV-CCVC"),
    _p("allow_reappointment", False, "Cho thi tuyển khi bổ nhiệm lại", "A: Công văn 2424/BNV-CCVC"),
    _p("min_candidates_per_post", 2, "Số người đủ điều kiện tối thiểu mỗi vị trí",
       "A: Công văn 2424/BNV-CCVC; Đà Nẵng 3"),
    _p("on_too_few", "NOMINATE_OR_POSTPONE", "Khi không đủ số người", "A: TP. Hồ Chí Minh 2024",
       "NOMINATE_OR_POSTPONE"),
    _p("waiver_of_min_candidates", "BY_DECISION", "Cho thi khi không đủ số người", "C",
       "BY_DECISION", "NEVER"),
    _p("single_survivor_after_gate", "CONTINUE_WITH_DECISION", "Còn một người sau vòng 1", "C",
       "CONTINUE_WITH_DECISION", "CONTINUE", "STOP"),
    _set("candidate_groups", ["A_PLANNED_ON_SITE", "B_PLANNED_EQUIVALENT", "C_NOMINATED"],
       "Nhóm người được đăng ký", "A: Bình Dương 2017 theo 2424/BNV-CCVC"),
    _p("group_c_needs_party_consent", True, "Người đề cử phải có ý kiến cấp ủy",
       "A: Bình Dương 2017 theo 2424/BNV-CCVC"),
    _p("planning_required", True, "Phải trong quy hoạch (trừ trường hợp đặc biệt)",
       "A: NĐ 300/2026, Điều 29"),
    _p("equivalent_is_special_case", False, "Quy hoạch chức danh tương đương là trường hợp đặc biệt",
       "A: NĐ 300/2026; năm 2016 là đặc biệt"),
    _p("planning_approved_before", "ANNOUNCEMENT_DATE", "Quy hoạch phải được duyệt trước ngày",
       "C: HD 45-HD/BTCTW", "ANNOUNCEMENT_DATE", "REGISTRATION_CLOSE"),
    _p("max_planned_per_seat", 3, "Số người quy hoạch tối đa cho một vị trí", "A: HD 45-HD/BTCTW"),
    _p("max_titles_per_person", 3, "Số chức danh tối đa một người cùng cấp phê duyệt",
       "A: HD 45-HD/BTCTW"),
    _p("planning_coefficient_committee", "1.5", "Hệ số quy hoạch cấp ủy (làm tròn lên)",
       "A: HD 45-HD/BTCTW: 1,0 - 1,5"),
    _p("planning_months_tier1", 60, "Số tháng công tác còn lại, đối tượng 1", "A: HD 45-HD/BTCTW"),
    _p("planning_months_tier2", 120, "Số tháng công tác còn lại, đối tượng 2", "A: HD 45-HD/BTCTW"),
    _p("on_site_must_register", "REPORT_ONLY", "Người tại chỗ đủ điều kiện phải đăng ký",
       "A: 27-KH/BTCTW; TP. Hồ Chí Minh 2024", "REPORT_ONLY", "OFF"),
    _p("outsider_cutoff", False, "Không xét người nơi khác khi tại chỗ đã đủ", "A: 27-KH/BTCTW"),
    _p("outsider_cutoff_single", 3, "… đủ là, khi tuyển 1 vị trí", "A: 27-KH/BTCTW"),
    _p("outsider_cutoff_double", 5, "… đủ là, khi tuyển 2 vị trí", "A: 27-KH/BTCTW"),
    _p("max_posts_per_applicant", 1, "Số vị trí một người được đăng ký", "A: Lạng Sơn 2025"),
    _p("on_multiple_posts", "FAIL_ALL", "Khi đăng ký quá số vị trí", "A: Lạng Sơn 2025",
       "FAIL_ALL", "KEEP_FIRST", "KEEP_LAST"),
    _p("full_term_months", 60, "Đủ tuổi công tác trọn nhiệm kỳ (tháng)", "A: NĐ 300/2026, Điều 29"),
    _p("special_min_months", 48, "Trường hợp đặc biệt về tuổi: còn ít nhất (tháng)",
       "A: HD 45-HD/BTCTW"),
    _p("age_reference", "REGISTRATION_CLOSE", "Ngày tính tuổi", "C: theo thông báo",
       "REGISTRATION_CLOSE", "FILE_RECEIVED"),
    _p("age_exempt_for_equal_or_lower", True, "Không xét tuổi khi chức danh tương đương, thấp hơn",
       "A: NĐ 300/2026, Điều 29"),
    _p("min_months_in_post", 12, "Thời gian giữ chức vụ liền kề (tháng)",
       "A: NĐ 300/2026, Điều 29"),
    _p("rating_years", 3, "Số năm gần nhất xét xếp loại", "A: NĐ 300/2026, Điều 29"),
    _p("rating_min", "GOOD", "Mức xếp loại tối thiểu mỗi năm", "A: NĐ 300/2026, Điều 29",
       "GOOD", "EXCELLENT", "COMPLETED"),
    _p("age_cap", None, "Trần tuổi chung (theo vị trí nếu có)", "A: Hải Phòng 35/30 khi áp dụng"),
    _p("degree_min", "UNIVERSITY", "Trình độ đào tạo tối thiểu", "A: NĐ 29/2024; Hà Nội 2021",
       "UNIVERSITY", "COLLEGE", "MASTER", "DOCTOR"),
    _p("political_theory_min", THEORY_MIN, "Lý luận chính trị tối thiểu theo bậc",
       "A: NĐ 29/2024; cấp phòng chưa có văn bản"),
    _p("discipline_wait_months", {"REPRIMAND": 24, "WARNING": 36, "REMOVAL": 60},
       "Thời gian chờ sau kỷ luật (tháng)", "A: QĐ 377-QĐ/TW"),
    _p("exclusion_list", ["29(9)a", "29(9)b", "29(9)c", "29(9)d", "29(9)đ", "29(9)e"],
       "Các trường hợp không được xét", "A: NĐ 300/2026, Điều 29 khoản 9"),
    _p("dossier_max_age_months", 6, "Thành phần hồ sơ không quá (tháng)", "A: NĐ 300/2026"),
    _p("report_target_women", 15, "Mục tiêu báo cáo: nữ (%)", "A: Hà Nội 2021"),
    _p("report_target_young", 15, "Mục tiêu báo cáo: trẻ (%)", "A: Hà Nội 2021"),
    _p("age_bands", ["<40", "40-50", ">50"], "Ba độ tuổi", "C: giới hạn của ba độ tuổi chưa có văn bản"),
    _p("priority_points", "OFF", "Điểm ưu tiên", "C: chỉ có trong tuyển dụng", "OFF"),
)  # fmt: skip

CALENDAR = (
    _set("publication_channels", ["PORTAL", "MASS_MEDIUM"], "Nơi đăng thông báo", "A: NĐ 170/2025, Điều 15"),
    _p("registration_days", 30, "Thời hạn nhận hồ sơ (ngày)", "A: NĐ 170/2025, Điều 15(4)"),
    _p("count_first_day", True, "Tính cả ngày đầu", "A: Lạng Sơn 2025; Bộ luật Dân sự: không"),
    _p("roll_end_to_working_day", False, "Ngày cuối rơi vào ngày nghỉ thì lùi sang ngày làm việc", "C"),
    _p("announcement_changes_max", 1, "Số lần thay đổi thông báo", "A: NĐ 170/2025, Điều 15(3)"),
    _p("announcement_change_min_days_before_opening", 10, "… trước ngày thi ít nhất (ngày)",
       "A: NĐ 170/2025, Điều 15(3)"),
    _p("screening_days", 15, "Kiểm tra điều kiện (ngày)", "A: NĐ 170/2025, Điều 16(2)"),
    _p("screening_days_many", 30, "… khi có từ 500 hồ sơ (ngày)", "A: NĐ 170/2025, Điều 16(2)"),
    _p("exam_within_days_of_close", 30, "Thi trong vòng (ngày sau khi hết hạn nhận hồ sơ)",
       "A: NĐ 170/2025, Điều 16(5)"),
    _p("exam_within_days_of_close_many", 45, "… khi được kéo dài (ngày)", "A: NĐ 170/2025, Điều 16(5)"),
    _p("summons_min_working_days", 5, "Triệu tập trước ít nhất (ngày làm việc)", "A: TT 06/2020"),
    _p("posting_min_working_days", 1, "Niêm yết danh sách, phòng thi trước (ngày làm việc)",
       "A: TT 22/2025, Điều 6"),
    _p("marking_days", 15, "Chấm thi (ngày)", "A: NĐ 170/2025, Điều 16(4)"),
    _p("marking_days_many", 30, "… khi có từ 1000 thí sinh (ngày)", "A: NĐ 170/2025, Điều 16(4)"),
    _p("remark_request_working_days", 5, "Nhận đơn phúc khảo (ngày làm việc)",
       "A: NĐ 170/2025, Điều 16"),
    _p("remark_marking_days", 10, "Chấm phúc khảo (ngày)", "A: NĐ 170/2025, Điều 16"),
    _p("remark_marking_days_many", 20, "… khi có nhiều bài (ngày)", "A: NĐ 170/2025, Điều 16"),
    _p("days_between_parts", 14, "Cách nhau giữa hai phần thi (ngày)", "C: Hà Nội 2023 là 19"),
    _p("report_working_days", 5, "Hội đồng báo cáo (ngày làm việc)", "A: NĐ 170/2025, Điều 17"),
    _p("approve_working_days", 5, "Phê duyệt kết quả (ngày làm việc)", "A: NĐ 170/2025, Điều 17"),
    _p("publish_working_days", 2, "Công bố kết quả (ngày làm việc)", "A: NĐ 170/2025, Điều 17(2)"),
    _p("supervision_report_working_days", 3, "Báo cáo giám sát (ngày làm việc)",
       "A: TT 22/2025, Điều 23(4)d"),
    _p("approval_in_principle_working_days", 15, "Quyết định chủ trương (ngày làm việc)",
       "A: NĐ 300/2026, Điều 33"),
    _p("procedure_working_days", 30, "Quy trình nhân sự (ngày làm việc)", "A: NĐ 300/2026, Điều 33"),
    _p("archive_days", 365, "Bàn giao lưu trữ (ngày)", "A: TT 22/2025, Điều 25"),
    _p("suspension_allowed", True, "Cho tạm dừng kỳ thi", "A: Kết luận 128-KL/TW"),
)  # fmt: skip

SCORING = (
    _set("parts", ["WRITTEN", "PROPOSAL"], "Các phần thi", "A: Hà Nội 2023"),
    _p("scale_per_part", 100, "Thang điểm mỗi phần", "A: TT 22/2025"),
    _p("written_minutes", 180, "Thời gian thi viết (phút, không kể chép đề)", "A: Hà Nội 2023"),
    _p("late_limit_minutes_short", 5, "Đến muộn tối đa, bài đến 30 phút", "A: TT 22/2025"),
    _p("late_limit_minutes_long", 10, "Đến muộn tối đa, bài từ 60 phút", "A: TT 22/2025"),
    _p("leave_after_fraction", "2/3", "Được ra về sau (phần thời gian)", "A: TT 22/2025"),
    _p("written_gate", "50", "Điểm đạt thi viết (kể cả bằng)", "A: NĐ 170/2025; BTCTW 2017"),
    _p("proposal_gate", "50", "Điểm đạt bảo vệ đề án (kể cả bằng)", "A: NĐ 170/2025; BTCTW 2017"),
    Parameter("aggregation", "SUM", "Cách tính điểm xét", "C: chưa có văn bản; phải chọn",
              must_set=True, choices=AGGREGATIONS),
    _p("weight_written", 70, "Trọng số thi viết, % (khi WEIGHTED)", "A: NĐ 170/2025 (tuyển dụng)"),
    _p("weight_proposal", 30, "Trọng số đề án, % (khi WEIGHTED)", "A: NĐ 170/2025 (tuyển dụng)"),
    _p("decimals", 2, "Số chữ số thập phân", "A: TT 22/2025"),
    _p("rounding", "HALF_UP", "Cách làm tròn", "C: tập quán", "HALF_UP"),
    _p("mark_step", "0.5", "Bước điểm", "C", "0.5", "0.25", "1"),
    _p("rubric_step_max", 5, "Đáp án chi tiết đến (điểm)", "A: TT 22/2025, Điều 13"),
    _p("paper_versions_min", 3, "Số đề dự phòng ngẫu nhiên", "A: TT 22/2025"),
    _p("store_paper_content", "NEVER", "Lưu nội dung đề trước khi giải mật", "A: QĐ 2500/QĐ-TTg",
       "NEVER"),
    _p("markers", 2, "Số cán bộ chấm độc lập", "A: TT 22/2025, Điều 16", ),
    _p("diff_auto_max", "5", "Lệch điểm lấy trung bình (đến và bằng)", "A: TT 22/2025, Điều 16"),
    _p("diff_third_min", "10", "Lệch điểm phải chấm lần ba (từ)", "A: TT 22/2025, Điều 16"),
    _p("diff_between", "HEAD_DISCUSSION", "Lệch ở giữa", "A: TT 22/2025, Điều 16",
       "HEAD_DISCUSSION"),
    _p("third_rule", "TWO_EQUAL_ELSE_COLLECTIVE", "Sau lần chấm ba", "A: TT 22/2025, Điều 16",
       "TWO_EQUAL_ELSE_COLLECTIVE"),
    _p("marker2_sees_marker1", False, "Người chấm sau thấy điểm người trước", "Thiết kế: không bao giờ"),
    _p("blind_code", "RANDOM", "Số phách", "A: TT 22/2025, Điều 15", "RANDOM"),
    _set("remark_allowed_parts", ["WRITTEN"], "Phần thi được phúc khảo", "A: TT 22/2025, Điều 22(3)"),
    _p("remark_rule", "TWO_EQUAL_ELSE_THIRD_ELSE_MEAN", "Cách chấm phúc khảo",
       "A: TT 22/2025, Điều 17", "TWO_EQUAL_ELSE_THIRD_ELSE_MEAN"),
    _p("remark_adopt_below", "5", "Lệch phúc khảo lấy điểm mới (dưới)", "A: TT 22/2025, Điều 17"),
    _p("remark_dialogue_from", "5", "Lệch phúc khảo phải đối thoại (từ)", "A: TT 22/2025, Điều 17"),
    _p("sanctions", {"EXAM_REPRIMAND": 25, "EXAM_WARNING": 50}, "Trừ điểm, % bài thi",
       "A: Nội quy, Điều 2"),
    _p("sanction_cumulation", "HIGHER_ONLY", "Hai mức xử lý một bài", "C", "HIGHER_ONLY", "ADDED", "SUCCESSIVE"),
    _p("sanction_applied", "AFTER_REMARK", "Trừ điểm lúc", "C", "AFTER_REMARK"),
    _p("unsigned_submission", 0, "Không ký nộp bài", "A: TT 22/2025"),
    _p("proposal_copies", 9, "Số bản đề án", "A: Bà Rịa - Vũng Tàu 2023"),
    _p("proposal_format", "Times New Roman 14, giãn dòng 1,5, lề 2,5/2,5/3,5/2,0 cm",
       "Thể thức đề án", "A: Bà Rịa - Vũng Tàu 2023"),
    _p("presentation_minutes", 30, "Thời gian trình bày (phút)", "A: TP. Hồ Chí Minh 2022"),
    _p("qa_minutes", 30, "Thời gian hỏi đáp (phút)", "A: TP. Hồ Chí Minh 2022; NĐ 300: tổng ≤ 90"),
    _p("proposal_blocks", {"BUILD": 40, "DEFEND": 30, "ANSWER": 30}, "Cơ cấu điểm đề án",
       "C: ba khối theo Hàm Yên 2024"),
    _p("panel_min_examiners", 5, "Số giám khảo tối thiểu", "C: văn bản buộc tối thiểu 2"),
    _p("panel_mean", "PLAIN", "Điểm đề án", "A: BTCTW 2017: trung bình cộng", "PLAIN"),
    _p("panel_spread_max", "10", "Chênh lệch giữa giám khảo tối đa", "A: TT 22/2025"),
    _p("order_of_presentation", "DRAW_OF_LOTS", "Thứ tự bảo vệ", "A: BTCTW 2022", "DRAW_OF_LOTS"),
    _p("recording", "TEXT_OR_AUDIO_OR_VIDEO", "Ghi lại buổi bảo vệ", "A: TT 22/2025",
       "TEXT_OR_AUDIO_OR_VIDEO"),
    _p("tie_break", ["PROPOSAL", "WRITTEN", "HEAD_DECISION"], "Thứ tự xét khi bằng điểm",
       "C: NĐ 170/2025, Điều 10; thứ tự chưa có văn bản"),
    _p("reserve_months", 0, "Bảo lưu kết quả (tháng)", "A: NĐ 170/2025; thực tế khác nhau"),
    _p("substitute_next_lower", "WITH_DECISION", "Thay bằng người kế tiếp", "A: NĐ 300/2026",
       "WITH_DECISION", "NEVER"),
    _p("withdrawal_document_required", True, "Rút tên phải có đơn", "A: Đà Nẵng 2018"),
)  # fmt: skip

BODIES = (
    _p("council_sizes", ["5", "7"], "Số thành viên hội đồng", "A: NĐ 170/2025, Điều 8"),
    _p("chair", "HEAD_OR_DEPUTY", "Chủ tịch hội đồng", "A: NĐ 170/2025, Điều 8", "HEAD_OR_DEPUTY"),
    _p("vote_rule", "MAJORITY_CHAIR_BREAKS_TIE", "Biểu quyết", "A: NĐ 170/2025, Điều 8",
       "MAJORITY_CHAIR_BREAKS_TIE"),
    _p("member_secretary", 1, "Ủy viên kiêm thư ký mỗi ban", "A: TT 22/2025"),
    _p("supervision_board_required", True, "Phải có ban giám sát", "A: TT 22/2025, Điều 23"),
    _set("relative_block_list",
       ["SPOUSE", "PARENT", "PARENT_IN_LAW", "ADOPTIVE_PARENT", "CHILD", "ADOPTED_CHILD",
        "SIBLING", "AUNT_UNCLE", "SPOUSE_SIBLING", "SIBLING_SPOUSE"],
       "Quan hệ không được tham gia", "A: NĐ 170/2025, Điều 8(3)"),
    _set("bars", ["DISCIPLINED", "CORRUPTION", "PERSONNEL_WORK_VIOLATION"],
       "Không được tham gia hội đồng", "A: NĐ 170/2025"),
    _p("coi_declaration_before_access", True, "Cam kết không xung đột lợi ích trước khi xem hồ sơ",
       "A: TT 22/2025"),
    _p("min_invigilators_per_room", 2, "Số giám thị tối thiểu mỗi phòng", "A: TT 22/2025, Điều 14"),
    _p("examiner_candidate_min_distance", "1 m", "Khoảng cách giám khảo - thí sinh", "A: TT 22/2025"),
)  # fmt: skip

DOCUMENTS = (
    _p("document_style", "STATE_ND30", "Thể thức văn bản", "A: NĐ 30/2020", "STATE_ND30", "PARTY_HD36"),
    _p("date_format", "dd/mm/yyyy", "Ngày tháng", "A: NĐ 30/2020", "dd/mm/yyyy"),
    _p("decimal_separator", ",", "Dấu thập phân trong văn bản", "B", ",", "."),
    _p("candidate_number", "PREFIX_DIGITS_CONTINUOUS", "Số báo danh", "A: TT 22/2025, Điều 6",
       "PREFIX_DIGITS_CONTINUOUS"),
    _p("name_sort", "GIVEN_FAMILY_MIDDLE", "Thứ tự tên", "B", "GIVEN_FAMILY_MIDDLE"),
    _p("citizen_id_check", "FORMAT_ERROR_REST_WARNING", "Kiểm tra số CCCD", "A: cấu trúc số căn cước; thiết kế",
       "FORMAT_ERROR_REST_WARNING"),
    _set("published_fields",
         ["number", "name", "born", "unit", "position", "written", "proposal", "total", "rank",
          "result"],
         "Thông tin công bố", "Thiết kế", "year", "sex", "current_post"),
    _p("retention_scripts_years", 5, "Lưu bài thi (năm)", "C"),
    _p("retention_results_years", 20, "Lưu kết quả (năm)", "C"),
    _set("two_person_actions", ["OPEN_MAPPING", "UNLOCK_MARKS", "PUBLISH", "CHANGE_PROFILE"],
       "Việc phải có hai người", "Thiết kế"),
)  # fmt: skip

SECTIONS: dict[str, tuple[Parameter, ...]] = {
    "eligibility": ELIGIBILITY,
    "calendar": CALENDAR,
    "scoring": SCORING,
    "bodies": BODIES,
    "documents": DOCUMENTS,
}
