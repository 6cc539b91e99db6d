"""Two officers read the stubs on two screens: each sees the own list, and counts of the other's.

Once both are through, the stubs on which they differ stand side by side, and nothing else.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from exams.models import StubReading
from exams.rules.stub_lists import stub_differences
from results.actions import paper_codes, stub_readings
from results.actions.unseal import side_of
from results.documents.issued import paper_in_force, printed
from results.documents.kinds import KINDS
from results.documents.paper_minutes import of_opening
from results.forms.paper import StubForm, StubNumberForm
from results.views.paper import PaperPage, paper_part
from web.day_and_time import day_and_time
from web.downloads import PDF, file_response
from web.forms import ActionForm, ReasonForm
from web.sentences import sentence
from web.views import see_other


@require_duty(Duty.OPEN_SEALS, campaign="code")
class ReadStub(PaperPage):
    """Enter one stub after the other in one's own list."""

    form_class = StubForm
    template_name = "results/mark/stubs.html"
    action = stub_readings.read_stubs
    title = _("Mở phách")
    button = _("Ghi đầu phách này")
    success_message = _("Đã ghi đầu phách của số báo danh %(number)s.")
    next_page = ("results:stubs", "code")

    def get_cancel_url(self) -> str:
        return ""

    def arguments(self, form: StubForm) -> dict[str, Any]:
        answers = form.answers()
        return {"part": self.object, "lines": {answers["number"]: answers["code"]}}

    def page_context(self) -> dict[str, Any]:
        part = self.object
        own, other = self._own_and_other()
        is_mine = own is None or own.reader == current_person(self.request).pseudonym
        through = bool(own and other and own.finished_at and other.finished_at)
        return {
            **super().page_context(),
            "scripts": part.scripts.count(),
            "own": own if is_mine else None,
            "is_colleagues": not is_mine,
            "other_count": len(other.lines) if other else 0,
            "differences": _differences(own, other) if is_mine and through else (),
            "through": through,
        }

    def _own_and_other(self) -> tuple[StubReading | None, StubReading | None]:
        """Return the list of the reader's side and that of the other, as far as begun."""
        by, now = current_person(self.request), timezone.now()
        side = side_of(by, self.object.campaign, now)
        readings = {reading.side: reading for reading in self.object.stub_readings.all()}
        own = readings.pop(side, None)
        return own, next(iter(readings.values()), None)


def _differences(own: StubReading | None, other: StubReading | None) -> Any:
    return stub_differences(own.lines, other.lines) if own and other else ()


@require_duty(Duty.OPEN_SEALS, campaign="code")
class StrikeStub(PaperPage):
    """Strike one line of one's own list, to read that stub again."""

    form_class = StubNumberForm
    action = stub_readings.strike_stub
    title = _("Bỏ một dòng đọc đầu phách")
    button = _("Bỏ dòng")
    undo = True
    success_message = _("Đã bỏ dòng của số báo danh %(number)s. Hãy đọc lại đầu phách đó.")
    next_page = ("results:stubs", "code")


@require_duty(Duty.OPEN_SEALS, campaign="code")
class FinishReading(PaperPage):
    """Say that one's own list is whole; two equal lists bind codes and numbers."""

    action = stub_readings.finish_reading
    title = _("Đọc xong đầu phách")
    lead = _(
        "Bạn đã đọc %(read)s trên %(scripts)s đầu phách. Khi hai người của hai bên đều đọc xong và "
        "hai danh sách giống nhau, số phách được ráp với số báo danh. Nếu khác nhau, chỉ những đầu "
        "phách khác nhau hiện ra để đọc lại."
    )
    undo = True
    next_page = ("results:stubs", "code")

    def is_done(self) -> bool:
        return self.object.opened_at is not None

    def facts(self) -> dict[str, Any]:
        reader = current_person(self.request).pseudonym
        own = self.object.stub_readings.filter(reader=reader).first()
        counts = {"read": len(own.lines) if own else 0, "scripts": self.object.scripts.count()}
        return {**super().facts(), **counts}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask; or lead back to the stubs that are not read yet."""
        counts = self.facts()
        if counts["read"] == counts["scripts"]:
            return super().get(request, *args, **kwargs)
        facts = {name: counts[name] for name in ("read", "scripts")}
        messages.warning(request, sentence("STUBS_MISSING", **facts))
        return see_other(self.get_success_url())

    def respond(self, form: ActionForm, *, is_new: bool) -> HttpResponse:
        """Go on; where the two lists differ, that is no success."""
        self.object = self.get_object()  # as the reading left it
        through = self.object.stub_readings.exclude(finished_at=None).count()
        if self.object.opened_at or through == 1:
            return super().respond(form, is_new=is_new)
        text = _("Hai danh sách chưa giống nhau. Hãy đọc lại các đầu phách nêu bên dưới.")
        messages.warning(self.request, text)
        return see_other(self.get_success_url())

    def get_success_message(self, form: Any) -> str:
        if not self.object.opened_at:
            return str(_("Đã ghi nhận bạn đọc xong. Chờ người của bên kia."))
        time = day_and_time(self.object.opened_at)
        return str(_("Hai danh sách giống nhau: đã ráp phách lúc %(time)s.")) % {"time": time}


@require_duty(Duty.OPEN_SEALS, campaign="code")
class TakeOverReading(PaperPage):
    """Begin the list of one's side again in the place of a colleague."""

    form_class = ReasonForm
    action = stub_readings.take_over_reading
    title = _("Đọc lại thay đồng nghiệp")
    lead = _("Danh sách của đồng nghiệp bị bỏ; bạn đọc lại từ đầu phách đầu tiên.")
    danger = True
    success_message = _("Bạn đọc đầu phách thay đồng nghiệp từ %(time)s.")
    next_page = ("results:stubs", "code")

    def is_done(self) -> bool:
        return self.object.opened_at is not None


@require_duty(Duty.OPEN_SEALS, campaign="code")
def opening_minutes(request: HttpRequest, code: str) -> HttpResponse:
    """Return the minutes of the opening as PDF, to print and sign: the register's, if any."""
    part = paper_part(code)
    if part.opened_at is None:
        raise Http404
    envelope = paper_codes.envelope_of(part)
    number = envelope.number if envelope else ""
    paper = paper_in_force(part.campaign, KINDS["OPENING_MINUTES"], number)
    data = printed(paper) if paper else of_opening(part, at=timezone.now())
    return file_response(data, f"bien-ban-mo-phach-{code}.pdf", PDF, inline=True)
