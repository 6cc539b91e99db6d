"""Acts that are asked for from where their thing stands: marks, slips, panels, lists, days."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign, Position
from exams.rules.checks import errors, warnings
from grading.actions.regulations import scoring_of
from grading.actions.seating import LEAST_APPROVED
from grading.models import Assignment, Slip
from results.actions.corrections import STEPS
from results.forms.announcement import ChangeForm
from results.forms.gate import CorrectionForm
from results.forms.requests import ReduceForm, ReopenForm
from results.models import Publication
from results.process import requests
from results.views.asking import asking_page, question


@require_duty(Duty.MARK, campaign="code")
def reopen_mark(request: HttpRequest, code: str, script: str) -> HttpResponse:
    """Ask for one's own handed-in mark again, before the marks are frozen."""
    own = _handed_in(current_person(request), code, script)
    lead = _("Được duyệt, bài %(code)s trở lại bảng chấm của bạn; điểm cũ giữ nguyên tới khi sửa.")
    asked = question(
        "REOPEN_MARK",
        own.script.part.campaign,
        lead=lead % {"code": script},
        back=reverse("grading:marks", args=[code]),
        about={"assignment": str(own.pk)},
    )
    return asking_page(request, asked, ReopenForm(request.POST or None))


def _handed_in(examiner: Person, code: str, script: str) -> Assignment:
    """Return an examiner's own assignment that was handed in, while the marks are not frozen."""
    marks = Assignment.objects.filter(examiner=examiner, mark__final_at__isnull=False)
    return get_object_or_404(
        marks.select_related("script__part__campaign"),
        script__code=script,
        script__part__campaign__code=code,
        script__part__closed_at=None,
    )


@require_duty(Duty.SCORE_DEFENCE)
def reopen_slip(request: HttpRequest, pk: UUID, number: str) -> HttpResponse:
    """Ask for one's own handed-in slip again, while the defence is not closed."""
    slips = Slip.objects.filter(seat__member=current_person(request), handed_in_at__isnull=False)
    own = get_object_or_404(
        slips.select_related("seat__part__campaign"), seat=pk, entry__number=number
    )
    asked = question(
        "REOPEN_SLIP",
        own.seat.part.campaign,
        lead=_("Được duyệt, phiếu %(number)s trở lại với bạn; điểm cũ giữ nguyên tới khi sửa.")
        % {"number": number},
        back=reverse("grading:sheet", args=[pk]),
        about={"slip": str(own.pk)},
    )
    return asking_page(request, asked, ReopenForm(request.POST or None))


@require_duty(Duty.PREPARE, campaign="code")
def reduce_panel(request: HttpRequest, code: str, position: str) -> HttpResponse:
    """Ask that a panel goes on with fewer members than the regulations want."""
    rows = Position.objects.select_related("campaign", "post").filter(seats__isnull=False)
    selected = get_object_or_404(rows.distinct(), campaign__code=code, code=position)
    usual = scoring_of(selected.campaign).panel_min_examiners
    lead = _("%(position)s. Quy chế cần ít nhất %(usual)s giám khảo; không được ít hơn %(least)s.")
    values = {"position": selected, "usual": usual, "least": LEAST_APPROVED}
    asked = question(
        "REDUCE_PANEL",
        selected.campaign,
        lead=lead % values,
        back=reverse("grading:panel", args=[code, position]),
        about={"position": position},
        blank={"least": LEAST_APPROVED, "document": ""},
    )
    most = max(LEAST_APPROVED, usual - 1)
    form = ReduceForm(request.POST or None, least=LEAST_APPROVED, most=most)
    return asking_page(request, asked, form)


@require_duty(Duty.PREPARE, campaign="code")
def correction(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Ask that a published list is published again as it is now, with reason and basis."""
    campaign, name = get_object_or_404(Campaign, code=code), kind.upper()
    latest = _correctable(campaign, name)
    asked = question(
        "PUBLISH_CORRECTION",
        campaign,
        lead=_("Bản đã công bố vẫn đọc được và chỉ tới bản đính chính; mỗi chỗ khác được nêu rõ."),
        back=reverse("results:publication", args=[code, latest.kind.lower(), latest.version]),
        about={"kind": name},
        blank={"number": "", "reason": "", "basis": ""},
    )
    returned = requests.last_returned(asked.act, campaign, asked.about)
    form = CorrectionForm(
        request.POST or None,
        open_points=warnings(asked.checks()),
        initial=requests.typed_before(returned),
    )
    return asking_page(request, asked, form)


def _correctable(campaign: Campaign, kind: str) -> Publication:
    """Return the latest version of a list, where its step lets it be corrected."""
    latest = campaign.publications.filter(kind=kind).order_by("-version").first()
    if latest is None or kind not in STEPS or campaign.step not in STEPS[kind]:
        raise Http404
    return latest


@require_duty(Duty.PREPARE, campaign="code")
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Ask that the announcement is changed: days and places, once and in time."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    lead = _(
        "Công bố như thông báo đầu; mọi thời hạn tính lại, và nếu đã hết hạn nhận hồ sơ thì mở "
        "đợt nhận thứ hai. Ngày để nguyên mà sớm hơn ngày đứng trước nó được tính lại theo hạn."
    )
    unchanged = {"closes": str(campaign.registration_closes), "days": {}, "places": {}}
    asked = question(
        "CHANGE_ANNOUNCEMENT",
        campaign,
        lead=lead,
        back=reverse("results:room", args=[code]),
        blank={"number": "", "reason": "", **unchanged},
    )
    chosen = {"positions": request.GET.getlist("vi-tri")}
    form = ChangeForm(request.POST or None, campaign=campaign, initial=chosen)
    if form.is_bound and form.is_valid():  # what the new days leave open is named by a box
        checks = asked.checks(form.arguments)
        open_points = (replace(check, page="") for check in warnings(checks))  # mended on this form
        named = () if errors(checks) else tuple(open_points)
        form = ChangeForm(request.POST, campaign=campaign, initial=chosen, open_points=named)
    return asking_page(request, asked, form)
