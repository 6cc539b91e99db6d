"""One account, and the roles it holds: everywhere, or in one campaign."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import require_duty
from accounts.actions import approvals, granting, open_requests
from accounts.actions.acts import GRANT_ROLE
from accounts.models import Person
from accounts.rules.duties import DUTIES, Duty, Role
from accounts.rules.sensitive import SENSITIVE
from exams.forms.grants import GrantForm
from exams.models import Campaign
from exams.views.body_pages import seat_asked_for
from exams.views.form_guide import FormGuide
from web.sentences import label
from web.views import render_form, see_other, submit

_GUIDE = FormGuide(
    granting.grant,
    gettext_lazy(
        "Vai trò có hiệu lực từ ngày ghi ở đây. Vai trò mở được bài thi, điểm hoặc tài khoản thì"
        " chờ người thứ hai duyệt. Trong một kỳ thi, vai trò của hội đồng và các ban chỉ giao bằng"
        " quyết định thành lập; ban đã thành lập thì chỉ thành viên của ban còn vai trò ấy."
    ),
    duties=(Duty.KEEP_ACCOUNTS,),
    is_beside=False,
)


@require_duty(Duty.KEEP_ACCOUNTS)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one account; grant a role."""
    account = get_object_or_404(Person, pk=pk)
    form = GrantForm(request.POST or None, campaigns=Campaign.objects.all())
    if form.is_valid() and _grant(request, form, account):
        return see_other("exams:person", pk)
    context = {
        "person": account,
        "grants": account.grants.order_by("revoked_at", "role"),
        "requests": open_requests.about_person(account),
        "duties": DUTIES,
        "form_guide": _GUIDE,
        **{"form": form, "seat": seat_asked_for(form)},
    }
    return render_form(request, "accounts/person.html", context)


def _grant(request: HttpRequest, form: GrantForm, account: Person) -> bool:
    """Grant a role, or ask for a sensitive one: a second person applies it."""
    answers = form.answers()
    role = Role(answers.pop("role"))
    if role in SENSITIVE:
        return _request_grant(request, form, account, role, answers)
    warned_of = granting.warned_roles(account, role, answers["campaign"])
    text = _("Đã giao %(role)s cho %(name)s.") % {"role": label(role), "name": account}
    is_granted = submit(
        request,
        form,
        granting.grant,
        success_message=text,
        person=account,
        role=role,
        **answers,
    )
    if is_granted and warned_of:
        messages.warning(request, _warning(account, role, warned_of))
    return is_granted


def _warning(account: Person, role: Role, warned_of: list[Role]) -> str:
    text = _(
        "Lưu ý: %(name)s cùng giữ %(role)s và %(others)s trong một kỳ thi; đã ghi vào nhật ký."
    )
    others = ", ".join(label(other) for other in warned_of)
    return text % {"name": account, "role": label(role), "others": others}


def _request_grant(
    request: HttpRequest, form: GrantForm, account: Person, role: Role, answers: dict[str, Any]
) -> bool:
    days = {name: str(answers[name] or "") for name in ("starts_on", "ends_on")}
    arguments = {**answers, **days, "person": account.pk, "role": role}
    return submit(
        request,
        form,
        approvals.request_approval,
        success_message=_("Đã gửi đề nghị giao vai trò; người thứ hai phải duyệt."),
        act=GRANT_ROLE,
        arguments=arguments,
        reason=answers["document"],
        document=answers["document"],
    )
