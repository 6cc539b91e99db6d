"""What a campaign rests on before it is announced: documents ticked by name, and taken back."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from exams.access import names_of_actors
from exams.actions import clearances as actions
from exams.forms.clearances import ClearanceForm, PrincipleForm
from exams.models import Campaign, Clearance
from exams.rules.clearances import ClearanceKind
from exams.rules.decision_files import FileOf
from exams.rules.stages import Stage
from web.action_view import ActionView
from web.forms import ReasonForm
from web.sentences import label

HANDS = (Duty.PREPARE, Duty.ANNOUNCE)


@require_duty(*HANDS, Duty.WATCH, campaign="code")
def clearances(request: HttpRequest, code: str) -> HttpResponse:
    """List what is asked for before the announcement, with who ticked it and when."""
    campaign = get_object_or_404(Campaign.objects.select_related("profile"), code=code)
    ticked = {ClearanceKind(row.kind): row for row in _with_authors(campaign)}
    kinds = [*dict.fromkeys((*actions.clearances_asked(campaign), *ticked))]
    is_hand = bool(duties_of_user(request, code).intersection(HANDS))
    is_open = campaign.stage == Stage.ANNOUNCE and not campaign.cancelled_on
    context = {
        "campaign": campaign,
        "lines": [(kind, ticked.get(kind)) for kind in kinds],
        "may_tick": is_open and is_hand,
        "may_attach": is_hand and not (campaign.cancelled_on or campaign.suspended_on),
    }
    return render(request, "exams/announce/clearances.html", context)


def _with_authors(campaign: Campaign) -> list[Clearance]:
    """Return what was ticked, each with its scan, who did it and when, as its event says."""
    scans = campaign.decision_files.in_force(FileOf.CLEARANCE)
    rows: list[Any] = list(campaign.clearances.in_force().select_related("event"))
    names = names_of_actors(row.event.actor for row in rows)
    for row in rows:
        row.author = names.get(row.event.actor, row.event.actor)
        row.scan = scans.get(str(row.pk))
        row.ticked_at = datetime.fromisoformat(row.event.ts)
    return rows


@require_duty(*HANDS, campaign="code")
class TickClearance(ActionView):
    """Tick a clearance with the number and the day of its document, or correct them."""

    form_class = ClearanceForm
    queryset = Campaign.objects.all()
    lookup = {"code": "code"}
    object_name = "campaign"
    next_page = ("exams:clearances", "code")
    action = actions.tick
    title = _("Ghi nhận: %(kind)s")
    caption = "%(campaign)s"
    button = _("Ghi nhận")
    undo = True
    success_message = _("Đã ghi nhận %(kind)s, số %(document)s, lúc %(time)s.")

    def get_object(self) -> Campaign:
        if self.kwargs["kind"] not in list(ClearanceKind):
            raise Http404
        campaign: Campaign = super().get_object()
        return campaign

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "kind": label(self.kwargs["kind"])}

    def get_initial(self) -> dict[str, Any]:
        rows = self.object.clearances.in_force().filter(kind=self.kwargs["kind"])
        row = rows.first()
        if row is None:
            return {}
        return {"document": row.document, "on": row.document_on, "proposed_on": row.proposed_on}

    def get_form_class(self) -> type[ClearanceForm]:
        is_principle = self.kwargs["kind"] == ClearanceKind.APPROVAL_IN_PRINCIPLE
        return PrincipleForm if is_principle else ClearanceForm

    def arguments(self, form: ClearanceForm) -> dict[str, Any]:
        return {**super().arguments(form), "kind": ClearanceKind(self.kwargs["kind"])}


@require_duty(*HANDS, campaign="code")
class TakeBackClearance(ActionView):
    """Ask why, then take back a clearance that was ticked."""

    form_class = ReasonForm
    queryset = Clearance.objects.in_force().select_related("campaign")
    lookup = {"campaign__code": "code", "kind": "kind"}
    object_name = "clearance"
    next_page = ("exams:clearances", "code")
    action = actions.take_back
    title = _("Bỏ ghi nhận: %(kind)s")
    caption = "%(campaign)s"
    lead = _("Kỳ thi chưa thể thông báo cho tới khi văn bản này được ghi nhận lại.")
    button = _("Bỏ ghi nhận")
    danger = True
    undo = True
    success_message = _("Đã bỏ ghi nhận %(kind)s lúc %(time)s.")

    def facts(self) -> dict[str, Any]:
        names = {"kind": label(self.object.kind), "campaign": self.object.campaign}
        return {**super().facts(), **names}
