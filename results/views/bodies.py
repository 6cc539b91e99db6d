"""Councils and boards of a campaign: who sits in them, and the draft before they are founded."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from candidates.views import relations
from exams.actions import bodies as actions
from exams.actions.body_gates import composition_of, founding_checks, lacking_by_body
from exams.actions.supervision_gates import left_open_by_decisions
from exams.documents.founding_decision import FOUNDED_ABOVE
from exams.models import Body, Campaign, Member
from exams.models.body import in_order
from exams.rules.bodies import BodyKind, Office
from exams.rules.checks import Check, errors, warnings
from exams.rules.decision_files import FileOf
from exams.rules.supervision import ASKED_OF
from exams.views.body_pages import SLUGS
from results.documents.decision_kinds import FOUNDING_DECISION, REPLACEMENT_DECISION
from results.forms.bodies import MemberDraftForm, office_word
from results.process.acts import ACTS
from results.process.requests import open_request
from results.views.checks import check_rows
from web.action_view import ActionView
from web.sentences import label

READERS = (Duty.PREPARE, Duty.KEEP_ACCOUNTS, Duty.DECIDE, Duty.OPEN_SEALS, Duty.WATCH)


def kind_named(slug: str) -> BodyKind:
    """Return the kind of body of an address. Raises Http404."""
    for kind, each in SLUGS.items():
        if each == slug:
            return kind
    raise Http404


@require_duty(*READERS, campaign="code")
def bodies(request: HttpRequest, code: str) -> HttpResponse:
    """List the bodies of a campaign: founded by which decision, drafted, or not there yet."""
    campaign = get_object_or_404(Campaign, code=code)
    members = _by_body(Member.objects.sitting().filter(body__campaign=campaign))
    by_kind = {body.kind: body for body in campaign.bodies.all()}
    lacking = lacking_by_body(campaign)
    context = {
        "campaign": campaign,
        "rows": [
            {**_row(kind, by_kind.get(kind), members.get(kind, [])), "lacks": kind in lacking}
            for kind in BodyKind
        ],
        "reads_relations": bool({*relations.OFFICE} & duties_of_user(request, code)),
    }
    return render(request, "results/bodies/list.html", context)


def _by_body(members: Any) -> dict[str, list[Member]]:
    """Return who sits in each body, the head first."""
    seated: dict[str, list[Member]] = {}
    for member in in_order(members.select_related("person", "body")):
        seated.setdefault(member.body.kind, []).append(member)
    return seated


def _row(kind: BodyKind, body: Body | None, members: list[Member]) -> dict[str, Any]:
    head = next((each.person for each in members if each.office == Office.HEAD), None)
    return {
        "kind": kind,
        "slug": SLUGS[kind],
        "body": body,
        "head": head,
        "count": sum(each.office != Office.RESERVE for each in members),
        "reserve": sum(each.office == Office.RESERVE for each in members),
    }


@require_duty(*READERS, campaign="code")
def body(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Show one body: its decision, who sits in it and who left, and what the draft still lacks."""
    campaign, kind = get_object_or_404(Campaign, code=code), kind_named(slug)
    board = campaign.bodies.filter(kind=kind).first()
    seats = board.members.select_related("person", "body") if board else Member.objects.none()
    checks = _lacking(board) if board else composition_of(Body(campaign=campaign, kind=kind), ())
    pending = open_request(ACTS["FOUND_BODY"], campaign, {"body": kind})
    context = {
        "campaign": campaign,
        "kind": kind,
        "slug": slug,
        "body": board,
        "members": _named(kind, in_order(each for each in seats if each.left_at is None)),
        "vacant": _named(kind, (each for each in seats if each.is_vacated)),
        "former": _named(kind, (each for each in seats if _was_replaced(each))),
        "errors": check_rows(errors(checks), campaign, request),
        "warnings": check_rows(warnings(checks), campaign, request),
        "left_open": check_rows(_left_open(board), campaign, request),
        "pending": pending,
        "decision": _decision(kind) if seats else None,
        "replacement": REPLACEMENT_DECISION.slug,
        "scan": campaign.decision_files.in_force(FileOf.BODY).get(kind),
        **_may(duties_of_user(request, code), campaign, board, pending is not None),
    }
    return render(request, "results/bodies/body.html", context)


def _was_replaced(member: Member) -> bool:
    """Say whether somebody sat in a founded body, left it, and somebody else has their seat."""
    return bool(member.left_at and member.seated_at and not member.is_vacated)


def _decision(kind: BodyKind) -> str | None:
    """Return the kind of paper by which the council founds this board."""
    return None if kind in FOUNDED_ABOVE else FOUNDING_DECISION.slug


def _lacking(board: Body) -> tuple[Check, ...]:
    """Return what keeps a draft from being founded, or a founded body from its work."""
    if board.founded_at is None:
        return founding_checks(board)
    return lacking_by_body(board.campaign, [BodyKind(board.kind)]).get(board.kind, ())


def _left_open(board: Body | None) -> tuple[Check, ...]:
    """Return what the decision about a founded body leaves open, or makes unlawful."""
    if board is None or not _is_asked(board):
        return ()
    checks = left_open_by_decisions(board.campaign)
    return tuple(each for each in checks if each.facts.get("body", board.kind) == board.kind)


def _is_asked(board: Body) -> bool:
    """Say whether a body was founded whose decision has to say who stands behind it."""
    return board.founded_at is not None and BodyKind(board.kind) in ASKED_OF


def _named(kind: BodyKind, members: Iterable[Member]) -> list[tuple[Member, str]]:
    """Return members, each with what their office is called."""
    return [(member, office_word(kind, member.office)) for member in members]


def _may(
    duties: frozenset[Duty], campaign: Campaign, board: Body | None, is_pending: bool
) -> dict[str, bool]:
    """Return what this reader may do about the body now."""
    is_open = campaign.cancelled_on is None
    is_founded = board is not None and board.founded_at is not None
    asks = is_open and bool({Duty.PREPARE, Duty.KEEP_ACCOUNTS} & duties)
    is_draft = not is_founded and not is_pending
    drafts = is_open and is_draft and Duty.PREPARE in duties
    return {
        "may_draft": drafts,
        "may_ask": asks and is_draft,
        "may_replace": asks and is_founded,
        "may_correct": asks and board is not None and _is_asked(board),
        "may_attach": asks and is_founded and campaign.suspended_on is None,
    }


@require_duty(Duty.PREPARE, campaign="code")
class DraftMember(ActionView):
    """Put somebody on the draft of a body."""

    form_class = MemberDraftForm
    queryset = Campaign.objects.all()
    lookup = {"code": "code"}
    object_name = "campaign"
    next_page = ("results:body", "code", "slug")
    action = actions.draft_member
    title = _("Thêm thành viên: %(body)s")
    caption = "%(campaign)s"
    button = _("Thêm vào dự thảo")
    undo = True
    afterwards = _(
        "Đây là dự thảo: chưa ai có thêm vai trò. Vai trò có hiệu lực khi người thứ hai duyệt quyết"
        " định thành lập."
    )
    success_message = _("Đã thêm %(person)s vào dự thảo: %(body)s, lúc %(time)s.")

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "body": label(kind_named(self.kwargs["slug"]))}

    def get_form_kwargs(self) -> dict[str, Any]:
        kind = kind_named(self.kwargs["slug"])
        seated = Member.objects.sitting().filter(body__campaign=self.object, body__kind=kind)
        return {**super().get_form_kwargs(), "kind": kind, "seated": seated}

    def arguments(self, form: MemberDraftForm) -> dict[str, Any]:
        return {**super().arguments(form), "kind": kind_named(self.kwargs["slug"])}


@require_duty(Duty.PREPARE, campaign="code")
class DropMember(ActionView):
    """Take somebody off the draft of a body."""

    queryset = Member.objects.sitting().select_related("person", "body__campaign")
    lookup = {"body__campaign__code": "code", "pk": "pk"}
    object_name = "member"
    next_page = ("results:body", "code", "slug")
    action = actions.drop_member
    title = _("Bỏ %(name)s khỏi dự thảo: %(body)s")
    caption = "%(campaign)s"
    button = _("Bỏ khỏi dự thảo")
    danger = True
    undo = True
    success_message = _("Đã bỏ %(name)s khỏi dự thảo: %(body)s, lúc %(time)s.")

    def facts(self) -> dict[str, Any]:
        body = self.object.body
        names = {"name": self.object.person, "body": label(body.kind), "campaign": body.campaign}
        return {**super().facts(), **names}
