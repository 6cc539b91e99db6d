"""One account, and the roles it holds: everywhere, or in one campaign."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import require_duty
from accounts.actions import people
from accounts.models import Person
from accounts.rules.duties import DUTIES, Duty, Role
from exams.forms.grants import GrantForm
from exams.models import Campaign
from web.views import submit


@require_duty(Duty.KEEP_ACCOUNTS)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one account; grant a role."""
    account = get_object_or_404(Person, pk=pk)
    form = GrantForm(request.POST or None, campaigns=Campaign.objects.all())
    if form.is_valid():
        fields = {k: v for k, v in form.cleaned_data.items() if k != "request_id"}
        fields["role"] = Role(fields["role"])
        if submit(request, form, people.grant, person=account, **fields):
            return redirect("exams:person", pk)
    context = {
        "person": account,
        "grants": account.grants.order_by("revoked_at", "role"),
        "duties": DUTIES,
        "form": form,
    }
    return render(request, "accounts/person.html", context, status=422 if form.errors else 200)
