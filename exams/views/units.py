"""The register of agencies and units: their kinds, and who decides on their leaders."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from exams.actions import catalogue
from exams.forms.catalogue import UnitForm
from exams.models import Unit
from web.edit_view import EditView
from web.forms import answers_in
from web.fragments import render_page
from web.lists import page_of


@require_duty(Duty.PREPARE, Duty.KEEP_PLANNING)
def units(request: HttpRequest) -> HttpResponse:
    """List the units (regulations 1.5, row 53)."""
    page = page_of(request, Unit.objects.all(), {"code": "code", "name": "name"}, default="code")
    context = {"page": page, "sort": "code", "may_edit": Duty.PREPARE in duties_of_user(request)}
    return render_page(request, "exams/announce/units.html", context, fragment="list")


@require_duty(Duty.PREPARE)
class EnterUnit(EditView):
    """Enter a unit, or correct one."""

    form_class = UnitForm
    template_name = "exams/announce/unit.html"
    object_name = "unit"
    afterwards = _(
        "Đơn vị chọn được khi thêm chức danh, đặt chỉ tiêu và lọc danh sách. Kỳ thi đã thông báo "
        "vẫn giữ tên như lúc thông báo."
    )
    action = catalogue.enter
    success_message = _("Đã lưu đơn vị %(code)s lúc %(time)s.")
    next_page = ("exams:units",)

    def get_object(self) -> Unit | None:
        code = self.kwargs.get("unit")
        return get_object_or_404(Unit, code=code) if code else None

    def get_initial(self) -> dict[str, Any]:
        if self.object is None:
            return {"plans": True}
        return {**answers_in(self.object, UnitForm), "kind": self.object.kind_or_by_name}

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["code"].disabled = self.object is not None
        return form

    def arguments(self, form: UnitForm) -> dict[str, Any]:
        answers = form.answers()
        return {"units": [answers], "new_unit": "" if self.object else answers["code"]}
