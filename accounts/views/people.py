"""Accounts: the administrator's pages, and everybody's own."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.actions import approvals, granting, people
from accounts.actions.acts import CLOSE_ACCOUNT
from accounts.forms import PersonForm
from accounts.models import Grant, Person
from accounts.rules.duties import Duty
from web.forms import ActionForm, ReasonForm
from web.fragments import render_page
from web.lists import page_of
from web.views import submit


@require_duty(Duty.SIGNED_IN)
def own_account(request: HttpRequest) -> HttpResponse:
    """Show somebody their own account: roles, and how they sign in."""
    grants = current_person(request).standing_grants
    return render(request, "account/index.html", {"grants": grants})


@require_duty(Duty.KEEP_ACCOUNTS)
def everybody(request: HttpRequest) -> HttpResponse:
    """List the accounts and the roles they hold."""
    rows = Person.objects.prefetch_related("grants")
    sorts = {"name": "full_name", "username": "username"}
    page = page_of(request, rows, sorts, default="username")
    context = {"page": page, "sort": "username"}
    return render_page(request, "accounts/people.html", context, fragment="list")


@require_duty(Duty.KEEP_ACCOUNTS)
def open_account(request: HttpRequest) -> HttpResponse:
    """Open an account; roles are granted on the person's own page."""
    form = PersonForm(request.POST or None)
    if form.is_valid():
        fields = {k: v for k, v in form.cleaned_data.items() if k != "request_id"}
        if submit(request, form, people.open_account, **fields):
            made = Person.objects.get(username=fields["username"])
            return redirect("exams:person", made.pk)
    return render(
        request, "accounts/person_new.html", {"form": form}, status=422 if form.errors else 200
    )


@require_duty(Duty.KEEP_ACCOUNTS)
def suspend(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then suspend an account at once."""
    person = get_object_or_404(Person, pk=pk, is_active=True)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and submit(
        request, form, people.suspend_account, person=person, **form.answers()
    ):
        return redirect("exams:person", pk)
    title = _("Tạm khóa tài khoản %(name)s") % {"name": person}
    lead = _("Người này không đăng nhập được cho tới khi mở lại. Việc đã làm vẫn còn nguyên.")
    return _confirm(request, form, pk, title=title, lead=lead, submit=_("Tạm khóa"))


@require_duty(Duty.KEEP_ACCOUNTS)
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then open a suspended account again."""
    person = get_object_or_404(Person, pk=pk, is_active=False, closed_at=None)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and submit(
        request, form, people.resume_account, person=person, **form.answers()
    ):
        return redirect("exams:person", pk)
    title = _("Mở lại tài khoản %(name)s") % {"name": person}
    lead = _("Người này đăng nhập lại được với các vai trò đang giữ.")
    return _confirm(request, form, pk, title=title, lead=lead, submit=_("Mở lại"))


@require_duty(Duty.KEEP_ACCOUNTS)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then ask a second person to close an account for good."""
    person = get_object_or_404(Person, pk=pk, closed_at=None)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and _request_closing(request, form, pk):
        return redirect("exams:person", pk)
    title = _("Khóa hẳn tài khoản %(name)s") % {"name": person}
    lead = _("Cần hai người: đề nghị này phải được người thứ hai duyệt, và không mở lại được nữa.")
    return _confirm(request, form, pk, title=title, lead=lead, submit=_("Gửi đề nghị"))


def _request_closing(request: HttpRequest, form: ReasonForm, pk: int) -> bool:
    act = partial(approvals.request_approval, act=CLOSE_ACCOUNT, arguments={"person": pk})
    is_sent = submit(request, form, act, **form.answers())
    if is_sent:
        messages.success(request, _("Đã gửi đề nghị khóa hẳn tài khoản để người thứ hai duyệt."))
    return is_sent


def _confirm(request: HttpRequest, form: ActionForm, pk: int, **labels: object) -> HttpResponse:
    """Ask once more on the way to or from an account: title, lead, what the button says."""
    cancel = reverse("exams:person", args=[pk])
    context = {"form": form, "cancel": cancel, "danger": True, **labels}
    return render(request, "components/confirm.html", context, status=422 if form.errors else 200)


@require_duty(Duty.KEEP_ACCOUNTS)
def revoke(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask once more, then take a role back."""
    grant = get_object_or_404(Grant.objects.select_related("person"), pk=pk)
    form = ActionForm(request.POST or None)
    if form.is_valid() and submit(request, form, granting.revoke, grant=grant):
        return redirect("exams:person", grant.person_id)
    labels = {
        "title": _("Thu hồi vai trò"),
        "caption": str(grant.person),
        "lead": _("Vai trò có thể được giao lại, và việc giao lại cũng được ghi nhật ký."),
        "submit": _("Thu hồi"),
    }
    return _confirm(request, form, grant.person_id, **labels, undo=True)
