"""The style guide: every component in every state, drawn by the templates of the real pages."""

from datetime import timedelta
from decimal import Decimal, InvalidOperation
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from web.charts import Bar, Chart, bar_chart, column_chart
from web.fields import CitizenNumberField, DayField, PointsField
from web.forms import ActionForm, status_of

LONG = "Nguyễn Phúc Hoàng Thiên Kim Tôn Nữ Diệu Huyền Trang"
POST = "Phó Trưởng phòng Nội vụ, Lao động – Thương binh và Xã hội kiêm Chánh Văn phòng"


class Sample(ActionForm):
    """One field of every kind that the pages use."""

    full_name = forms.CharField(
        label=gettext_lazy("Họ và tên"),
        help_text=gettext_lazy("Viết như trên căn cước công dân, có dấu."),
        max_length=120,
    )
    born_on = DayField(label=gettext_lazy("Ngày sinh"))
    citizen_id = CitizenNumberField(label=gettext_lazy("Số căn cước công dân"))
    level = forms.ChoiceField(
        label=gettext_lazy("Trình độ lý luận chính trị"),
        choices=[
            ("", "—"),
            ("TRUNG", gettext_lazy("Trung cấp")),
            ("CAO", gettext_lazy("Cao cấp")),
        ],
    )
    proposal = forms.FileField(
        label=gettext_lazy("Đề án"),
        help_text=gettext_lazy("Một tệp PDF, không quá 10 MB."),
        required=False,
    )
    ground = forms.ChoiceField(
        label=gettext_lazy("Căn cứ dự tuyển"),
        choices=[
            ("QH", gettext_lazy("Có trong quy hoạch chức danh")),
            ("TD", gettext_lazy("Trong quy hoạch chức danh tương đương")),
        ],
        widget=forms.RadioSelect,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Ngoại ngữ"),
        choices=[("EN", "English"), ("FR", "Français"), ("ZH", "中文")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    points = PointsField(label=gettext_lazy("Điểm"), max_value=Decimal(100))
    note = forms.CharField(
        label=gettext_lazy("Ghi chú"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    truthful = forms.BooleanField(
        label=gettext_lazy("Tôi cam đoan những điều khai trên là đúng và chịu trách nhiệm.")
    )


class SampleFilter(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên hoặc số báo danh"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        choices=[
            ("", gettext_lazy("Tất cả")),
            ("DONE", gettext_lazy("Đủ điều kiện")),
            ("FIX", gettext_lazy("Cần bổ sung")),
        ],
        required=False,
    )


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component in every state; a sent form comes back with its errors."""
    form = Sample(request.POST, request.FILES) if request.method == "POST" else Sample()
    status = status_of(form)
    context: dict[str, Any] = {
        "sample": form,
        "failed": status == 422,
        "search": SampleFilter(request.GET or {"state": "DONE"}),
        "page": Paginator(range(1234), 50).get_page(request.GET.get("page", 3)),
        "people": _people(),
        "stages": _stages(),
        "marks": [_row(code) for code in ("K7Q2", "M3XA", "P9TD", "R2HN")] + _states(),
        "files": _files(),
        "charts": _charts(),
        "now": timezone.now(),
        "soon": timezone.localdate() + timedelta(days=2),
        "later": timezone.localdate() + timedelta(days=12),
        "past": timezone.localdate() - timedelta(days=3),
        "long": LONG,
        "post": POST,
        "tones": ("neutral", "info", "success", "warning", "error"),
    }
    return render(request, "styleguide/index.html", context, status=status)


def mark(request: HttpRequest, code: str) -> HttpResponse:
    """Answer a cell of the sample grid as the view of marking does; nothing is kept."""
    typed = request.POST.get("points", "").strip()
    row = _row(code, value=typed, state="saved", saved=typed)
    try:
        if not 0 <= Decimal(typed.replace(",", ".")) <= 100:
            raise InvalidOperation
    except InvalidOperation:
        row.state, row.saved = "refused", ""
        row.said = _("Không lưu: điểm phải từ 0 đến 100, bước 0,25")
    if not getattr(request, "htmx", False):
        return redirect(f"{reverse('styleguide')}#mark-{code}")
    status = 422 if row.state == "refused" else 200
    return render(request, "components/mark_row.html", {"row": row}, status=status)


def _row(code: str, **fields: Any) -> SimpleNamespace:
    plain = {"value": "", "saved": "", "state": "empty", "said": "", "version": 0}
    url = reverse("styleguide-mark", args=[code])
    return SimpleNamespace(code=code, url=url, range="0–100", **{**plain, **fields})


def _states() -> list[SimpleNamespace]:
    other = _("Người khác vừa ghi 71,50; bạn nhập 74,00. Hãy nhập lại điểm đúng.")
    refused = _("Không lưu: điểm phải từ 0 đến 100, bước 0,25")
    return [
        _row("S5LV", value="72,50", saved="72,50", state="saved"),
        _row("T8WE", value="140", state="refused", said=refused),
        _row("V4CB", value="74,00", state="conflict", said=other),
        _row("X6GJ", value="66,25", state="failed", said=_("Chưa lưu, sẽ thử lại")),
        SimpleNamespace(code="Y1KP", url="", range="0–100", value="81,00", state="locked", said=""),
    ]


def _people() -> list[dict[str, Any]]:
    return [
        {"number": "MAU1", "name": "Lê An", "post": "Chánh Thanh tra", "total": Decimal("86.5")},
        {"number": "MAU2", "name": LONG, "post": POST, "total": Decimal("79.25")},
        {"number": "MAU3", "name": "Trần Bình", "post": "Phó Giám đốc", "total": None},
    ]


def _charts() -> list[Chart]:
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


def _stages() -> list[SimpleNamespace]:
    return [
        SimpleNamespace(stage="announce", part="", step="announce"),
        SimpleNamespace(stage="mark", part="WRITTEN", step="mark:WRITTEN"),
        SimpleNamespace(stage="publish", part="", step="publish"),
    ]


def _files() -> list[dict[str, Any]]:
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
        "about": "1,2 MB, 14:05 07/09/2026",
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
