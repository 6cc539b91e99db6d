"""What a member states before anything opens to them: who registered, and what ties them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, has_duty, require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions import listed, relations, statements
from candidates.actions.later_files import new_to
from candidates.actions.read import dossier_read
from candidates.forms.relations import NamesFilter, OwnBarForm, OwnRelationForm, SignForm
from candidates.models import Application, Relation
from candidates.models.application import ApplicationQuerySet
from exams.models import Campaign, Statement
from exams.rules.names import fold
from exams.rules.relations import Consequence
from web.action_view import ActionView
from web.fragments import render_page
from web.lists import page_of
from web.sentences import sentence
from web.views import see_other


def campaign_served(request: HttpRequest, code: str) -> Campaign:
    """Return a campaign in which the reader serves, or served. Raises Http404."""
    served = relations.served_by(current_person(request)).select_related("profile")
    campaign: Campaign = get_object_or_404(served, code=code)
    return campaign


@require_duty(Duty.SIGNED_IN, campaign="code")
def statement(request: HttpRequest, code: str) -> HttpResponse:
    """Show who registered, what the reader declared, and whether they still have to sign."""
    campaign, reader = campaign_served(request, code), current_person(request)
    form = NamesFilter(request.GET or None)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    owed = statements.owes(reader, campaign)
    names_open = _names_open(reader, campaign, owed=owed)
    signed = _signed_by(reader, campaign, with_lists=owed)
    # Read before the rows: who comes in between is signed for by nobody.
    now = listed.names_listed(campaign) if names_open else None
    newcomers = new_to(signed, now.numbers) if now and owed else frozenset()
    rows = _listed(campaign, asked, newcomers, names_open=names_open)
    number = len(newcomers or now.numbers) if now and not asked else None
    page = page_of(request, rows, {"name": "sort_key"}, default="name", number=number)
    if page.object_list:
        dossier_read(about="names", purpose=campaign.code, by=reader, at=timezone.now())
    own = Relation.objects.in_force().filter(campaign=campaign, person=reader)
    context = {
        "campaign": campaign,
        "form": form,
        "page": page,
        "sort": "name",
        "owed": owed,
        "names": now.digest if now and owed else "",
        "newcomers": len(newcomers),
        "names_open": names_open,
        "asked": asked,
        # To whom the list is closed, nothing is counted before a name was asked for.
        "listed": page.paginator.count if names_open or asked else None,
        "is_open": campaign.cancelled_on is None,
        "signed": signed[-1] if signed else None,
        "relations": own.exclude(origin="CANDIDATE").select_related("application"),
    }
    return render_page(request, "candidates/relations/statement.html", context, fragment="list")


def _signed_by(reader: Person, campaign: Campaign, *, with_lists: bool) -> list[Statement]:
    """Return what the reader signed here, the latest last; the long lists where they are needed."""
    statements = Statement.objects.filter(campaign=campaign, person=reader)
    return list(statements if with_lists else statements.defer("listed"))


def _listed(
    campaign: Campaign, asked: str, newcomers: frozenset[str], *, names_open: bool
) -> ApplicationQuerySet:
    """Return who is listed: of the name asked for, or whom the reader has not seen, or all."""
    rows = listed.registered(campaign).with_names()
    if asked:
        return rows.filter(fold__contains=fold(asked)) if names_open else _of_name(rows, asked)
    if not names_open:
        return rows.none()
    return rows.filter(reg_no__in=newcomers) if newcomers else rows


def _names_open(reader: Person, campaign: Campaign, *, owed: bool) -> bool:
    """Say whether somebody reads the list: to state, or because dossiers are their work.

    To all others a name is shown that they know: who registered is not told before it is public.
    """
    return owed or has_duty(reader, (Duty.READ_DOSSIERS, Duty.RECEIVE), campaign.code)


def _of_name(rows: ApplicationQuerySet, name: str) -> ApplicationQuerySet:
    """Return those of exactly this name, however it is written."""
    return rows.filter(fold=fold(name))


class _OwnView(ActionView):
    """What a member says of themself, and goes back to the list."""

    object_name = "campaign"
    next_page = ("candidates:statement", "code")
    caption = "%(campaign)s"

    def get_object(self) -> Campaign:
        return campaign_served(self.request, self.kwargs["code"])


@require_duty(Duty.SIGNED_IN, campaign="code")
class SignStatement(_OwnView):
    """State that there is no relation beside what was declared."""

    form_class = SignForm
    action = statements.sign
    title = _("Ký cam kết không có quan hệ")
    lead = _(
        "Tôi đã xem danh sách %(count)s người đăng ký dự tuyển. Ngoài %(declared)s quan hệ đã khai,"
        " tôi không phải là người thân thuộc theo quy định, không là cấp trên trực tiếp, người "
        "hướng dẫn của ai trong danh sách, và không thuộc trường hợp bị cấm tham gia hội đồng."
    )
    lead_without_relations = _(
        "Tôi đã xem danh sách %(count)s người đăng ký dự tuyển. Tôi không phải là người thân thuộc "
        "theo quy định, không là cấp trên trực tiếp, người hướng dẫn của ai trong danh sách, và "
        "không thuộc trường hợp bị cấm tham gia hội đồng."
    )
    button = _("Ký cam kết")
    afterwards = _("Sau khi ký, hồ sơ, bài thi và phần chấm thuộc vai trò của bạn được mở.")
    success_message = _("Đã ký cam kết lúc %(time)s.")

    def is_done(self) -> bool:
        return not statements.owes(current_person(self.request), self.object)

    def facts(self) -> dict[str, Any]:
        own = Relation.objects.in_force().filter(campaign=self.object)
        declared = own.filter(person=current_person(self.request)).exclude(origin="CANDIDATE")
        count = listed.registered(self.object).count()
        return {**super().facts(), "count": count, "declared": declared.count()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say nothing of relations that were declared where none was."""
        facts = self.facts()
        if not facts["declared"]:
            kwargs["lead"] = str(self.lead_without_relations) % facts
        return super().get_context_data(**kwargs)

    def get_initial(self) -> dict[str, Any]:
        """Go on from the list that was read before; whoever typed the address reads none newer."""
        return {"names": self.request.GET.get("names") or statements.digest_of(self.object)}

    def arguments(self, form: Any) -> dict[str, Any]:
        return {"campaign": self.object, "digest": form.answers()["names"]}

    def form_invalid(self, form: Any) -> HttpResponse:
        """Lead back to the list, where it is another by now: it is signed when it was read."""
        if form.cleaned_data.get("names") == statements.digest_of(self.object):
            return super().form_invalid(form)
        count = listed.registered(self.object).count()
        messages.error(self.request, sentence("NAMES_CHANGED", count=count))
        return see_other(self.get_success_url())


class _Declares(_OwnView):
    asks_twice = True
    danger = True
    afterwards = _(
        "Quan hệ mà luật cấm có hiệu lực ngay: bạn thôi mọi chức trách của kỳ thi này. Người khác "
        "chỉ thấy bạn không tham gia, không thấy vì sao."
    )
    success_message = _("Đã ghi lời khai lúc %(time)s.")

    def respond(self, form: Any, *, is_new: bool) -> HttpResponse:
        """Lead away from the campaign whoever has nothing more to do in it."""
        barred = Relation.objects.in_force().filter(
            campaign=self.object,
            person=current_person(self.request),
            consequence=Consequence.BARRED,
        )
        if barred.exists():
            self.success_message = _(
                "Đã ghi lời khai lúc %(time)s. Bạn đã thôi mọi chức trách trong kỳ thi này."
            )
        return super().respond(form, is_new=is_new)


@require_duty(Duty.SIGNED_IN, campaign="code")
class DeclareOwnRelation(_Declares):
    """Declare what ties oneself to one who registered."""

    form_class = OwnRelationForm
    action = relations.declare_own
    title = _("Khai quan hệ với %(name)s")

    def get_object(self) -> Campaign:
        campaign = super().get_object()
        reader, rows = current_person(self.request), listed.registered(campaign).with_names()
        owed = statements.owes(reader, campaign)
        if not _names_open(reader, campaign, owed=owed):
            rows = _of_name(rows, self.request.GET.get("q", ""))
        self.application: Application = get_object_or_404(rows, pk=self.kwargs["pk"])
        return campaign

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "name": self.application.person_name}

    def arguments(self, form: Any) -> dict[str, Any]:
        return {**super().arguments(form), "application": self.application}


@require_duty(Duty.SIGNED_IN, campaign="code")
class DeclareOwnBar(_Declares):
    """Declare what keeps oneself from serving, whoever the candidates are."""

    form_class = OwnBarForm
    action = relations.declare_own
    title = _("Khai trường hợp không được tham gia")

    def arguments(self, form: Any) -> dict[str, Any]:
        return {**super().arguments(form), "application": None}
