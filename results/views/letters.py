"""What is done with letters that wait: they are released or dropped."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from exams.documents.letters import text_of
from exams.models import Campaign, Letter
from exams.rules.letters import LEAVES_CANCELLED, LetterKind, leaves_anyway
from exams.rules.refusals import Refusal
from results.actions import outbox
from results.actions.open_papers import open_letters
from results.forms.letters import DropForm, ReleaseForm
from results.views.letters_read import letter_read
from web.action_view import ActionView
from web.sentences import label
from web.views import is_answered

AT_ONCE = 200  # letters that one page releases
BY_SLUG = {kind.slug: kind for kind in LetterKind}


class _LettersOfKind(ActionView):
    """An act on letters of one kind; none is meant that was not named on the page."""

    object_name = "campaign"
    next_page = ("results:outbox", "code")
    caption = "%(campaign)s"

    def get_object(self) -> Any:
        if self.kwargs["kind"] not in BY_SLUG:
            raise Http404
        self.kind = BY_SLUG[self.kwargs["kind"]]
        campaign = get_object_or_404(Campaign.objects.public(), code=self.kwargs["code"])
        reader = current_person(self.request)
        self.true = outbox.true_letters_for(reader, campaign, self.kind, timezone.now())
        self.offered = self.letters_of(campaign)[:AT_ONCE]
        return campaign

    def letters_of(self, campaign: Campaign) -> list[Letter]:
        """Return the letters that the page offers; those that are true, unless it says others."""
        return self.true

    def can_leave(self) -> bool:
        """Say whether letters of the kind leave the campaign at all, as it stands."""
        return not self.object.cancelled_on or self.kind in LEAVES_CANCELLED

    def steps(self) -> tuple[Any, ...]:
        """Name no step where the campaign is interrupted and this can be done all the same."""
        is_cancelled, is_suspended = map(bool, (self.object.cancelled_on, self.object.suspended_on))
        is_open = leaves_anyway(self.kind, is_cancelled=is_cancelled, is_suspended=is_suspended)
        return () if is_open else super().steps()

    def is_done(self) -> bool:
        return not self.offered and (self.request.method != "POST" or is_answered(self.request))

    def require_asked(self) -> None:
        """Say of what left or was dropped meanwhile that it does not wait, before all else."""
        if not self.offered:
            raise Refusal("NO_LETTER_WAITS")

    def facts(self) -> dict[str, Any]:
        chosen = len(set(self.request.POST.getlist("letters")))
        return {**super().facts(), "kind": label(self.kind), "count": chosen}

    def arguments(self, form: Any) -> dict[str, Any]:
        return {"campaign": self.object, "kind": self.kind, **form.answers()}


@require_duty(Duty.PREPARE, campaign="code", files=True)
class ReleaseLetters(_LettersOfKind):
    """Let letters of one kind go."""

    form_class = ReleaseForm
    template_name = "results/letters/release.html"
    action = outbox.release
    title = _("Gửi thư: %(kind)s")
    button = _("Gửi các thư đã chọn")
    afterwards = _("Thư đến mục “Thư của tôi” của từng người và hộp thư điện tử của họ.")
    success_message = _("Đã gửi %(count)s thư lúc %(time)s.")

    def page_context(self) -> dict[str, Any]:
        if not self.offered:
            return {"text": None, "kind": self.kind}
        if self.request.method == "GET":  # what is sent back has been read
            letter_read(self.request, self.offered[0])
        return {"text": text_of(self.offered[0]), "kind": self.kind}

    def get_form_kwargs(self) -> dict[str, Any]:
        due = [(letter.about, _about(letter)) for letter in self.offered]
        return {**super().get_form_kwargs(), "due": due}


@require_duty(Duty.PREPARE, campaign="code", files=True)
class DropLetters(_LettersOfKind):
    """Take letters of one kind out of the outbox; those that cannot leave any more are marked."""

    form_class = DropForm
    action = outbox.drop
    title = _("Bỏ thư chờ gửi: %(kind)s")
    lead = _("Thư không còn đúng (đã nộp, đã rút, ngày đã đổi, văn bản đã thay) được đánh dấu sẵn.")
    button = _("Bỏ các thư đã chọn")
    danger = True
    afterwards = _("Thư đã bỏ không đến người nhận và không gửi lại được; nội dung vẫn xem được.")
    success_message = _("Đã bỏ %(count)s thư lúc %(time)s.")

    def steps(self) -> tuple[Any, ...]:
        """Name no step once the campaign is cancelled: its letters are dropped at any."""
        return () if self.object.cancelled_on else super().steps()

    def page_context(self) -> dict[str, Any]:
        """Say of a cancelled campaign that none of these letters can leave."""
        if self.can_leave():
            return {}
        return {"lead": _("Kỳ thi đã hủy nên thư không gửi được nữa; mọi thư được đánh dấu sẵn.")}

    def letters_of(self, campaign: Campaign) -> list[Letter]:
        unsent = campaign.letters.in_outbox().filter(kind=self.kind)
        handled = open_letters(unsent, campaign, current_person(self.request))
        composed = handled.select_related("receiver")
        return list(composed.order_by("about", "composed_at"))

    def get_form_kwargs(self) -> dict[str, Any]:
        composed = [(str(letter.pk), _about(letter)) for letter in self.offered]
        true = self.true if self.can_leave() else ()
        untrue = [str(letter.pk) for letter in self.offered if letter not in true]
        return {**super().get_form_kwargs(), "composed": composed, "untrue": untrue}


def _about(letter: Letter) -> str:
    return f"{letter.about}, {letter.receiver.full_name}"
