"""Every sensitive role: who asked for it, who approved it, when, on which decision."""

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.access import current_person, require_duty
from accounts.models import Grant
from accounts.rules.duties import Duty
from accounts.rules.sensitive import SENSITIVE
from oversight.access import campaign_of, readable_logs
from oversight.forms import SensitiveGrantFilter
from web.fragments import render_page
from web.lists import page_of


@require_duty(Duty.READ_TRAIL)
def sensitive_grants(request: HttpRequest) -> HttpResponse:
    """List the grants of sensitive roles that the reader may see, the newest first."""
    form = SensitiveGrantFilter(request.GET or None)
    rows = _readable(request)
    if form.is_valid():
        rows = _filtered(rows, form.cleaned_data)
    page = page_of(request, rows.order_by(F("granted_at").desc(nulls_last=True), "pk"))
    context = {"form": form, "page": page}
    return render_page(request, "oversight/sensitive_grants.html", context, fragment="list")


def _readable(request: HttpRequest) -> QuerySet[Grant]:
    """Return the grants of the campaigns whose trail is the reader's; blank is every campaign."""
    logs = readable_logs(current_person(request), timezone.now())
    rows = Grant.objects.filter(role__in=SENSITIVE, campaign__in=map(campaign_of, logs))
    return rows.select_related("person", "asked_by", "granted_by")


def _filtered(rows: QuerySet[Grant], asked: dict[str, str]) -> QuerySet[Grant]:
    if asked["role"]:
        rows = rows.filter(role=asked["role"])
    if asked["state"]:
        rows = rows.filter(revoked_at__isnull=asked["state"] == "1")
    if asked["name"]:
        named = Q(person__full_name__icontains=asked["name"])
        rows = rows.filter(named | Q(person__username__icontains=asked["name"]))
    return rows
