"""The outbox of a campaign: what waits to be released, in the words in which it will leave."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import reminders
from exams.actions import letters
from exams.documents.letters import text_of
from exams.models import Campaign, Letter
from exams.rules.letters import LetterKind
from exams.rules.stages import REGISTER
from results.forms.letters import ReleaseForm
from web.action_view import ActionView
from web.lists import page_of
from web.sentences import label

AT_ONCE = 200  # letters that one page releases
BY_SLUG = {kind.slug: kind for kind in LetterKind}


@require_duty(Duty.PREPARE, campaign="code")
def outbox(request: HttpRequest, code: str) -> HttpResponse:
    """Show what waits, by kind, and below what has left."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    lines = [_line_of(campaign, kind) for kind in LetterKind]
    page = page_of(request, campaign.letters.exclude(released_at=None).order_by("-released_at"))
    may_remind = campaign.step == REGISTER and not campaign.suspended_on
    drafts = reminders.drafts_to_remind(campaign, timezone.now()) if may_remind else []
    context = {
        "campaign": campaign,
        "unreleased": [line for line in lines if line["count"]],
        "to_remind": len(drafts),
        "page": page,
    }
    return render(request, "results/letters/outbox.html", context)


def _line_of(campaign: Campaign, kind: LetterKind) -> dict[str, Any]:
    return {
        "title": label(kind),
        "count": campaign.letters.filter(kind=kind, released_at=None).count(),
        "url": reverse("results:release-letters", args=[campaign.code, kind.slug]),
    }


@require_duty(Duty.PREPARE, campaign="code")
def waiting_letter(request: HttpRequest, code: str, pk: str) -> HttpResponse:
    """Show a letter of the campaign as its receiver reads it."""
    rows = Letter.objects.select_related("campaign", "receiver")
    letter = get_object_or_404(rows, campaign__code=code, pk=pk)
    context = {"campaign": letter.campaign, "letter": letter, "text": text_of(letter)}
    return render(request, "results/letters/letter.html", context)


@require_duty(Duty.PREPARE, campaign="code")
class RemindDrafts(ActionView):
    """Compose a reminder for everybody who began a registration and did not submit it."""

    object_name = "campaign"
    queryset = Campaign.objects.public()
    lookup = {"code": "code"}
    next_page = ("results:outbox", "code")
    action = reminders.remind
    title = _("Soạn thư nhắc nộp hồ sơ")
    caption = "%(campaign)s"
    lead = _("%(count)s người có bản nháp chưa nộp và chưa được nhắc trong hai ngày qua.")
    button = _("Soạn thư")
    undo = True
    afterwards = _("Thư nằm trong hộp chờ gửi; bạn xem lại từng thư rồi mới gửi.")
    success_message = _("Đã soạn %(count)s thư lúc %(time)s. Hãy xem lại rồi gửi.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.count = len(reminders.drafts_to_remind(self.object, timezone.now()))

    def is_done(self) -> bool:
        return not self.count and self.request.method == "GET"

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "count": self.count}


@require_duty(Duty.PREPARE, campaign="code")
class ReleaseLetters(ActionView):
    """Let letters of one kind go; none leaves that was not named on the page."""

    object_name = "campaign"
    next_page = ("results:outbox", "code")
    form_class = ReleaseForm
    template_name = "results/letters/release.html"
    action = letters.release
    title = _("Gửi thư: %(kind)s")
    caption = "%(campaign)s"
    button = _("Gửi các thư đã chọn")
    afterwards = _("Thư đến mục “Thư của tôi” của từng người và hộp thư điện tử của họ.")
    success_message = _("Đã gửi %(count)s thư lúc %(time)s.")

    def get_object(self) -> Any:
        if self.kwargs["kind"] not in BY_SLUG:
            raise Http404
        self.kind = BY_SLUG[self.kwargs["kind"]]
        campaign = get_object_or_404(Campaign.objects.public(), code=self.kwargs["code"])
        unreleased = campaign.letters.filter(kind=self.kind, released_at=None).order_by("about")
        self.unreleased = list(unreleased.select_related("campaign", "receiver")[:AT_ONCE])
        return campaign

    def is_done(self) -> bool:
        return not self.unreleased and self.request.method == "GET"

    def facts(self) -> dict[str, Any]:
        chosen = len(set(self.request.POST.getlist("letters")))
        return {**super().facts(), "kind": label(self.kind), "count": chosen}

    def page_context(self) -> dict[str, Any]:
        return {"text": text_of(self.unreleased[0]) if self.unreleased else None}

    def get_form_kwargs(self) -> dict[str, Any]:
        due = [
            (letter.about, f"{letter.about}, {letter.receiver.full_name}")
            for letter in self.unreleased
        ]
        return {**super().get_form_kwargs(), "due": due}

    def arguments(self, form: Any) -> dict[str, Any]:
        chosen = form.answers()["letters"]
        return {"campaign": self.object, "kind": str(self.kind), "letters": chosen}
