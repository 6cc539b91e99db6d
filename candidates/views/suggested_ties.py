"""Likely ties that facts suggest: the office enters them as relations, or dismisses them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import suggested_ties as actions
from candidates.actions.read import dossier_read
from candidates.actions.suggested_ties import OpenSuggestion, open_suggestions
from candidates.forms.relations import DismissTieForm
from candidates.models import Application
from exams.models import Campaign
from web.action_view import ActionView
from web.lists import page_of
from web.sentences import label


@require_duty(Duty.PREPARE, campaign="code", files=True)
def suggested(request: HttpRequest, code: str) -> HttpResponse:
    """List the suggested ties of a campaign, each with what makes it likely."""
    campaign, reader = get_object_or_404(Campaign, code=code), current_person(request)
    dossier_read(about="relations", purpose=campaign.code, by=reader, at=timezone.now())
    rows = open_suggestions(campaign, reader)
    context = {
        "campaign": campaign,
        "page": page_of(request, rows),
        "is_open": campaign.cancelled_on is None,
    }
    return render(request, "candidates/relations/suggested.html", context)


@require_duty(Duty.PREPARE, campaign="code", files=True)
class DismissTie(ActionView):
    """Dismiss a suggested tie, with the reason."""

    form_class = DismissTieForm
    object_name = "campaign"
    next_page = ("candidates:suggested-ties", "code")
    action = actions.dismiss
    title = _("Bỏ gợi ý: %(member)s và hồ sơ %(number)s")
    lead = _("%(kind)s: %(because)s.")
    caption = "%(campaign)s"
    button = _("Bỏ gợi ý")
    success_message = _("Đã bỏ gợi ý lúc %(time)s. Gợi ý này không hiện lại.")

    def get_object(self) -> Campaign:
        campaign: Campaign = get_object_or_404(
            Campaign.objects.select_related("profile"), code=self.kwargs["code"]
        )
        reader, asked = current_person(self.request), self.kwargs
        for each in open_suggestions(campaign, reader):
            tie = each.tie
            if (tie.key, tie.number, tie.kind) == (asked["person"], asked["number"], asked["kind"]):
                self.suggestion: OpenSuggestion = each
                return campaign
        raise Http404

    def facts(self) -> dict[str, Any]:
        tie = self.suggestion.tie
        names = {"member": self.suggestion.member, "number": tie.number, "because": tie.because}
        return {**super().facts(), **names, "campaign": self.object, "kind": label(tie.kind)}

    def arguments(self, form: DismissTieForm) -> dict[str, Any]:
        tie = self.suggestion.tie
        application = get_object_or_404(Application, campaign=self.object, reg_no=tie.number)
        named = {"person": self.suggestion.member, "application": application, "kind": tie.kind}
        return {**super().arguments(form), **named}
