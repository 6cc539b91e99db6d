"""Draft a campaign: its name and days, its parts."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.actions import prepare
from exams.forms.campaign import CampaignForm, PartForm
from exams.models import Campaign
from exams.rules.enums import PartKind
from web.action_view import ActionView
from web.edit_view import EditView
from web.forms import answers_in
from web.sentences import label


@require_duty(Duty.PREPARE)
class DraftCampaign(ActionView):
    """Open a new campaign."""

    form_class = CampaignForm
    template_name = "exams/announce/edit.html"
    object_name = "campaign"
    afterwards = _(
        "Bạn thêm vị trí, lịch thi và văn bản thông báo; Chủ tịch Hội đồng thông báo khi đã đủ."
    )
    action = prepare.draft
    success_message = _("Đã tạo bản thảo kỳ thi %(code)s lúc %(time)s.")

    def arguments(self, form: CampaignForm) -> dict[str, Any]:
        return {"code": form.cleaned_data["code"], "fields": _fields(form)}

    def respond(self, form: CampaignForm, *, is_new: bool) -> HttpResponse:
        self.object = get_object_or_404(Campaign, code=form.cleaned_data.get("code"))
        return super().respond(form, is_new=is_new)

    def get_success_url(self) -> str:
        return reverse("results:prepare", args=[self.object.code])

    def get_cancel_url(self) -> str:
        return reverse("my-work")


class CampaignDraftView(EditView):
    """What is written into a draft, which is there already."""

    queryset = Campaign.objects.all()
    lookup = {"code": "code"}
    object_name = "campaign"
    next_page = ("results:prepare", "code")


@require_duty(Duty.PREPARE, campaign="code")
class ChangeCampaign(CampaignDraftView):
    """Change the name, the days and the regulation profile of a draft."""

    form_class = CampaignForm
    template_name = "exams/announce/edit.html"
    action = prepare.change
    success_message = _("Đã lưu tên, ngày và quy chế của kỳ thi %(code)s lúc %(time)s.")

    def get_initial(self) -> dict[str, Any]:
        return answers_in(self.object, CampaignForm)

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["code"].disabled = True
        return form

    def arguments(self, form: CampaignForm) -> dict[str, Any]:
        return {"campaign": self.object, "fields": _fields(form)}


def _fields(form: CampaignForm) -> dict[str, Any]:
    """Return the answers as the campaign keeps them."""
    return {name: value for name, value in form.answers().items() if name != "code"}


@require_duty(Duty.PREPARE, campaign="code")
class EnterPart(CampaignDraftView):
    """Fix where and when a part is sat."""

    form_class = PartForm
    template_name = "exams/announce/part.html"
    action = prepare.part
    success_message = _("Đã lưu giờ và địa điểm %(part)s lúc %(time)s.")

    def get_object(self) -> Campaign:
        if self.kwargs["kind"] not in list(PartKind):
            raise Http404
        campaign: Campaign = super().get_object()
        return campaign

    def facts(self) -> dict[str, Any]:
        return {"part": label(self.kwargs["kind"])}

    def page_context(self) -> dict[str, Any]:
        return {"kind": self.kwargs["kind"]}

    def get_initial(self) -> dict[str, Any]:
        part = self.object.parts.filter(kind=self.kwargs["kind"]).first()
        return answers_in(part, PartForm) if part else {}

    def arguments(self, form: PartForm) -> dict[str, Any]:
        kind = PartKind(self.kwargs["kind"])
        return {"campaign": self.object, "kind": kind, "fields": form.answers()}
