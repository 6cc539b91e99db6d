"""The reader's own registration, and nobody else's."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from accounts.access import current_person
from candidates.actions.before_sitting import is_competed_for
from candidates.actions.dossiers import postponed_positions
from candidates.actions.held_again import positions_held_again
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.rules.stages import REGISTER, SCREEN, Stage, Step
from web.action_view import ActionView
from web.sentences import sentence


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


def not_competed_for(application: Application) -> dict[str, Any]:
    """Return whether the position of a listed file is not competed for, and the papers about it."""
    campaign = application.campaign
    is_listed = campaign.stage not in (Stage.REGISTER, Stage.SCREEN)
    if not is_listed or application.has_left or is_competed_for(application):
        return {}
    code = application.position_code
    return {
        "is_not_competed_for": True,
        "postponed_by": postponed_positions(campaign).get(code, ""),
        "held_again_by": positions_held_again(campaign).get(code, ""),
    }


def steps_to_fill(application: Application) -> tuple[Step, ...]:
    """Return the steps at which a registration is filled in: longer, where it was let in late."""
    return (REGISTER, SCREEN) if application.is_late_on(timezone.localdate()) else (REGISTER,)


class OwnApplicationView(ActionView):
    """What candidates do with their own registration."""

    object_name = "application"
    next_page = ("candidates:application", "code")

    def get_object(self) -> Application:
        return own(self.request, self.kwargs["code"])


class DraftView(OwnApplicationView):
    """What candidates fill in while nothing is submitted; an old link says how it is corrected."""

    closed = "NOT_A_DRAFT"  # the sentence that says why nothing is filled in

    def steps(self) -> tuple[Step, ...]:
        """Return the steps at which this registration is filled in."""
        return steps_to_fill(self.object)

    def may_fill(self) -> bool:
        """Say whether the page asks for something now."""
        return bool(self.object.state == ApplicationState.DRAFT)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask; or lead to what was submitted before anybody types what would be refused."""
        if self.may_fill():
            return super().get(request, *args, **kwargs)
        messages.info(request, sentence(self.closed))
        return redirect("candidates:application", self.kwargs["code"])
