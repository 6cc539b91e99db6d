"""What the chair decides about one person: a sanction, a score after a dialogue, a defence."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from exams.actions.recused import require_entries_open
from exams.models import Campaign, Entry, ExamPart, Sanction
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from grading.actions import deciding, panel, remark, settle
from grading.actions.regulations import scoring_of
from grading.forms import DialogueForm, PanelForm, SanctionDecisionForm
from grading.models import Dialogue, RemarkRequest
from grading.rules.decided_points import DecidedBounds
from web.action_view import DecisionView
from web.sentences import label
from web.templatetags.display import points as points_text

_STANDS = _(
    "Việc này đã được quyết định trước đó: %(decided)s. Lần này không ghi gì; muốn quyết định khác "
    "thì gửi đề nghị hai người."
)


class ChairDecision(DecisionView):
    """A decision that is listed among what waits for the chair."""

    template_name = "grading/mark/decision.html"
    decided_template = "grading/mark/waiting.html"
    next_page = ("grading:waiting", "code")

    def page_context(self) -> dict[str, Any]:
        above = {"above": "grading/mark/decision_figures.html", "pairs": self.pairs()}
        return {"code": self.kwargs["code"], **above}

    def pairs(self) -> list[tuple[Any, Any]]:
        """Return what the decision rests on, as the page shows it above the form."""
        return []

    def decided(self) -> str:
        """Return in words what was decided, where something was."""
        return ""

    def what_stands(self) -> str:
        """Tell who decides once more what stands, and that theirs was not written."""
        return _STANDS % {"decided": words} if (words := self.decided()) else ""


@require_duty(Duty.DECIDE, campaign="code")
class DecideSanction(ChairDecision):
    """Decide whether a recorded sanction takes points."""

    form_class = SanctionDecisionForm
    queryset = Sanction.objects.select_related("entry", "part__campaign")
    lookup = {"part__campaign__code": "code", "pk": "pk"}
    object_name = "sanction"
    afterwards = _("Điểm bài thi tính lại theo quyết định này và vào danh sách công bố kế tiếp.")
    action = settle.decide_sanction
    asks_twice = True
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

    def require_asked(self) -> None:
        require_entries_open(current_person(self.request), self.object.entry)

    def pairs(self) -> list[tuple[Any, Any]]:
        figures = deciding.sanction_figures(self.object)
        rows = [(_("Số báo danh"), self.object.entry.number)]
        if self.object.on:
            rows.append((_("Ngày biên bản"), f"{self.object.on:%d/%m/%Y}"))
        if figures.deducted is None:
            return [*rows, (_("Điểm bài"), _("chưa biết của ai trước khi ráp phách"))]
        rows.append((_("Điểm bài nếu không trừ"), points_text(figures.untouched)))
        return [*rows, (_("Điểm bài nếu trừ"), points_text(figures.deducted))]

    def require_possible(self, form: Any) -> None:
        if self.object.applied is not None:
            raise Refusal("ALREADY_DECIDED")
        if not form.cleaned_data["applied"] and not form.cleaned_data["reason"]:
            raise Refusal("REASON_MISSING", field="reason")

    def get_success_message(self, form: SanctionDecisionForm) -> str:
        if not form.cleaned_data["applied"]:
            self.success_message = _("Đã quyết định không trừ điểm của %(number)s lúc %(time)s.")
        return super().get_success_message(form)


class DecidedPoints(ChairDecision):
    """A score that the chair decides alone within the points at issue, which the page shows."""

    asks_twice = True
    by_two: str  # the page that asks for another score, which takes two persons

    def bounds(self) -> DecidedBounds:
        """Return within which points one person decides."""
        raise NotImplementedError

    def require_possible(self, form: Any) -> None:
        points = form.cleaned_data["points"]
        scoring_of(self.campaign()).decided.check(points)
        self.bounds().require(points)

    def campaign(self) -> Campaign:
        """Return the campaign that the decision belongs to."""
        raise NotImplementedError

    def page_context(self) -> dict[str, Any]:
        label = _("Đề nghị điểm khác các điểm trên (hai người)")
        return {**super().page_context(), "by_two": self.by_two, "by_two_label": label}


@require_duty(Duty.DECIDE, campaign="code")
class DecideDialogue(DecidedPoints):
    """Decide a score after the two heads met."""

    form_class = DialogueForm
    queryset = RemarkRequest.objects.select_related("entry", "part__campaign")
    lookup = {"part__campaign__code": "code", "pk": "pk"}
    object_name = "remark_request"
    action = remark.decide
    title = _("Điểm sau đối thoại")
    caption = "%(number)s"
    lead = _("Điểm chấm: %(old)s. Điểm phúc khảo: %(new)s.")
    success_message = _("Đã ghi điểm sau đối thoại %(points)s của %(number)s lúc %(time)s.")

    def is_done(self) -> bool:
        return Dialogue.objects.filter(request=self.object).exists()

    def decided(self) -> str:
        return points_text(Dialogue.objects.get(request=self.object).points)

    def require_asked(self) -> None:
        require_entries_open(current_person(self.request), self.object.entry)
        if self.object.refused_late:
            raise Refusal("REMARK_CAME_LATE", number=self.object.entry.number)
        deciding.require_dialogue_asked(self.object, self.campaign())

    def campaign(self) -> Campaign:
        campaign: Campaign = self.object.part.campaign
        return campaign

    def bounds(self) -> DecidedBounds:
        return deciding.bounds_of_dialogue(self.object, self.campaign())

    def facts(self) -> dict[str, Any]:
        figures = deciding.dialogue_figures(self.object, self.campaign())
        both = {"old": points_text(figures.marked), "new": points_text(figures.remarked)}
        return {"number": self.object.entry.number, **both}

    def page_context(self) -> dict[str, Any]:
        self.by_two = reverse(
            "results:ask-decide-remark", args=[self.kwargs["code"], self.object.pk]
        )
        return super().page_context()

    def arguments(self, form: DialogueForm) -> dict[str, Any]:
        return {"request": self.object, **form.answers()}


@require_duty(Duty.DECIDE, campaign="code")
class DecidePanelScore(DecidedPoints):
    """Decide a defence whose slips lie too far apart, once every slip is in."""

    form_class = PanelForm
    queryset = Entry.objects.select_related("campaign")
    lookup = {"campaign__code": "code", "number": "number"}
    object_name = "entry"
    action = panel.decide
    title = _("Quyết định điểm đề án")
    caption = "%(entry)s"
    lead = _("Phiếu của các giám khảo: %(slips)s")
    success_message = _("Đã quyết định điểm đề án %(points)s của %(entry)s lúc %(time)s.")

    def get_object(self) -> Entry:
        self.part = defence_of(self.kwargs["code"])
        entry: Entry = super().get_object()
        return entry

    def is_done(self) -> bool:
        return bool(self.object.panel_decisions.filter(part=self.part).exists())

    def decided(self) -> str:
        return points_text(self.object.panel_decisions.get(part=self.part).points)

    def require_asked(self) -> None:
        require_entries_open(current_person(self.request), self.object)
        deciding.require_defence_asked(self.object, self.part, self.campaign())

    def campaign(self) -> Campaign:
        return self.part.campaign

    def bounds(self) -> DecidedBounds:
        return deciding.bounds_of_defence(self.object, self.part, self.campaign())

    def facts(self) -> dict[str, Any]:
        slips = deciding.slips_to_settle(self.object, self.part)
        return {**super().facts(), "slips": "; ".join(map(points_text, slips)) or "–"}

    def page_context(self) -> dict[str, Any]:
        code, number = self.kwargs["code"], self.kwargs["number"]
        self.by_two = reverse("results:ask-decide-defence", args=[code, number])
        return super().page_context()

    def arguments(self, form: PanelForm) -> dict[str, Any]:
        return {"part": self.part, **super().arguments(form)}


def defence_of(code: str) -> ExamPart:
    """Return the defence of a campaign. Raises Http404."""
    rows = ExamPart.objects.select_related("campaign")
    return get_object_or_404(rows, campaign__code=code, kind=PartKind.PROPOSAL)
