"""The candidate's registration: begun, shown as a task list or as a receipt, withdrawn."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import register
from candidates.actions.dossier_papers import missing_in
from candidates.actions.identity import contested_papers
from candidates.actions.late_pleas import was_refused
from candidates.actions.needs import UNTIL_THE_DEFENCE
from candidates.actions.withdraw_called import may_withdraw_called
from candidates.forms.withdraw import OwnWithdrawForm
from candidates.models import Application
from candidates.rules.completeness import DECLARATION
from candidates.rules.dossier_items import ITEMS
from candidates.rules.enums import ApplicationState
from candidates.views.answer import TOPICS
from candidates.views.complaints import own_complaint
from candidates.views.needs import own_need
from candidates.views.other_complaints import own_other_complaints
from candidates.views.own import (
    OwnApplicationView,
    latest,
    not_competed_for,
    own,
    steps_to_fill,
)
from candidates.views.supplement import supplement_now
from exams.actions.clock import public_deadlines_of
from exams.actions.preconditions import declared_steps
from exams.actions.windows import late_files_are_asked_for, registration_is_open
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage, Step
from exams.views.timely import untimely
from web.action_view import ActionView
from web.forms import ActionForm
from web.templatetags.journeys import JourneyState


@require_duty(Duty.APPLY)
def own_applications(request: HttpRequest) -> HttpResponse:
    """List the candidate's registrations."""
    rows = Application.objects.filter(person=current_person(request)).order_by("reg_no")
    applications = list(rows.select_related("campaign", "position"))
    latest = {each.campaign_id: each.pk for each in applications}  # whose page its campaign has
    context = {"applications": applications, "latest": latest.values()}
    return render(request, "candidates/register/mine.html", context)


@require_duty(Duty.APPLY, campaign="code")
class BeginApplication(ActionView):
    """Open a draft in a campaign, or go on with the one already open."""

    queryset = Campaign.objects.public()
    lookup = {"code": "code"}
    object_name = "campaign"
    afterwards = _("Bạn điền từng phần theo danh sách; phần nào lưu rồi thì không mất.")
    action = register.begin
    title = _("Đăng ký dự tuyển")
    caption = "%(campaign)s"
    lead = _(
        "Hồ sơ được lưu từng phần; bạn có thể dừng và làm tiếp đến hết ngày %(day)s. "
        "Hồ sơ chỉ được tính khi bạn bấm nộp và nhận mã hồ sơ."
    )
    button = _("Bắt đầu hồ sơ")
    undo = True
    success_message = _("Đã mở hồ sơ lúc %(time)s; bạn có thể làm tiếp đến hết ngày %(day)s.")
    next_page = ("candidates:application", "code")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, or say that nothing is taken: an old link, a page left open too long."""
        if _is_open(self.object):
            return super().get(request, *args, **kwargs)
        if late_files_are_asked_for(self.object, timezone.localdate()):
            return redirect("candidates:ask-late", self.object.code)
        why = _(
            "Kỳ thi này hiện không nhận hồ sơ. Thời hạn nhận hồ sơ từ ngày %(opens)s đến hết ngày "
            "%(day)s; lịch và nơi liên hệ có ở trang kỳ thi."
        )
        context = {"title": self.title, "why": why % self.facts(), "back": self.get_cancel_url()}
        return render(request, "refused.html", context, status=409)

    def is_done(self) -> bool:
        current = latest(self.request, self.object.code)
        return current is not None and current.state != ApplicationState.WITHDRAWN

    def facts(self) -> dict[str, Any]:
        opens, closes = self.object.registration_opens, self.object.registration_closes
        return {**super().facts(), "opens": f"{opens:%d/%m/%Y}", "day": f"{closes:%d/%m/%Y}"}

    def get_cancel_url(self) -> str:
        return reverse("exams:campaign", args=[self.object.code])


@require_duty(Duty.APPLY, campaign="code")
def application(request: HttpRequest, code: str) -> HttpResponse:
    """Show a draft as a task list, a submitted file as a receipt with its timeline."""
    current = own(request, code)
    tasks = _tasks(current)
    if current.campaign.cancelled_on:
        tasks = [{**task, "url": ""} for task in tasks]
    context = {"application": current, "campaign": current.campaign, "tasks": tasks}
    context["done"] = sum(task["state"] == JourneyState.DONE for task in tasks)
    context["is_open"] = is_open = _is_open(current.campaign)
    may_change = is_open or _is_taken_late(current)
    context["closes"] = current.last_day()
    context["may_ask_late"] = not may_change and late_files_are_asked_for(
        current.campaign, timezone.localdate()
    )
    context["deadlines"] = public_deadlines_of(current.campaign)
    if current.state == ApplicationState.DRAFT:
        context["plea_was_refused"] = not may_change and was_refused(current)
        return render(request, "candidates/register/tasks.html", context)
    context["documents"] = current.documents.filter(removed_at=None)
    is_listed = current.campaign.stage not in (Stage.REGISTER, Stage.SCREEN)
    context["has_results"] = is_listed and not current.has_left
    context["may_reopen"] = may_change and current.state == ApplicationState.SUBMITTED
    context["may_withdraw_called"] = may_withdraw_called(current, timezone.now())
    context["may_withdraw"] = not untimely(current.campaign, *declared_steps(register.withdraw))
    context["is_contested"] = current in contested_papers([current.campaign])
    context["supplement"] = supplement_now(current)
    context |= own_need(current) | own_complaint(current) | own_other_complaints(current)
    context |= not_competed_for(current)
    may_declare = not current.has_left and "is_not_competed_for" not in context
    context["may_declare_need"] = may_declare and not untimely(current.campaign, *UNTIL_THE_DEFENCE)
    return render(request, "candidates/register/submitted.html", context)


def _is_taken_late(application: Application) -> bool:
    """Say whether a file may be handed in today because two persons let it in late."""
    is_late = application.is_late_on(timezone.localdate())
    return is_late and not untimely(application.campaign, *steps_to_fill(application))


def _is_open(campaign: Campaign) -> bool:
    """Say whether papers are taken, and may be corrected, today."""
    return registration_is_open(campaign, timezone.localdate())


def _tasks(application: Application) -> list[dict[str, Any]]:
    """Return the parts of the form with what is still missing in each."""
    missing = set(missing_in(application))
    code = application.campaign.code
    own = {"NAME", "CITIZEN_ID", "BORN"} & missing
    post = {"POSITION", "CURRENT_POST"} & missing
    begun = bool(application.citizen_id)
    return [
        _task("ban-than", code, own, begun),
        _task("vi-tri", code, post, bool(application.position_code)),
        _task("dien-du-tuyen", code, missing & {"SPECIAL_CASE_INCOMPLETE"}, True),
        _documents_task(code, missing & {*ITEMS}),
        _check_task(code, ready=not missing - {DECLARATION}),
    ]


def _documents_task(code: str, missing: set[str]) -> dict[str, Any]:
    return {
        "title": _("Thành phần hồ sơ"),
        "url": reverse("candidates:documents", args=[code]),
        "state": JourneyState.DONE
        if not missing
        else JourneyState.DOING
        if len(missing) < len(ITEMS)
        else JourneyState.TODO,
        "hint": _("còn %(count)s giấy tờ") % {"count": len(missing)} if missing else "",
    }


def _check_task(code: str, *, ready: bool) -> dict[str, Any]:
    return {
        "title": _("Kiểm tra và nộp"),
        "url": reverse("candidates:check", args=[code]) if ready else "",
        "state": JourneyState.TODO if ready else JourneyState.LOCKED,
        "hint": "",
    }


def _task(topic: str, code: str, missing: set[str], begun: bool) -> dict[str, Any]:
    state = (
        JourneyState.DONE
        if not missing and begun
        else JourneyState.DOING
        if begun
        else JourneyState.TODO
    )
    url = reverse("candidates:topic", args=[code, topic])
    return {"title": TOPICS[topic].title, "url": url, "state": state, "hint": ""}


@require_duty(Duty.APPLY, campaign="code")
class ReopenApplication(OwnApplicationView):
    """Make a draft again of what was submitted, to correct it and submit it anew."""

    action = register.reopen
    title = _("Sửa hồ sơ đã nộp")
    caption = "%(application)s"
    lead = _(
        "Hồ sơ trở lại trạng thái chưa nộp, giữ nguyên mã, các câu trả lời và các tệp. Bạn phải "
        "nộp lại trước khi hết ngày %(day)s; thời điểm nộp là lần nộp sau. Không nộp lại thì coi "
        "như không đăng ký."
    )
    button = _("Mở lại để sửa")
    danger = True
    undo = True
    success_message = _("Đã mở lại hồ sơ %(application)s lúc %(time)s; hãy sửa rồi nộp lại.")

    def steps(self) -> tuple[Step, ...]:
        return steps_to_fill(self.object)

    def require_asked(self) -> None:
        """Say of what was withdrawn meanwhile, or screened, that nothing is corrected any more."""
        if self.object.state != ApplicationState.SUBMITTED:
            raise Refusal("NOT_SUBMITTED", state=self.object.state)

    def is_done(self) -> bool:
        return bool(self.object.state == ApplicationState.DRAFT)

    def facts(self) -> dict[str, Any]:
        closes = self.object.last_day()
        return {**super().facts(), "day": f"{closes:%d/%m/%Y}"}


@require_duty(Duty.APPLY, campaign="code")
class WithdrawApplication(OwnApplicationView):
    """Withdraw one's own registration; a draft, or one that was submitted."""

    form_class = OwnWithdrawForm
    action = register.withdraw
    title = _("Rút hồ sơ")
    caption = "%(application)s"
    lead = _(
        "Hồ sơ thôi được xét ở kỳ thi này và không lấy lại được. Bạn đăng ký lại được bằng hồ sơ "
        "mới nếu chưa hết ngày %(day)s."
    )
    afterwards = _(
        "Trang hồ sơ ghi là đã rút; hồ sơ vẫn được lưu. Rút hồ sơ đã nộp thì có thư xác nhận ở mục "
        "“Thư của tôi”."
    )
    danger = True
    success_message = _("Đã rút hồ sơ %(application)s lúc %(time)s.")

    def is_done(self) -> bool:
        return bool(self.object.state == ApplicationState.WITHDRAWN)

    def get_form_class(self) -> type[ActionForm]:
        return ActionForm if self.object.state == ApplicationState.DRAFT else OwnWithdrawForm

    def arguments(self, form: ActionForm) -> dict[str, Any]:
        return {"document": "", **super().arguments(form)}

    def facts(self) -> dict[str, Any]:
        closes = self.object.campaign.registration_closes
        return {**super().facts(), "day": f"{closes:%d/%m/%Y}"}
