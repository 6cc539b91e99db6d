"""Accounts: the administrator's pages, and everybody's own."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.actions import approvals, granting, people, sign_in_limits
from accounts.actions.acts import CLOSE_ACCOUNT
from accounts.forms.people import PeopleFilter
from accounts.models import Grant, Person
from accounts.rules.duties import Duty
from accounts.rules.names import fold
from audit.rules.refusals import Refusal
from web.action_view import ActionView
from web.forms import ReasonForm
from web.fragments import render_page
from web.lists import page_of
from web.sentences import label


@require_duty(Duty.SIGNED_IN)
def own_account(request: HttpRequest) -> HttpResponse:
    """Show somebody their own account: roles, and how they sign in."""
    grants = current_person(request).standing_grants
    return render(request, "account/index.html", {"grants": grants})


@require_duty(Duty.KEEP_ACCOUNTS)
def everybody(request: HttpRequest) -> HttpResponse:
    """List the accounts and the roles they hold, all or those that are looked for."""
    form = PeopleFilter(request.GET or None)
    rows = Person.objects.prefetch_related("grants")
    if form.is_valid():
        rows = _filtered(rows, form.cleaned_data)
    sorts = {"name": "full_name", "username": "username"}
    page = page_of(request, rows, sorts, default="username")
    context = {"form": form, "page": page, "sort": "username"}
    return render_page(request, "accounts/people.html", context, fragment="list")


def _filtered(rows: QuerySet[Person], asked: dict[str, str]) -> QuerySet[Person]:
    if wanted := fold(asked["q"]):
        texts = Person.objects.values_list("pk", "full_name", "username", "email")
        rows = rows.filter(pk__in=[pk for pk, *each in texts if wanted in fold(" / ".join(each))])
    if asked["role"]:
        holders = Grant.objects.filter(role=asked["role"], revoked_at=None)
        rows = rows.filter(pk__in=holders.values("person"))
    return rows


class AccountView(ActionView):
    """What is done to an account, with a reason."""

    form_class = ReasonForm
    object_name = "person"
    caption = "%(username)s"
    next_page = ("exams:person", "pk")
    danger = True

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "username": self.object.username}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(back_label=str(self.object), **kwargs)


@require_duty(Duty.KEEP_ACCOUNTS)
class SuspendAccount(AccountView):
    """Ask why, then suspend an account at once."""

    queryset = Person.objects.all()
    action = people.suspend_account
    title = _("Tạm khóa tài khoản %(person)s")
    lead = _(
        "Người này không đăng nhập được cho tới khi mở lại; việc đã làm vẫn còn nguyên. Nếu người "
        "này giữ vai trò chạm tới điểm, phách hoặc công bố, Ban giám sát được báo ngay."
    )
    undo = True
    button = _("Tạm khóa")
    success_message = _("Đã tạm khóa tài khoản %(person)s lúc %(time)s.")

    def is_done(self) -> bool:
        return not self.object.is_active


@require_duty(Duty.KEEP_ACCOUNTS)
class ResumeAccount(AccountView):
    """Ask why, then open a suspended account again."""

    queryset = Person.objects.filter(closed_at=None)
    action = people.resume_account
    title = _("Mở lại tài khoản %(person)s")
    lead = _("Người này đăng nhập lại được với các vai trò đang giữ.")
    button = _("Mở lại")
    danger, undo = False, True
    success_message = _("Đã mở lại tài khoản %(person)s lúc %(time)s.")

    def is_done(self) -> bool:
        return bool(self.object.is_active)


@require_duty(Duty.KEEP_ACCOUNTS)
class LiftSignInLimit(AccountView):
    """Ask why, then let somebody sign in again who was turned away for wrong tries."""

    queryset = Person.objects.filter(is_active=True)
    action = sign_in_limits.lift
    title = _("Gỡ chặn đăng nhập cho %(person)s")
    lead = _(
        "Sau nhiều lần nhập sai, hệ thống tạm chặn đăng nhập bằng tên này. Gỡ chặn để người này "
        "thử lại ngay; mật khẩu không đổi. Việc gỡ chặn được ghi nhật ký và báo cho người này."
    )
    button = _("Gỡ chặn")
    success_message = _("Đã gỡ chặn đăng nhập cho %(person)s lúc %(time)s.")
    danger, undo = False, True


@require_duty(Duty.KEEP_ACCOUNTS)
class CloseAccount(AccountView):
    """Ask why, then ask a second person to close an account for good."""

    queryset = Person.objects.all()
    action = approvals.request_approval
    title = _("Khóa hẳn tài khoản %(person)s")
    lead = _("Cần hai người: đề nghị này phải được người thứ hai duyệt, và không mở lại được nữa.")
    button = _("Gửi đề nghị")
    success_message = _("Đã gửi đề nghị khóa hẳn tài khoản để người thứ hai duyệt.")

    def require_asked(self) -> None:
        if self.object == current_person(self.request):
            raise Refusal("OWN_ACCOUNT")

    def is_done(self) -> bool:
        return self.object.closed_at is not None

    def arguments(self, form: ReasonForm) -> dict[str, Any]:
        return {"act": CLOSE_ACCOUNT, "arguments": {"person": self.object.pk}, **form.answers()}


@require_duty(Duty.KEEP_ACCOUNTS)
class RevokeRole(ActionView):
    """Ask why, then take a role back."""

    form_class = ReasonForm
    queryset = Grant.objects.select_related("person")
    object_name = "grant"
    action = granting.revoke
    title = _("Thu hồi vai trò %(role)s")
    caption = "%(name)s"
    lead = _(
        "Trong kỳ thi: %(campaign)s. Các vai trò khác của người này vẫn còn. Vai trò có thể được "
        "giao lại, và việc giao lại cũng được ghi nhật ký."
    )
    button = _("Thu hồi")
    danger = undo = True
    success_message = _("Đã thu hồi vai trò %(role)s của %(name)s lúc %(time)s.")

    def is_done(self) -> bool:
        return self.object.revoked_at is not None

    def facts(self) -> dict[str, Any]:
        campaign = self.object.campaign or _("mọi kỳ thi")
        return {
            "role": label(self.object.role),
            "name": self.object.person,
            "campaign": campaign,
        }

    def get_success_url(self) -> str:
        return reverse("exams:person", args=[self.object.person_id])
