"""How a parameter of the regulations is put in words."""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exams.rules.plain_rules import PlainRule
from web.sentences import sentence

# How the parameters cite what they rest on (exams/rules/parameters): parts set apart by semicolons.
# NOTES are translated whole, of the others the WORDS; symbols of texts stay as they are.
WORDS = {
    "NĐ": _("NĐ"),
    "TT": _("TT"),
    "QĐ": _("QĐ"),
    "Điều": _("Điều"),
    "khoản": _("khoản"),
    "Nội quy": _("Nội quy"),
    "Công văn": _("Công văn"),
    "Kết luận": _("Kết luận"),
    "Thiết kế": _("Thiết kế"),
    "thiết kế": _("thiết kế"),
    "theo": _("theo"),
    "Hà Nội": _("Hà Nội"),
    "Đà Nẵng": _("Đà Nẵng"),
    "TP. Hồ Chí Minh": _("TP. Hồ Chí Minh"),
    "Bình Dương": _("Bình Dương"),
    "Lạng Sơn": _("Lạng Sơn"),
    "Hải Phòng": _("Hải Phòng"),
    "Bà Rịa - Vũng Tàu": _("Bà Rịa - Vũng Tàu"),
    "Luật Khiếu nại": _("Luật Khiếu nại"),
    "như phúc khảo": _("như phúc khảo"),
    "như chấm phúc khảo": _("như chấm phúc khảo"),
}
NOTES = {
    "đề án 21-ĐA/TU chỉ có cấp phòng": _("đề án 21-ĐA/TU chỉ có cấp phòng"),
    "năm 2016 là đặc biệt": _("năm 2016 là đặc biệt"),
    "theo thông báo": _("theo thông báo"),
    "Hải Phòng 35/30 khi áp dụng": _("Hải Phòng 35/30 khi áp dụng"),
    "cấp phòng chưa có văn bản": _("cấp phòng chưa có văn bản"),
    "giới hạn của ba độ tuổi chưa có văn bản": _("giới hạn của ba độ tuổi chưa có văn bản"),
    "chỉ có trong tuyển dụng": _("chỉ có trong tuyển dụng"),
    "Bộ luật Dân sự: không": _("Bộ luật Dân sự: không"),
    "Hà Nội 2023 là 19": _("Hà Nội 2023 là 19"),
    "chưa có văn bản": _("chưa có văn bản"),
    "phải chọn": _("phải chọn"),
    "NĐ 170/2025 (tuyển dụng)": _("NĐ 170/2025 (tuyển dụng)"),
    "tập quán": _("tập quán"),
    "Thiết kế: không bao giờ": _("Thiết kế: không bao giờ"),
    "NĐ 300: tổng ≤ 90": _("NĐ 300: tổng ≤ 90"),
    "ba khối theo Hàm Yên 2024": _("ba khối theo Hàm Yên 2024"),
    "văn bản buộc tối thiểu 2": _("văn bản buộc tối thiểu 2"),
    "BTCTW 2017: trung bình cộng": _("BTCTW 2017: trung bình cộng"),
    "thứ tự chưa có văn bản": _("thứ tự chưa có văn bản"),
    "thực tế khác nhau": _("thực tế khác nhau"),
    "cấu trúc số căn cước": _("cấu trúc số căn cước"),
    "thông lệ đấu thầu": _("thông lệ đấu thầu"),
    "chỉ chức danh được quyết định thi tuyển mới vào kỳ thi": _(
        "chỉ chức danh được quyết định thi tuyển mới vào kỳ thi"
    ),
    "lệ họp của cấp ủy là hai phần ba": _("lệ họp của cấp ủy là hai phần ba"),
    "như hội nghị cán bộ chủ chốt khi bổ nhiệm": _("như hội nghị cán bộ chủ chốt khi bổ nhiệm"),
    "riêng năm 2021: 2 - 3": _("riêng năm 2021: 2 - 3"),
    "số tháng chưa có văn bản": _("số tháng chưa có văn bản"),
    "tỷ lệ chưa có văn bản": _("tỷ lệ chưa có văn bản"),
    "số mức chưa có văn bản": _("số mức chưa có văn bản"),
    "cấp phòng lãnh đạo một phòng, không phải cả đơn vị": _(
        "cấp phòng lãnh đạo một phòng, không phải cả đơn vị"
    ),
    "tháng của đảng bộ tùy cấp": _("tháng của đảng bộ tùy cấp"),
    "việc phức tạp 45 ngày": _("việc phức tạp 45 ngày"),
    "loại khác phải nêu trong đề nghị": _("loại khác phải nêu trong đề nghị"),
    "Luật Khiếu nại là 90 ngày": _("Luật Khiếu nại là 90 ngày"),
    "Luật Khiếu nại là 30 ngày": _("Luật Khiếu nại là 30 ngày"),
}
_CITATION = re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, WORDS))})(?![\w/-])")


def plain_sentence(rule: PlainRule) -> str:
    """Return a rule of the regulations as the sentence that a candidate reads."""
    return sentence(rule.code, **rule.facts)


def public_basis(basis: str) -> str:
    """Return what a rule rests on; where no text fixes it, that the campaign's regulations do."""
    if basis.startswith("C"):
        return gettext("quy chế của kỳ thi; chưa có văn bản quy định chung")
    return legal_basis(basis)


def legal_basis(basis: str) -> str:
    """Return what a parameter rests on, without the annex's mark of evidence (A, B or C)."""
    text = re.sub("^[ABC](: |$)", "", basis)
    return _cited(text) if text else gettext("Chưa có văn bản quy định")


def _cited(text: str) -> str:
    """Return a citation in the reader's language, part by part: its words, or a whole note."""
    parts = [part.strip() for part in text.split(";")]
    return "; ".join(
        str(NOTES[part])
        if part in NOTES
        else _CITATION.sub(lambda match: str(WORDS[match[0]]), part)
        for part in parts
    )
