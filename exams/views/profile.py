from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import duties_of_user, require_duty
from accounts.actions import approvals
from accounts.rules.duties import Duty
from exams.actions import profile_versions
from exams.actions.acts import CHANGE_PROFILE
from exams.forms.profile import ProfileForm
from exams.models import ProfileVersion
from exams.rules import profile as profiles
from exams.rules.competition_types import CompetitionType, named_type, type_of, with_type
from exams.rules.stages import life
from exams.views.form_guide import FormGuide
from web.forms import ActionForm
from web.views import render_form, see_other, submit


@require_duty(Duty.PREPARE, Duty.ANNOUNCE, Duty.WATCH)
def versions(request: HttpRequest) -> HttpResponse:
    """List the regulation profiles and their versions."""
    context = {
        "profiles": ProfileVersion.objects.all(),
        "may_draft": Duty.PREPARE in duties_of_user(request),
    }
    return render(request, "exams/announce/profiles.html", context)


_GUIDE_OF_FIRST = FormGuide(
    profile_versions.draft,
    gettext_lazy(
        "Bản đầu tiên được lưu ngay; Chủ tịch Hội đồng xác nhận các giá trị bắt buộc trước khi"
        " thông báo kỳ thi."
    ),
    duties=(Duty.PREPARE,),
)
_GUIDE_OF_LATER = FormGuide(
    profile_versions.draft,
    gettext_lazy(
        "Chủ tịch Hội đồng xem các thay đổi rồi duyệt hoặc trả lại. Kỳ thi đã thông báo vẫn theo"
        " bản quy chế đã chọn."
    ),
    duties=(Duty.PREPARE,),
)
_GUIDE_OF_VALUES = FormGuide(
    profile_versions.confirm,
    gettext_lazy("Kỳ thi theo bản quy chế này được thông báo khi không còn giá trị nào chờ."),
    is_beside=False,
)


@require_duty(Duty.PREPARE)
def types(request: HttpRequest) -> HttpResponse:
    """Lay out each type of competition, its steps in order, before one is chosen."""
    latest = _latest()
    context = {
        "types": list(CompetitionType),
        "latest": latest,
        "current": type_of(latest.values) if latest else None,
    }
    return render(request, "exams/announce/competition_types.html", context)


def _latest() -> ProfileVersion | None:
    return ProfileVersion.objects.order_by("-in_force_from", "-version").first()


@require_duty(Duty.PREPARE)
def draft(request: HttpRequest) -> HttpResponse:
    """Draft a new version, starting from the latest one, perhaps with a type that was chosen."""
    latest, kind = _latest(), named_type(request.GET.get("type", ""))
    values = latest.values if latest else profiles.defaults()
    whole = with_type(values, kind) if kind else values
    needs_document = latest is not None or kind is not None
    form = ProfileForm(request.POST or None, values=whole, needs_document=needs_document)
    if form.is_valid() and _save(request, form, latest):
        return see_other("exams:profiles")
    guide = _GUIDE_OF_LATER if latest else _GUIDE_OF_FIRST
    context = {"form": form, "latest": latest, "form_guide": guide, "kind": kind}
    return render_form(request, "exams/announce/profile_new.html", context)


def _save(request: HttpRequest, form: ProfileForm, latest: ProfileVersion | None) -> bool:
    """Draft the first version, or ask for a later one: the chair applies it."""
    drafted = {
        "code": latest.code if latest else "HN-PILOT-DEFAULT",
        "values": form.values(),
        "citation": form.cleaned_data["citation"],
        "in_force_from": form.cleaned_data["in_force_from"],
    }
    if latest is None:
        text = _("Đã lưu bản quy chế đầu tiên.")
        return submit(request, form, profile_versions.draft, success_message=text, **drafted)
    return _request_change(request, form, drafted)


def _request_change(request: HttpRequest, form: ProfileForm, drafted: dict[str, Any]) -> bool:
    return submit(
        request,
        form,
        approvals.request_approval,
        success_message=_("Đã gửi đề nghị thay đổi quy chế để người thứ hai duyệt."),
        act=CHANGE_PROFILE,
        arguments={**drafted, "in_force_from": str(drafted["in_force_from"])},
        reason=drafted["citation"],
        document=drafted["citation"],
    )


@require_duty(Duty.PREPARE, Duty.ANNOUNCE, Duty.WATCH)
def version(request: HttpRequest, pk: str) -> HttpResponse:
    """Show one version whole; the chair confirms here what a person must confirm."""
    profile = get_object_or_404(ProfileVersion, pk=pk)
    missing = profiles.unconfirmed(profile.confirmed)
    form = ActionForm(request.POST or None)
    text = _("Đã xác nhận %(count)s giá trị của quy chế.") % {"count": len(missing)}
    if form.is_valid() and submit(
        request, form, profile_versions.confirm, success_message=text, profile=profile, keys=missing
    ):
        return see_other("exams:profile", pk)
    context = {
        **_facts_of(profile),
        "missing": [p for p in profiles.parameters() if p.key in missing],
        "form": form,
        "form_guide": _GUIDE_OF_VALUES,
    }
    return render_form(request, "exams/announce/profile.html", context)


def _facts_of(profile: ProfileVersion) -> dict[str, Any]:
    """Return a version whole, and what it changed in the one before it."""
    versions = ProfileVersion.objects.filter(code=profile.code)
    before = versions.filter(version=profile.version - 1).first()
    return {
        "profile": profile,
        "kind": type_of(profile.values),
        "steps": life(profiles.parts_of(profile.values)),
        "rules": profiles.rules_of(profile.values, enforced=True),
        "recorded_rules": profiles.rules_of(profile.values, enforced=False),
        "changes": profiles.changes(before.values, profile.values) if before else (),
    }
