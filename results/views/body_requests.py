"""What two persons do about a body: found it, replace a member, lift what bars somebody."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.rules.sensitive import SENSITIVE
from candidates.actions.relations import DECIDERS, is_dismissed_by_two
from candidates.models import Relation
from candidates.views.relations import readable_by
from exams.documents.decision import as_issued
from exams.models import Body, Campaign, Member
from exams.rules.bodies import BodyKind
from exams.rules.checks import warnings
from exams.rules.relations import IN_FORCE, RelationState
from exams.views.body_pages import SLUGS
from results.documents.decision_kinds import FOUNDING_DECISION
from results.forms.bodies import LiftingForm, office_word
from results.forms.founding import FoundingForm
from results.forms.replacement import ReplacementForm
from results.views.asking import Question, asking_page, question
from results.views.bodies import kind_named
from web.sentences import label


@require_duty(Duty.PREPARE, Duty.KEEP_ACCOUNTS, campaign="code")
def establish(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Ask that a drafted body is founded, on a decision."""
    bodies = Body.objects.select_related("campaign").filter(founded_at=None)
    body = get_object_or_404(bodies, campaign__code=code, kind=kind_named(slug))
    lead = _("%(body)s. Được duyệt, các thành viên có vai trò của mình trong kỳ thi này.")
    members = body.members.sitting().select_related("person", "body")
    asked = question(
        "FOUND_BODY",
        body.campaign,
        lead=lead % {"body": capfirst(label(body.kind))},
        back=reverse("results:body", args=[code, slug]),
        about={
            "body": body.kind,
            "whom": sorted(each.person_id for each in members if each.role in SENSITIVE),
        },
        blank={"number": "", "on": "", "authority": ""},
    )
    points = warnings(asked.checks({"under": request.POST.get("under", "")}))
    form = FoundingForm(
        request.POST or None,
        kind=BodyKind(body.kind),
        open_points=points,
        initial=_issued(body),
    )
    return asking_page(request, asked, form)


def _issued(body: Body) -> dict[str, Any]:
    """Return what the form begins with: the council's decision that was issued about the board."""
    issued = as_issued(body.campaign, FOUNDING_DECISION.name, body.kind)
    if not issued:
        return {}
    signer = _("Chủ tịch Hội đồng thi tuyển")
    return {"number": issued["document"], "on": issued["on"], "authority": signer}


@require_duty(Duty.PREPARE, Duty.KEEP_ACCOUNTS, campaign="code")
def replace(request: HttpRequest, code: str, pk: UUID) -> HttpResponse:
    """Ask that somebody else sits in the place of a member, from the reserve or from outside."""
    members = Member.objects.replaceable().select_related("person", "body__campaign")
    founded = members.exclude(body__founded_at=None)
    member = get_object_or_404(founded, body__campaign__code=code, pk=pk)
    kind = BodyKind(member.body.kind)
    words = {
        "name": member.person,
        "office": office_word(kind, member.office),
        "body": label(kind),
    }
    asked = question(
        "REPLACE_MEMBER",
        member.body.campaign,
        lead=_("%(name)s, %(office)s, %(body)s. Người thay giữ đúng chức trách này.") % words,
        back=reverse("results:body", args=[code, SLUGS[kind]]),
        about={"member": str(member.pk)},
        blank={"whom": None, "capacity": "", "document": "", "reason": ""},
    )
    return asking_page(request, asked, _replacement_form(request, asked, member))


def _replacement_form(request: HttpRequest, asked: Question, member: Member) -> ReplacementForm:
    """Return the form that was sent, with a box for each open point of what was typed in it."""
    make = partial(ReplacementForm, member=member, initial={"ends_on": member.ends_on})
    form = make(request.POST or None)
    points = warnings(asked.checks(form.arguments)) if form.is_valid() else ()
    return make(request.POST or None, open_points=points)


@require_duty(*DECIDERS, campaign="code", files=True)
def lift(request: HttpRequest, code: str, pk: UUID) -> HttpResponse:
    """Ask that a relation is lifted; who is concerned by it does not find it."""
    campaign = get_object_or_404(Campaign, code=code)
    relation = _liftable(current_person(request), campaign, pk)
    asked = question(
        "LIFT_RELATION",
        campaign,
        lead=_("%(name)s: %(kind)s. Ghế và vai trò đã mất không tự trở lại.")
        % {"name": relation.person or relation.named, "kind": label(relation.kind)},
        back=reverse("candidates:relations", args=[code]),
        about={"relation": str(relation.pk)},
        blank={"document": "", "reason": ""},
    )
    return asking_page(request, asked, LiftingForm(request.POST or None))


def _liftable(reader: Person, campaign: Campaign, pk: UUID) -> Relation:
    """Return what a reader finds that two persons lift or dismiss. Raises Http404."""
    readable = readable_by(reader, campaign).select_related("person")
    relation: Relation = get_object_or_404(readable.filter(state__in=IN_FORCE), pk=pk)
    if relation.state == RelationState.DECLARED and not is_dismissed_by_two(relation):
        raise Http404
    return relation
