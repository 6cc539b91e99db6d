"""Accounts: the administrator's pages, and everybody's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.actions import people
from accounts.forms import PersonForm
from accounts.models import Grant, Person
from accounts.rules.duties import Duty
from web.forms import ActionForm
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
    return render(request, "accounts/people.html", {"page": page, "sort": "username"})


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
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then close an account."""
    account = get_object_or_404(Person, pk=pk, is_active=True)
    form = ActionForm(request.POST or None)
    if form.is_valid() and submit(request, form, people.close_account, person=account):
        return redirect("accounts:people")
    context = {
        "title": _("Khóa tài khoản %(name)s") % {"name": account},
        "lead": _("Người này không đăng nhập được nữa. Mọi việc đã làm vẫn còn trong nhật ký."),
        "form": form,
        "submit": _("Khóa tài khoản"),
        "cancel": reverse("exams:person", args=[pk]),
        "danger": True,
    }
    return render(request, "components/confirm.html", context, status=422 if form.errors else 200)


@require_duty(Duty.KEEP_ACCOUNTS)
def revoke(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask once more, then take a role back."""
    grant = get_object_or_404(Grant.objects.select_related("person"), pk=pk)
    form = ActionForm(request.POST or None)
    if form.is_valid() and submit(request, form, people.revoke, grant=grant):
        return redirect("exams:person", grant.person_id)
    context = {
        "title": _("Thu hồi vai trò"),
        "caption": str(grant.person),
        "lead": _("Vai trò có thể được giao lại, và việc giao lại cũng được ghi nhật ký."),
        "form": form,
        "submit": _("Thu hồi"),
        "cancel": reverse("exams:person", args=[grant.person_id]),
        "danger": True,
        "undo": True,
    }
    return render(request, "components/confirm.html", context, status=422 if form.errors else 200)
