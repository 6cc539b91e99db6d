"""The outbox of a campaign: what waits to be released, in the words in which it will leave."""

from datetime import datetime
from typing import Any

from django.db.models import Count
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import reminders
from exams.documents.letters import text_of
from exams.models import Campaign, Letter
from exams.rules.letters import LetterKind
from exams.rules.stages import REGISTER, since
from exams.views.timely import untimely
from results.actions import outbox as letters
from results.forms.letters import DropForm, ReleaseForm
from web.action_view import ActionView
from web.lists import page_of
from web.sentences import label

AT_ONCE = 200  # letters that one page releases
BY_SLUG = {kind.slug: kind for kind in LetterKind}


@require_duty(Duty.PREPARE, campaign="code")
def outbox(request: HttpRequest, code: str) -> HttpResponse:
    """Show what waits, by kind, and below what has left or was dropped."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    at = timezone.now()
    kinds = campaign.letters.in_outbox().order_by().values_list("kind").annotate(Count("pk"))
    gone = campaign.letters.exclude(released_at=None, dropped_at=None)
    may_remind = not untimely(campaign, REGISTER)
    drafts = reminders.drafts_to_remind(campaign, at) if may_remind else []
    context = {
        "campaign": campaign,
        "unreleased": [_line_of(campaign, LetterKind(kind), n, at) for kind, n in sorted(kinds)],
        "to_remind": len(drafts),
        "untimely": untimely(campaign, *since(REGISTER)),
        "page": page_of(request, gone.order_by(Coalesce("released_at", "dropped_at").desc())),
    }
    return render(request, "results/letters/outbox.html", context)


def _line_of(campaign: Campaign, kind: LetterKind, count: int, at: datetime) -> dict[str, Any]:
    true = len(letters.true_letters(campaign, kind, at))
    words = {"kind": kind, "title": label(kind)}
    return {**words, "true": true, "untrue": count - true, "all": count}


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
        self.kind = _kind_named(self.kwargs["kind"])
        campaign = get_object_or_404(Campaign.objects.public(), code=self.kwargs["code"])
        self.true = letters.true_letters(campaign, self.kind, timezone.now())[:AT_ONCE]
        return campaign

    def is_done(self) -> bool:
        return not self.true and self.request.method == "GET"

    def facts(self) -> dict[str, Any]:
        chosen = len(set(self.request.POST.getlist("letters")))
        return {**super().facts(), "kind": label(self.kind), "count": chosen}

    def page_context(self) -> dict[str, Any]:
        return {"text": text_of(self.true[0]) if self.true else None, "kind": self.kind}

    def get_form_kwargs(self) -> dict[str, Any]:
        due = [(letter.about, _about(letter)) for letter in self.true]
        return {**super().get_form_kwargs(), "due": due}

    def arguments(self, form: Any) -> dict[str, Any]:
        chosen = form.answers()["letters"]
        return {"campaign": self.object, "kind": self.kind, "letters": chosen}


@require_duty(Duty.PREPARE, campaign="code")
class DropLetters(ActionView):
    """Take letters of one kind out of the outbox; those that are not true any more are marked."""

    object_name = "campaign"
    next_page = ("results:outbox", "code")
    form_class = DropForm
    action = letters.drop
    title = _("Bỏ thư chờ gửi: %(kind)s")
    caption = "%(campaign)s"
    lead = _("Thư không còn đúng (đã nộp, đã rút, ngày đã đổi, văn bản đã thay) được đánh dấu sẵn.")
    button = _("Bỏ các thư đã chọn")
    danger = True
    afterwards = _("Thư đã bỏ không đến người nhận và không gửi lại được; nội dung vẫn xem được.")
    success_message = _("Đã bỏ %(count)s thư lúc %(time)s.")

    def get_object(self) -> Any:
        self.kind = _kind_named(self.kwargs["kind"])
        campaign = get_object_or_404(Campaign.objects.public(), code=self.kwargs["code"])
        composed = campaign.letters.in_outbox().filter(kind=self.kind).select_related("receiver")
        self.composed = list(composed.order_by("about", "composed_at")[:AT_ONCE])
        self.true = letters.true_letters(campaign, self.kind, timezone.now())
        return campaign

    def is_done(self) -> bool:
        return not self.composed and self.request.method == "GET"

    def facts(self) -> dict[str, Any]:
        chosen = len(set(self.request.POST.getlist("letters")))
        return {**super().facts(), "kind": label(self.kind), "count": chosen}

    def get_form_kwargs(self) -> dict[str, Any]:
        composed = [(str(letter.pk), _about(letter)) for letter in self.composed]
        untrue = [str(letter.pk) for letter in self.composed if letter not in self.true]
        return {**super().get_form_kwargs(), "composed": composed, "untrue": untrue}

    def arguments(self, form: Any) -> dict[str, Any]:
        return {"campaign": self.object, "kind": self.kind, **form.answers()}


def _kind_named(slug: str) -> LetterKind:
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


def _about(letter: Letter) -> str:
    return f"{letter.about}, {letter.receiver.full_name}"
