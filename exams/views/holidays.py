from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.actions import catalogue
from exams.forms.catalogue import HolidayForm
from exams.models import Holiday
from web.forms import ActionForm
from web.views import submit


@require_duty(Duty.PREPARE)
def table(request: HttpRequest) -> HttpResponse:
    """Show the table of days off and days worked instead; add a day or correct one."""
    form = HolidayForm(request.POST or None)
    if form.is_valid():
        day = {key: form.cleaned_data[key] for key in ("date", "name", "kind")}
        if submit(request, form, catalogue.holidays, days=[day]):
            return redirect("exams:holidays")
    context = {"form": form, "days": Holiday.objects.filter(withdrawn=False)}
    return render(
        request, "exams/announce/holidays.html", context, status=422 if form.errors else 200
    )


@require_duty(Duty.PREPARE)
def strike(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask once more, then strike a day from the table."""
    day = get_object_or_404(Holiday, pk=pk, withdrawn=False)
    form = ActionForm(request.POST or None)
    if form.is_valid() and submit(request, form, catalogue.strike_holiday, holiday=day):
        return redirect("exams:holidays")
    context = {
        "title": _("Bỏ ngày %(day)s khỏi bảng ngày nghỉ") % {"day": f"{day.date:%d/%m/%Y}"},
        "caption": day.name,
        "lead": _("Kỳ thi đã thông báo vẫn giữ lịch cũ."),
        "form": form,
        "submit": _("Bỏ ngày này"),
        "cancel": reverse("exams:holidays"),
        "undo": True,
    }
    return render(request, "components/confirm.html", context, status=422 if form.errors else 200)
