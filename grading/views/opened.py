"""Scripts left open when the marks were frozen: by code, and by number once the codes are open."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import Campaign, ExamPart, Script
from exams.rules.enums import PartKind
from grading.actions import settle
from grading.forms import SettleForm
from grading.views.heads import marks_and_rule
from web.views import submit


def left_open(campaign: Campaign) -> list[dict[str, Any]]:
    """Return the scripts that still wait for the head since the marks were frozen."""
    part = ExamPart.objects.filter(campaign=campaign, kind=PartKind.WRITTEN).first()
    if part is None or part.closed_at is None:
        return []
    if campaign.step not in settle.settle_opened.declaration.steps:
        return []
    pending = settle.outstanding(part)
    opened = part.scripts.exclude(entry=None).values_list("code", "entry__number")
    numbers = dict(opened.filter(code__in=pending))
    return [
        {"code": code, "number": numbers.get(code, ""), "pending": why}
        for code, why in sorted(pending.items())
        if settle.kinds_for(why, is_frozen=True)
    ]


@require_duty(Duty.SETTLE, campaign="code")
def script(request: HttpRequest, code: str, script: str) -> HttpResponse:
    """Show the marks of a script left open and the rule, and take the decision."""
    frozen = Script.objects.select_related("part__campaign", "entry").exclude(part__closed_at=None)
    selected = get_object_or_404(frozen, part__campaign__code=code, code=script)
    context = marks_and_rule(selected)
    kinds = settle.kinds_for(context["pending"], is_frozen=True)
    form = SettleForm(request.POST or None, kinds=kinds)
    if form.is_valid() and submit(
        request, form, settle.settle_opened, script=selected, **form.answers()
    ):
        return redirect("grading:waiting", code)
    context["form"] = form if kinds else None
    context["caption"] = _caption(selected)
    context["back"] = reverse("grading:waiting", args=[code])
    return render(request, "grading/mark/opened.html", context, status=422 if form.errors else 200)


def _caption(script: Script) -> str:
    if script.entry is None:
        return _("Bài để ngỏ khi khóa điểm")
    return _("Bài để ngỏ khi khóa điểm, số báo danh %(number)s") % {"number": script.entry.number}
