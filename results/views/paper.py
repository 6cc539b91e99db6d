"""The pages of codes on paper: what they have in common, and the labels that are printed."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import ExamPart, LabelSheet
from exams.rules.enums import PartKind
from exams.rules.stub_lists import labels_for
from results.actions import label_sheets, paper_codes
from results.documents.labels import labels
from results.forms.paper import LabelCountForm, ReprintForm
from web.action_view import ActionView
from web.downloads import PDF, file_response
from web.forms import ActionForm


def paper_part(code: str) -> ExamPart:
    """Return the written part of a campaign whose codes stand on paper. Raises Http404."""
    parts = ExamPart.objects.select_related("campaign")
    part = get_object_or_404(parts, campaign__code=code, kind=PartKind.WRITTEN)
    if not part.campaign.binds_late:
        raise Http404
    return part


class PaperPage(ActionView):
    """A page of one act on the written part, where codes are bound late."""

    has_guidance = False
    object_name = "part"
    caption = "%(campaign)s"

    def get_object(self) -> ExamPart:
        return paper_part(self.kwargs["code"])

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "campaign": self.object.campaign}

    def page_context(self) -> dict[str, Any]:
        return {"campaign": self.object.campaign}


@require_duty(Duty.SEAL, campaign="code")
class IssueLabels(PaperPage):
    """Make twin labels, with a tenth to spare; the sheets that were made stand below."""

    form_class = LabelCountForm
    template_name = "results/sit/labels.html"
    action = label_sheets.issue_labels
    title = _("In nhãn phách")
    button = _("Tạo nhãn")
    success_message = _("Đã tạo %(count)s cặp nhãn lúc %(time)s. Hãy in tờ nhãn bên dưới.")
    next_page = ("results:labels", "code")

    def get_initial(self) -> dict[str, Any]:
        return {"count": labels_for(self.object.campaign.entries.count())}

    def get_cancel_url(self) -> str:
        return ""

    def page_context(self) -> dict[str, Any]:
        people = self.object.campaign.entries.count()
        return {
            **super().page_context(),
            "sheets": self.object.label_sheets.all(),
            "people": people,
            "spare": labels_for(people) - people,
        }


@require_duty(Duty.SEAL, campaign="code")
class PrintLabels(ActionView):
    """Print a sheet of labels as PDF; to print it again asks why."""

    object_name = "sheet"
    action = label_sheets.print_labels
    title = _("In tờ nhãn số %(number)s")
    caption = "%(campaign)s"
    lead = _(
        "Tờ có %(count)s cặp nhãn, thứ tự ngẫu nhiên. Mỗi cặp dán một nhãn lên đầu phách, một nhãn "
        "lên bài của cùng một người. Đã in %(prints)s lần."
    )
    button = _("In nhãn (PDF)")
    undo = True  # no warning: what is printed once too often is said in the trail
    success_message = _("Đã in tờ nhãn số %(number)s lúc %(time)s.")
    next_page = ("results:labels", "code")

    def get_object(self) -> LabelSheet:
        sheets = LabelSheet.objects.select_related("part__campaign")
        part = paper_part(self.kwargs["code"])
        return get_object_or_404(sheets, part=part, number=self.kwargs["number"])

    def get_form_class(self) -> type[ActionForm]:
        return ReprintForm if self.object.prints else ActionForm

    def get_form_kwargs(self) -> dict[str, Any]:
        again = {"sheet": self.object.number} if self.object.prints else {}
        return {**super().get_form_kwargs(), **again}

    def arguments(self, form: ActionForm) -> dict[str, Any]:
        return {"reason": "", **super().arguments(form)}

    def facts(self) -> dict[str, Any]:
        sheet = self.object
        return {
            **super().facts(),
            "campaign": sheet.part.campaign,
            "number": sheet.number,
            "count": len(sheet.codes),
            "prints": sheet.prints,
        }

    def respond(self, form: ActionForm, *, is_new: bool) -> HttpResponse:
        """Give the sheet to whoever printed it; a second click prints nothing."""
        if not is_new:
            return self.go_on()
        name = f"nhan-phach-{self.object.part.campaign.code}-{self.object.number}.pdf"
        data = labels(self.object, at=timezone.now())
        return file_response(data, name, PDF, inline=True)


def counted(part: ExamPart) -> dict[str, int]:
    """Return how many bodies came in, and of how many people."""
    return {
        "received": len(paper_codes.reception_of(part).codes),
        "expected": paper_codes.expected_scripts(part),
    }
