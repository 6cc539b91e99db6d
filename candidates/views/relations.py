"""The office's register of relations: what was declared, what was decided, what it may enter."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, duties_of_user, require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions import relations as actions
from candidates.actions import statements
from candidates.actions.read import dossier_read
from candidates.forms.relations import DecideRelationForm, OfficeRelationForm
from candidates.models import Application, Relation
from exams.models import Campaign
from exams.rules.relations import RelationState
from web.action_view import ActionView
from web.sentences import label

OFFICE = (Duty.PREPARE, Duty.DECIDE)


def readable_by(person: Person, campaign: Campaign) -> Any:
    """Return the relations that an officer may read: none of their own, nor of their candidates."""
    open_ones = Application.objects.filter(campaign=campaign).open_to(person)
    rows = campaign.relations.exclude(person=person)
    return rows.filter(Q(application=None) | Q(application__in=open_ones))


@require_duty(*OFFICE, campaign="code", files=True)
def relations(request: HttpRequest, code: str) -> HttpResponse:
    """List the relations of a campaign; whoever a relation concerns does not find it here."""
    campaign, reader = get_object_or_404(Campaign, code=code), current_person(request)
    dossier_read(about="relations", purpose=campaign.code, by=reader, at=timezone.now())
    rows = list(readable_by(reader, campaign).select_related("person", "application", "decided_by"))
    open_or_upheld = (RelationState.DECLARED, RelationState.UPHELD)
    context = {
        "campaign": campaign,
        **_may(duties_of_user(request, code), campaign),
        "declared": [each for each in rows if each.state == RelationState.DECLARED],
        "upheld": [each for each in rows if each.state == RelationState.UPHELD],
        "others": [each for each in rows if each.state not in open_or_upheld],
        "owing": statements.owing(campaign),
    }
    return render(request, "candidates/relations/office.html", context)


def _may(duties: frozenset[Duty], campaign: Campaign) -> dict[str, bool]:
    """Return what a reader of the register may do."""
    return {
        "is_open": campaign.cancelled_on is None,
        "may_enter": Duty.PREPARE in duties,
        "may_review": Duty.DECIDE in duties,
    }


@require_duty(Duty.PREPARE, campaign="code", files=True)
class EnterRelation(ActionView):
    """Enter what the office knows of a member."""

    form_class = OfficeRelationForm
    queryset = Campaign.objects.select_related("profile")
    lookup = {"code": "code"}
    object_name = "campaign"
    next_page = ("candidates:relations", "code")
    action = actions.enter
    asks_twice = True
    danger = True
    title = _("Ghi quan hệ của một thành viên")
    caption = "%(campaign)s"
    afterwards = _(
        "Quan hệ mà luật cấm đưa người này ra khỏi mọi hội đồng, ban của kỳ thi ngay khi ghi; hai "
        "người mới bỏ được."
    )
    success_message = _("Đã ghi quan hệ của %(person)s lúc %(time)s.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "campaign": self.object}

    def get_initial(self) -> dict[str, Any]:
        """Return what a suggested tie fills in; the officer reads it and may change it."""
        return {name: self.request.GET.get(name, "") for name in OfficeRelationForm.field_order}


@require_duty(*OFFICE, campaign="code", files=True)
class DecideRelation(ActionView):
    """Uphold or dismiss what a candidate declared."""

    form_class = DecideRelationForm
    object_name = "relation"
    next_page = ("candidates:relations", "code")
    action = actions.decide
    asks_twice = True
    title = _("Kết luận lời khai của %(candidate)s về %(member)s")
    button = _("Ghi kết luận")
    lead = _("%(kind)s. %(detail)s")
    caption = "%(campaign)s"
    success_message = _("Đã ghi kết luận lúc %(time)s.")

    def get_object(self) -> Relation:
        reader = current_person(self.request)
        campaign = get_object_or_404(Campaign, code=self.kwargs["code"])
        rows = readable_by(reader, campaign).select_related(
            "person", "application", "campaign__profile"
        )
        relation: Relation = get_object_or_404(rows, pk=self.kwargs["pk"])
        return relation

    def is_done(self) -> bool:
        return bool(self.object.state != RelationState.DECLARED)

    def facts(self) -> dict[str, Any]:
        relation = self.object
        return {
            **super().facts(),
            "campaign": relation.campaign,
            "candidate": relation.application.reg_no,
            "member": relation.person or relation.named,
            "kind": label(relation.kind),
            "detail": relation.detail,
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "relation": self.object}
