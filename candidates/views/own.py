"""The reader's own registration, and nobody else's."""

from django.http import Http404, HttpRequest

from accounts.access import current_person
from candidates.models import Application


def latest(request: HttpRequest, code: str) -> Application | None:
    rows = Application.objects.filter(person=current_person(request), campaign__code=code)
    return rows.select_related("campaign", "position__post").order_by("-reg_no").first()


def own(request: HttpRequest, code: str) -> Application:
    found = latest(request, code)
    if found is None:
        raise Http404
    return found
