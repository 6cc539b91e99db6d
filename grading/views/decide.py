"""What the chair decides about one person: a sanction, a score after a dialogue, a defence."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import Campaign, Entry, ExamPart, Sanction
from exams.rules.enums import PartKind
from grading.actions import panel, rank, remark, settle
from grading.actions.regulations import scoring_of
from grading.forms import DialogueForm, PanelForm, SanctionDecisionForm
from grading.models import RemarkRequest
from web.action_view import DecisionView
from web.sentences import label
from web.templatetags.display import points as points_text


class ChairDecision(DecisionView):
    """A decision that is listed among what waits for the chair."""

    template_name = "grading/mark/decision.html"
    decided_template = "grading/mark/waiting.html"
    next_page = ("grading:waiting", "code")

    def page_context(self) -> dict[str, Any]:
        return {"code": self.kwargs["code"]}


@require_duty(Duty.DECIDE, campaign="code")
class DecideSanction(ChairDecision):
    """Decide whether a recorded sanction takes points."""

    form_class = SanctionDecisionForm
    queryset = Sanction.objects.select_related("entry", "part__campaign")
    lookup = {"part__campaign__code": "code", "pk": "pk"}
    object_name = "sanction"
    action = settle.decide_sanction
    title = _("Quyết định trừ điểm")
    caption = "%(number)s"
    lead = _("%(level)s: trừ %(percent)s%% điểm của bài. Căn cứ biên bản: %(minutes)s")
    success_message = _("Đã quyết định trừ điểm của %(number)s lúc %(time)s.")

    def facts(self) -> dict[str, Any]:
        percent = scoring_of(self.object.part.campaign).percent(self.object.level)
        return {
            "number": self.object.entry.number,
            "minutes": self.object.minutes,
            "level": label(self.object.level),
            "percent": number_format(percent.normalize()),
        }

    def get_success_message(self, form: SanctionDecisionForm) -> str:
        if not form.cleaned_data["applied"]:
            self.success_message = _("Đã quyết định không trừ điểm của %(number)s lúc %(time)s.")
        return super().get_success_message(form)


@require_duty(Duty.DECIDE, campaign="code")
class DecideDialogue(ChairDecision):
    """Decide a score after the two heads met."""

    form_class = DialogueForm
    queryset = RemarkRequest.objects.select_related("entry", "part__campaign")
    lookup = {"part__campaign__code": "code", "pk": "pk"}
    object_name = "remark_request"
    action = remark.decide
    title = _("Điểm sau đối thoại")
    caption = "%(number)s"
    success_message = _("Đã ghi điểm sau đối thoại %(points)s của %(number)s lúc %(time)s.")

    def facts(self) -> dict[str, Any]:
        return {"number": self.object.entry.number}

    def page_context(self) -> dict[str, Any]:
        score = _written_score(self.object.part.campaign, self.object.entry.number)
        lead = _("Điểm chấm: %(old)s. Điểm phúc khảo: %(new)s.") % {
            "old": points_text(score.reconciled),
            "new": points_text(score.answer.remarked.points),
        }
        return {**super().page_context(), "lead": lead}

    def arguments(self, form: DialogueForm) -> dict[str, Any]:
        return {"request": self.object, **form.answers()}


def _written_score(campaign: Campaign, number: str) -> Any:
    decided = rank.compute_results(campaign).decided
    return next(
        score
        for position_result in decided
        for entry, score in position_result.written
        if entry == number
    )


@require_duty(Duty.DECIDE, campaign="code")
class DecidePanelScore(ChairDecision):
    """Decide a defence whose slips lie too far apart."""

    form_class = PanelForm
    queryset = Entry.objects.all()
    lookup = {"campaign__code": "code", "number": "number"}
    object_name = "entry"
    action = panel.decide
    title = _("Quyết định điểm đề án")
    caption = "%(entry)s"
    lead = _("Phiếu của các giám khảo: %(slips)s")
    success_message = _("Đã quyết định điểm đề án %(points)s của %(entry)s lúc %(time)s.")

    def facts(self) -> dict[str, Any]:
        slips = self.object.slips.exclude(handed_in_at=None).order_by("seat__number")
        points = "; ".join(points_text(slip.points) for slip in slips)
        return {**super().facts(), "slips": points}

    def arguments(self, form: PanelForm) -> dict[str, Any]:
        return {"part": defence_of(self.kwargs["code"]), **super().arguments(form)}


def defence_of(code: str) -> ExamPart:
    """Return the defence of a campaign. Raises Http404."""
    rows = ExamPart.objects.select_related("campaign")
    return get_object_or_404(rows, campaign__code=code, kind=PartKind.PROPOSAL)
