"""The candidate's pages: a task list, one topic a page, a check page, a receipt."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import register
from candidates.documents import receipt as receipts
from candidates.forms.apply import (
    ITEMS,
    IdentityForm,
    PresentPostForm,
    RouteForm,
    TruthForm,
    WithdrawForm,
)
from candidates.models import Application
from candidates.rules.completeness import lacking
from candidates.rules.enums import ApplicationState
from candidates.views.own import latest, own
from exams.models import Campaign
from web.forms import ActionForm
from web.views import submit

TOPICS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "ban-than": (IdentityForm, ("name", "citizen_id", "born", "sex", "phone", "email")),
    "vi-tri": (PresentPostForm, ("position", "current_post")),
    "dien-du-tuyen": (
        RouteForm,
        ("nomination", "party_consent", "special_reason", "special_document"),
    ),
}


@require_duty(Duty.APPLY)
def own_applications(request: HttpRequest) -> HttpResponse:
    """List the candidate's registrations."""
    rows = Application.objects.filter(person=current_person(request)).select_related(
        "campaign", "position"
    )
    return render(request, "candidates/register/mine.html", {"applications": rows})


@require_duty(Duty.APPLY, campaign="code")
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Open a draft in a campaign, or go on with the one already open."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    if latest(request, code):
        return redirect("candidates:application", code)
    form = ActionForm(request.POST or None)
    if form.is_valid() and submit(request, form, register.begin, campaign=campaign):
        return redirect("candidates:application", code)
    lead = _(
        "Hồ sơ được lưu từng phần; bạn có thể dừng và làm tiếp đến hết ngày %(day)s. "
        "Hồ sơ chỉ được tính khi bạn bấm nộp và nhận mã hồ sơ."
    )
    context = {
        "title": _("Đăng ký dự tuyển"),
        "caption": campaign.name,
        "lead": lead % {"day": f"{campaign.registration_closes:%d/%m/%Y}"},
        "form": form,
        "submit": _("Bắt đầu hồ sơ"),
        "cancel": reverse("exams:campaign", args=[code]),
        "undo": True,
    }
    return _page(request, "components/confirm.html", context)


@require_duty(Duty.APPLY, campaign="code")
def application(request: HttpRequest, code: str) -> HttpResponse:
    """Show a draft as a task list, a submitted file as a receipt with its timeline."""
    current = own(request, code)
    context = {"application": current, "campaign": current.campaign, "tasks": _tasks(current)}
    if current.state != ApplicationState.DRAFT:
        context["documents"] = current.documents.filter(removed_at=None)
        return render(request, "candidates/register/submitted.html", context)
    return render(request, "candidates/register/tasks.html", context)


def _tasks(application: Application) -> list[dict[str, Any]]:
    """Return the parts of the form with what is still missing in each."""
    missing = set(_lacking(application))
    code = application.campaign.code
    own = {"NAME", "CITIZEN_ID", "BORN"} & missing
    post = {"POSITION", "CURRENT_POST"} & missing
    begun = bool(application.citizen_id)
    return [
        _task(_("Bản thân"), "ban-than", code, own, begun),
        _task(_("Vị trí dự tuyển"), "vi-tri", code, post, bool(application.position_code)),
        _task(_("Diện dự tuyển"), "dien-du-tuyen", code, missing & {"SPECIAL_CASE"}, True),
        _documents_task(code, missing & {*ITEMS, "HEALTH_CERTIFICATE", "ASSET_DECLARATION"}),
        _check_task(code, ready=not missing - {"DECLARATION"}),
    ]


def _documents_task(code: str, missing: set[str]) -> dict[str, Any]:
    return {
        "title": _("Thành phần hồ sơ"),
        "url": reverse("candidates:documents", args=[code]),
        "state": "DONE" if not missing else "DOING" if len(missing) < len(ITEMS) else "TODO",
        "hint": _("còn %(count)s giấy tờ") % {"count": len(missing)} if missing else "",
    }


def _check_task(code: str, *, ready: bool) -> dict[str, Any]:
    return {
        "title": _("Kiểm tra và nộp"),
        "url": reverse("candidates:check", args=[code]) if ready else "",
        "state": "TODO" if ready else "LOCKED",
        "hint": "",
    }


def _task(title: str, topic: str, code: str, missing: set[str], begun: bool) -> dict[str, Any]:
    state = "DONE" if not missing and begun else "DOING" if begun else "TODO"
    url = reverse("candidates:topic", args=[code, topic])
    return {"title": title, "url": url, "state": state, "hint": ""}


def _lacking(application: Application) -> tuple[str, ...]:
    return lacking(application.as_registration(), declared_true=bool(application.declared_true_at))


@require_duty(Duty.APPLY, campaign="code")
def topic(request: HttpRequest, code: str, topic: str) -> HttpResponse:
    """Ask one topic; what was typed is saved by itself, and the task list follows."""
    current = own(request, code)
    if topic not in TOPICS:
        raise Http404
    form = _topic_form(request, current, topic)
    if form.is_valid():
        fields = {name: form.cleaned_data[name] for name in TOPICS[topic][1]}
        if submit(request, form, register.fill, application=current, fields=fields):
            back = "candidates:check" if "check" in request.GET else "candidates:application"
            return redirect(back, code)
    context = {"form": form, "application": current, "campaign": current.campaign, "topic": topic}
    return _page(request, "candidates/register/topic.html", context)


def _topic_form(request: HttpRequest, application: Application, topic: str) -> Any:
    """Return the form of a topic, filled with what was saved."""
    kind, names = TOPICS[topic]
    options = {"campaign": application.campaign} if kind is PresentPostForm else {}
    initial = {name: getattr(application, name) for name in names}
    if initial.get("position"):
        initial["position"] = initial["position"].code
    return kind(request.POST or None, initial=initial, **options)


@require_duty(Duty.APPLY, campaign="code")
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Show every answer with a way to change it; declare it true and submit."""
    current = own(request, code)
    if current.state != ApplicationState.DRAFT:
        return redirect("candidates:application", code)
    form = TruthForm(request.POST or None)
    if form.is_valid() and submit(request, form, register.declare_and_submit, application=current):
        return redirect("candidates:application", code)
    context = {
        "application": current,
        "campaign": current.campaign,
        "form": form,
        "documents": current.documents.filter(removed_at=None),
        "missing": [item for item in _lacking(current) if item != "DECLARATION"],
    }
    return _page(request, "candidates/register/check.html", context)


@require_duty(Duty.APPLY, campaign="code")
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Return the receipt of a submitted file as PDF."""
    current = own(request, code)
    if current.submitted_at is None:
        raise Http404
    response = HttpResponse(
        receipts.receipt(current, at=timezone.now()), content_type="application/pdf"
    )
    response["Content-Disposition"] = f'inline; filename="{current.reg_no}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@require_duty(Duty.APPLY, campaign="code")
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Withdraw one's own registration, with the paper that asks for it."""
    current = own(request, code)
    form = WithdrawForm(request.POST or None)
    if form.is_valid() and submit(
        request, form, register.withdraw, application=current, **form.answers()
    ):
        return redirect("candidates:application", code)
    context = {
        "form": form,
        "title": _("Rút hồ sơ"),
        "submit": _("Rút hồ sơ"),
        "caption": current.reg_no,
        "back": reverse("candidates:application", args=[code]),
    }
    return _page(request, "candidates/screen/decision.html", context)


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Show a page with a form: as it is asked, or with what was not accepted."""
    return render(request, template, context, status=422 if context["form"].errors else 200)
