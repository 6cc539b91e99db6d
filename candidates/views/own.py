"""The reader's own registration, and nobody else's."""

from django.http import Http404, HttpRequest

from accounts.access import current_person
from candidates.models import Application
from candidates.rules.completeness import lacking
from web.action_view import ActionView


def latest(request: HttpRequest, code: str) -> Application | None:
    """Return the reader's latest registration in a campaign, with its position."""
    rows = Application.objects.filter(person=current_person(request), campaign__code=code)
    return rows.select_related("campaign", "position__post").order_by("-reg_no").first()


def own(request: HttpRequest, code: str) -> Application:
    """Return the reader's latest registration in a campaign. Raises Http404."""
    application = latest(request, code)
    if application is None:
        raise Http404
    return application


def missing_in(application: Application) -> tuple[str, ...]:
    """Return what a registration lacks before it can be submitted."""
    return lacking(application.as_registration(), declared_true=bool(application.declared_true_at))


class OwnApplicationView(ActionView):
    """What candidates do with their own registration."""

    object_name = "application"
    next_page = ("candidates:application", "code")

    def get_object(self) -> Application:
        return own(self.request, self.kwargs["code"])
