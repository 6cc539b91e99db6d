"""What ties a candidate to those who serve: declared by themself, decided by the office."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import relations
from candidates.forms.relations import CandidateRelationForm
from candidates.views.own import OwnApplicationView, own
from exams.rules.relations import RelationOrigin


@require_duty(Duty.APPLY, campaign="code")
def own_relations(request: HttpRequest, code: str) -> HttpResponse:
    """Show what the candidate declared, and what the office said to it."""
    application = own(request, code)
    declared = application.relations.filter(origin=RelationOrigin.CANDIDATE)
    context = {
        "campaign": application.campaign,
        "application": application,
        "is_open": application.campaign.cancelled_on is None and not application.has_left,
        "relations": declared.select_related("person"),
    }
    return render(request, "candidates/relations/own.html", context)


@require_duty(Duty.APPLY, campaign="code")
class DeclareRelation(OwnApplicationView):
    """Declare a tie to somebody who sits in the council or a board."""

    form_class = CandidateRelationForm
    next_page = ("candidates:own-relations", "code")
    action = relations.declare_as_candidate
    undo = True
    title = _("Khai quan hệ với người trong hội đồng, ban")
    caption = "%(application)s"
    afterwards = _(
        "Bộ phận giúp việc kết luận lời khai. Từ khi bạn khai, người đó không xử lý hồ sơ của bạn."
    )
    success_message = _("Đã ghi lời khai lúc %(time)s.")

    def require_asked(self) -> None:
        relations.require_not_withdrawn(self.object)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "campaign": self.object.campaign}
