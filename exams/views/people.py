"""The administrator's pages: accounts, and the roles people hold."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import kept_for
from accounts.actions import people
from accounts.models import Grant, Person
from accounts.rules.duties import DUTIES, Duty, Role
from exams.door import Asked, ask, paged
from exams.forms import GrantForm, PersonForm
from exams.models import Campaign


@kept_for(Duty.KEEP_ACCOUNTS)
def everybody(request: HttpRequest) -> HttpResponse:
    """List the accounts and the roles they hold."""
    rows = Person.objects.prefetch_related("grants")
    sorts = {"name": "full_name", "username": "username"}
    page = paged(request, rows, sorts, default="username")
    return render(request, "accounts/people.html", {"page": page, "sort": "username"})


@kept_for(Duty.KEEP_ACCOUNTS)
def open_account(request: HttpRequest) -> HttpResponse:
    """Open an account; roles are granted on the person's own page."""
    form = PersonForm(request.POST or None)
    if form.is_valid():
        fields = {k: v for k, v in form.cleaned_data.items() if k != "request_id"}
        if ask(request, form, people.open_account, **fields):
            made = Person.objects.get(username=fields["username"])
            return redirect("exams:person", made.pk)
    return render(
        request, "accounts/person_new.html", {"form": form}, status=422 if form.errors else 200
    )


@kept_for(Duty.KEEP_ACCOUNTS)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one account; grant a role."""
    found = get_object_or_404(Person, pk=pk)
    form = GrantForm(request.POST or None, campaigns=Campaign.objects.all())
    if form.is_valid():
        fields = {k: v for k, v in form.cleaned_data.items() if k != "request_id"}
        fields["role"] = Role(fields["role"])
        if ask(request, form, people.grant, person=found, **fields):
            return redirect("exams:person", pk)
    context = {
        "person": found,
        "grants": found.grants.order_by("revoked_at", "role"),
        "duties": DUTIES,
        "form": form,
    }
    return render(request, "accounts/person.html", context, status=422 if form.errors else 200)


@kept_for(Duty.KEEP_ACCOUNTS)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then close an account."""
    found = get_object_or_404(Person, pk=pk, is_active=True)
    form = Asked(request.POST or None)
    if form.is_valid() and ask(request, form, people.close_account, person=found):
        return redirect("exams:people")
    context = {
        "title": _("Khóa tài khoản %(name)s") % {"name": found},
        "lead": _("Người này không đăng nhập được nữa. Mọi việc đã làm vẫn còn trong nhật ký."),
        "form": form,
        "submit": _("Khóa tài khoản"),
        "cancel": reverse("exams:person", args=[pk]),
        "danger": True,
    }
    return render(request, "parts/confirm.html", context, status=422 if form.errors else 200)


@kept_for(Duty.KEEP_ACCOUNTS)
def revoke(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask once more, then take a role back."""
    held = get_object_or_404(Grant.objects.select_related("person"), pk=pk)
    form = Asked(request.POST or None)
    if form.is_valid() and ask(request, form, people.revoke, grant=held):
        return redirect("exams:person", held.person_id)
    context = {
        "title": _("Thu hồi vai trò"),
        "caption": str(held.person),
        "lead": _("Vai trò có thể được giao lại, và việc giao lại cũng được ghi nhật ký."),
        "form": form,
        "submit": _("Thu hồi"),
        "cancel": reverse("exams:person", args=[held.person_id]),
        "danger": True,
        "undo": True,
    }
    return render(request, "parts/confirm.html", context, status=422 if form.errors else 200)
