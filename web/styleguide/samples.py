"""What the style guide shows: invented rows, files, charts."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from web.charts import Bar, Chart, bar_chart, column_chart

LONG = "Nguyễn Phúc Hoàng Thiên Kim Tôn Nữ Diệu Huyền Trang"
POST = "Phó Trưởng phòng Nội vụ, Lao động – Thương binh và Xã hội kiêm Chánh Văn phòng"


def sample_row(code: str, **fields: Any) -> SimpleNamespace:
    """Return a row of the sample grid for marks."""
    plain = {"value": "", "saved": "", "state": "empty", "said": "", "version": 0}
    url = reverse("styleguide-mark", args=[code])
    return SimpleNamespace(code=code, url=url, range="0–100", **{**plain, **fields})


def states() -> list[SimpleNamespace]:
    """Return a row in each state that a cell of the grid may have."""
    other = _("Vừa được ghi 71,50 ở cửa sổ khác; bạn nhập 74,00. Hãy nhập lại điểm đúng.")
    refused = _("Không lưu: điểm phải từ 0 đến 100, bước 0,25")
    return [
        sample_row("S5LV", value="72,50", saved="72,50", state="saved"),
        sample_row("T8WE", value="140", state="refused", said=refused),
        sample_row("V4CB", value="74,00", state="conflict", said=other),
        sample_row("X6GJ", value="66,25", state="failed", said=_("Chưa lưu, sẽ thử lại")),
        SimpleNamespace(code="Y1KP", url="", range="0–100", value="81,00", state="locked", said=""),
    ]


def people() -> list[dict[str, Any]]:
    """Return three people, one with a long name, one without a total."""
    return [
        {"number": "MAU1", "name": "Lê An", "post": "Chánh Thanh tra", "total": Decimal("86.5")},
        {"number": "MAU2", "name": LONG, "post": POST, "total": Decimal("79.25")},
        {"number": "MAU3", "name": "Trần Bình", "post": "Phó Giám đốc", "total": None},
    ]


def charts() -> list[Chart]:
    """Return bars in groups, bars to both sides of nought, and columns."""
    groups = [
        ("MAU1", [Bar(12, "12", "neutral"), Bar(9, "9"), Bar(2, "2", "success")]),
        ("MAU2", [Bar(4, "4", "warning"), Bar(1, "1", "error"), Bar(0, "0")]),
    ]
    sides = [("MAU1", [Bar(Decimal("-2.5"), "-2,50", "warning")]), ("MAU2", [Bar(1, "+1,00")])]
    columns = [(str(low), Bar(count, str(count))) for low, count in ((0, 2), (10, 8), (20, 5))]
    return [
        bar_chart(_("Nhóm thanh"), groups),
        bar_chart(_("Hai phía của 0"), sides),
        column_chart(_("Cột"), columns),
    ]


def stages() -> list[SimpleNamespace]:
    """Return three moments of the bar of stages."""
    return [
        SimpleNamespace(stage="announce", part="", step="announce"),
        SimpleNamespace(stage="mark", part="WRITTEN", step="mark:WRITTEN"),
        SimpleNamespace(stage="publish", part="", step="publish"),
    ]


def files() -> list[dict[str, Any]]:
    """Return a file that was submitted, one that was refused, one that is missing."""
    url = reverse("styleguide")
    missing = {
        "key": "khac",
        "title": _("Giấy tờ khác"),
        "state": _("Chưa nộp"),
        "upload_url": url,
    }
    return [_submitted_file(url), _refused_file(url), missing]


def _submitted_file(url: str) -> dict[str, Any]:
    return {
        "key": "phieu",
        "title": _("Phiếu đăng ký dự tuyển"),
        "required": True,
        "state": _("Đã nộp"),
        "tone": "success",
        "name": "phieu-dang-ky.pdf",
        "about": "1,2 MB, 07/09/2026 14:05",
        "view_url": url,
        "upload_url": url,
        "remove_url": url,
        "sample_url": url,
    }


def _refused_file(url: str) -> dict[str, Any]:
    return {
        "key": "so-yeu",
        "title": _("Sơ yếu lý lịch có xác nhận của cơ quan quản lý cán bộ"),
        "hint": _("Xác nhận trong vòng 6 tháng tính đến ngày nộp."),
        "required": True,
        "state": _("Cần sửa"),
        "tone": "error",
        "error": _("Tệp là ảnh, cần tệp PDF."),
        "upload_url": url,
    }
