"""What the minutes of a room say: a sanction, entered by candidate number."""

from functools import wraps
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import sit
from candidates.forms.sit import SanctionMinutesForm
from candidates.views.sit import part_of
from exams.models import ExamPart
from exams.rules.enums import PartKind, SanctionLevel
from exams.rules.refusals import Refusal
from exams.rules.stages import Step, steps_of
from web.action_view import ActionView


@wraps(sit.sanction)  # what it declares the page tells too
def _by_number(*, part: ExamPart, number: str, **arguments: Any) -> None:
    entry = part.campaign.entries.filter(number=number).first()
    if entry is None:
        raise Refusal("NO_SUCH_NUMBER", field="number", number=number)
    sit.sanction(part=part, entry=entry, **arguments)


@require_duty(Duty.INVIGILATE, campaign="code")
class EnterSanction(ActionView):
    """Enter a sanction from the room's minutes."""

    form_class = SanctionMinutesForm
    template_name = "candidates/sit/sanction.html"
    object_name = "part"
    afterwards = _("Chủ tịch Hội đồng quyết định trừ điểm hay không, căn cứ biên bản này.")
    action = _by_number
    success_message = _("Đã ghi biên bản %(minutes)s về số báo danh %(number)s lúc %(time)s.")
    next_page = ("candidates:attendance", "code", "kind")

    def get_object(self) -> ExamPart:
        return part_of(self.kwargs["code"], self.kwargs["kind"])

    def steps(self) -> tuple[Step, ...]:
        """Return the steps of the part to which these minutes belong."""
        return steps_of(PartKind(self.kwargs["kind"]))

    def page_context(self) -> dict[str, Any]:
        return {"campaign": self.object.campaign}

    def arguments(self, form: SanctionMinutesForm) -> dict[str, Any]:
        answers = form.answers()
        return {"part": self.object, **answers, "level": SanctionLevel(answers["level"])}
