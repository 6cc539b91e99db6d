"""The register of vacancies: how each post is filled, and who answers for it."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from exams.actions import vacancies
from exams.forms.vacancies import VacancyFilter, VacancyForm
from exams.models import Vacancy
from exams.rules.names import fold
from web.action_view import ActionView
from web.fragments import render_page
from web.lists import page_of


@require_duty(Duty.PREPARE, Duty.KEEP_PLANNING)
def register(request: HttpRequest) -> HttpResponse:
    """List every decision on how a post is filled, the latest first; nothing is taken out."""
    form = VacancyFilter(request.GET or None)
    rows: Any = Vacancy.objects.select_related("post__unit")
    if form.is_valid():
        rows = _filtered(rows, form.cleaned_data)
    context = {
        "form": form,
        "page": page_of(request, rows),
        "may_enter": Duty.KEEP_PLANNING in duties_of_user(request),
    }
    return render_page(request, "exams/announce/vacancies.html", context, fragment="list")


def _filtered(rows: Any, asked: dict[str, Any]) -> Any:
    if asked["mode"]:
        rows = rows.filter(mode=asked["mode"])
    if wanted := asked["q"].strip():
        of_post = Q(post__full_name__icontains=wanted) | Q(post__code__istartswith=wanted)
        rows = rows.filter(of_post | Q(responsible_fold__contains=fold(wanted)))
    return rows


@require_duty(Duty.KEEP_PLANNING)
class EnterVacancy(ActionView):
    """Enter how a vacant post is filled, and who answers for it."""

    form_class = VacancyForm
    action = vacancies.enter
    title = _("Ghi phương thức bố trí chức danh khuyết")
    lead = _("Chỉ chức danh khuyết được thi tuyển mới đưa được vào kỳ thi.")
    button = _("Ghi phương thức")
    undo = True
    afterwards = _("Lần ghi sau của cùng chức danh thay lần này; sổ giữ cả hai.")
    success_message = _("Đã ghi phương thức bố trí %(post)s lúc %(time)s.")
    next_page = ("exams:vacancies",)

    def arguments(self, form: VacancyForm) -> dict[str, Any]:
        fields = form.answers()
        return {"post": fields.pop("post"), "fields": fields}
