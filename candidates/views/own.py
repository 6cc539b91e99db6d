"""The reader's own registration, and nobody else's."""

from django.http import Http404, HttpRequest

from accounts.access import current_person
from candidates.models import Application


def latest(request: HttpRequest, code: str) -> Application | None:
    rows = Application.objects.filter(person=current_person(request), campaign__code=code)
    return rows.select_related("campaign", "position__post").order_by("-reg_no").first()


def own(request: HttpRequest, code: str) -> Application:
    application = latest(request, code)
    if application is None:
        raise Http404
    return application
