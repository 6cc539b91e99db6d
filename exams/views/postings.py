"""Where the announcement was posted: in each kind of place that the law names, with its proof."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from exams.actions import postings as actions
from exams.forms.postings import PostingForm
from exams.models import Campaign, Posting
from exams.rules.enums import ChannelKind
from web.action_view import ActionView


@require_duty(Duty.PREPARE, Duty.WATCH, campaign="code")
def postings(request: HttpRequest, code: str) -> HttpResponse:
    """Show where each version of the announcement was posted, and what the latest still lacks."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    rows = list(
        Posting.objects.filter(announcement__campaign=campaign).select_related("announcement")
    )
    latest = campaign.announcements.last()
    context = {
        "campaign": campaign,
        "latest": latest,
        "rows": rows,
        "missing": actions.not_posted(campaign),
        "may_tick": not campaign.cancelled_on and Duty.PREPARE in duties_of_user(request, code),
    }
    return render(request, "exams/announce/postings.html", context)


@require_duty(Duty.PREPARE, campaign="code")
class TickPosting(ActionView):
    """Tick where the latest announcement was posted, or correct the day and the proof."""

    form_class = PostingForm
    queryset = Campaign.objects.public()
    lookup = {"code": "code"}
    object_name = "campaign"
    next_page = ("exams:postings", "code")
    action = actions.tick
    title = _("Ghi nhận nơi đăng thông báo")
    caption = "%(campaign)s"
    button = _("Ghi nhận")
    undo = True
    afterwards = _("Nơi đăng, ngày đăng và minh chứng hiện trên trang công khai của kỳ thi.")
    success_message = _("Đã ghi nhận nơi đăng: %(name)s, lúc %(time)s.")

    def arguments(self, form: PostingForm) -> dict[str, Any]:
        return {**super().arguments(form), "kind": ChannelKind(form.cleaned_data["kind"])}
