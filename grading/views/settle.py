"""The head decides about one script: both marks side by side, and the rule."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import Script
from grading.actions import settle
from grading.actions.deciding import bounds_of_script
from grading.actions.handed_in import marks_in_hand
from grading.actions.regulations import scoring_of
from grading.forms import SettleForm
from grading.rules.enums import Round
from grading.rules.reconciliation import Settled, reconcile
from grading.views.heads import both
from web.action_view import ActionView
from web.templatetags.display import points as points_text
from web.views import is_answered, see_other


class SettleView(ActionView):
    """A script with both marks and the rule, and the decision that the rule asks for."""

    form_class = SettleForm
    object_name = "script"
    lookup = {"part__campaign__code": "code", "code": "script"}
    caption = _("Thống nhất điểm")
    success_message = _("Đã ghi điểm thống nhất %(points)s của bài %(script)s lúc %(time)s.")
    button = _("Ghi điểm thống nhất")
    asks_twice = True
    is_frozen: bool  # the marks are: what may be decided then is another

    def get_object(self) -> Script:
        script: Script = super().get_object()
        self.marks = marks_and_rule(script)
        self.kinds = settle.kinds_for(self.marks["pending"], is_frozen=self.is_frozen)
        return script

    def is_done(self) -> bool:
        """A script that is settled can be read, and is not settled once more."""
        sent = self.request.method == "POST"
        return sent and not self.kinds and self.object.settlements.in_force().exists()

    def go_on(self) -> HttpResponse:
        """Go on, and tell which mark stands, whoever settled it and in whichever window."""
        if self.request.method == "POST" and not is_answered(self.request):
            facts = {
                "script": self.object.code,
                "points": points_text(self.object.settlements.in_force().last().points),
            }
            text = _(
                "Bài %(script)s đã được thống nhất trước đó: %(points)s điểm. Lần này không ghi gì."
            )
            messages.info(self.request, str(text) % facts)
        return see_other(self.get_success_url())

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kinds": self.kinds}

    def require_possible(self, form: SettleForm) -> None:
        campaign = self.marks["campaign"]
        points = form.cleaned_data["points"]
        scoring_of(campaign).decided.check(points)
        bounds_of_script(self.object, campaign).require(points)

    def page_context(self) -> dict[str, Any]:
        """Return the marks and who gave them; beyond them, or otherwise, it takes two persons."""
        asked = self.kinds or self.object.settlements.in_force().exists()
        code, script = self.kwargs["code"], self.kwargs["script"]
        by_two = reverse("results:ask-decide-script", args=[code, script]) if asked else ""
        label = _("Đề nghị điểm khác các điểm trên, hoặc sửa điểm đã thống nhất (hai người)")
        return {**self.marks, "kinds": self.kinds, "by_two": by_two, "by_two_label": label}


def marks_and_rule(script: Script) -> dict[str, Any]:
    """Return what the page of a script shows: both marks, the rule, and what it asks for."""
    campaign = script.part.campaign
    scoring = scoring_of(campaign)
    marks = marks_in_hand("pk", pk=script.pk)[script.pk]
    outcome = reconcile(marks, scoring)
    return {
        "campaign": campaign,
        "script": script,
        "hands": _hands(both(marks)),
        "examiners": _examiners(script) if None not in (marks.first, marks.second) else [],
        "outcome": outcome,
        "pending": None if isinstance(outcome, Settled) else outcome.pending,
        "scoring": scoring,
        "settlements": script.settlements.in_force(),
    }


def _hands(marks: tuple[Any, ...]) -> list[dict[str, Any]]:
    """Return the first two marks of a script, and the third once it is there."""
    numbered = [{"number": number, "points": points} for number, points in enumerate(marks, 1)]
    return [hand for hand in numbered if hand["number"] < 3 or hand["points"] is not None]


def _examiners(script: Script) -> list[dict[str, Any]]:
    """Return who marked a script and handed it in: the head calls them together."""
    marked = script.assignments.filter(round=Round.MARK).exclude(mark__final_at=None)
    rows = marked.select_related("examiner").order_by("hand")
    return [{"number": each.hand, "examiner": each.examiner} for each in rows]


@require_duty(Duty.SETTLE, campaign="code")
class SettleScript(SettleView):
    """Show one script with both marks side by side and the rule, and take the decision."""

    template_name = "grading/mark/script.html"
    queryset = Script.objects.select_related("part__campaign")
    action = settle.settle
    next_page = ("grading:board", "code")
    is_frozen = False
