"""The conferences on planning: the register, one of them, its minutes; entered and annulled."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import ballot_counts, conference
from candidates.actions.acts import open_annulment
from candidates.actions.closed_people import open_conferences
from candidates.actions.conference_results import result_lines
from candidates.actions.read import dossier_read
from candidates.documents.conference import minutes_of
from candidates.forms.conference import ConferenceForm
from candidates.models import PlanningConference
from candidates.views.tally_lines import difference_lines
from exams.rules.refusals import Refusal
from web.action_view import ActionView
from web.downloads import PDF, file_response
from web.forms import answers_in
from web.lists import page_of
from web.sentences import label

CONFERENCES = PlanningConference.objects.select_related("post")


@require_duty(Duty.KEEP_PLANNING)
def register(request: HttpRequest) -> HttpResponse:
    """List the conferences, the latest first."""
    conferences = open_conferences(CONFERENCES, current_person(request))
    context = {"page": page_of(request, conferences.prefetch_related("nominees"))}
    return render(request, "candidates/plan/conferences.html", context)


@require_duty(Duty.KEEP_PLANNING)
def conference_page(request: HttpRequest, pk: str) -> HttpResponse:
    """Show a conference with its ballot; the figures once two tellers have counted."""
    reader = current_person(request)
    selected = get_object_or_404(open_conferences(CONFERENCES, reader), pk=pk)
    dossier_read(about=f"conference {selected}", by=reader, at=timezone.now())
    pair = ballot_counts.open_difference(selected)
    status, tone = _status(selected, differs=pair is not None)
    context = {
        "conference": selected,
        "status": status,
        "tone": tone,
        "base_words": label(selected.rules.base),
        "lines": result_lines(selected),
        "pair": pair,
        "differences": difference_lines(selected, pair) if pair else [],
        "begun": selected.is_open and pair is None and selected.counts.exists(),
        "annulling": open_annulment(selected),
        "may_count": _may(ballot_counts.require_may_count, selected, reader),
        "may_settle": _may(ballot_counts.require_may_settle, selected, reader),
    }
    return render(request, "candidates/plan/conference.html", context)


def _status(meeting: PlanningConference, *, differs: bool) -> tuple[Any, str]:
    """Return where the count of a conference stands, and its tone."""
    if meeting.annulled_at:
        return _("Đã hủy"), "neutral"
    if meeting.fixed_at:
        return _("Đã chốt kết quả"), "success"
    return (_("Hai lần kiểm khác nhau"), "warning") if differs else (_("Đang kiểm phiếu"), "info")


def _may(require: Any, *asked: Any) -> bool:
    try:
        require(*asked)
    except Refusal:
        return False
    return True


@require_duty(Duty.KEEP_PLANNING)
def minutes(request: HttpRequest, pk: str) -> HttpResponse:
    """Return the minutes of the count, to print and sign; there are none before the result."""
    reader, now = current_person(request), timezone.now()
    counted = open_conferences(CONFERENCES.exclude(fixed_at=None), reader)
    selected = get_object_or_404(counted, pk=pk, annulled_at=None)
    dossier_read(about=f"conference {selected}", by=reader, at=now)
    name = f"bien-ban-kiem-phieu-{selected.post.code}-{selected.held_on}.pdf"
    return file_response(minutes_of(selected), name, PDF, inline=True)


@require_duty(Duty.KEEP_PLANNING)
class EnterConference(ActionView):
    """Enter a conference that was held; one that was annulled may give what is typed first."""

    form_class = ConferenceForm
    action = conference.enter
    title = _("Ghi hội nghị quy hoạch")
    lead = _("Ghi hội nghị đã họp và những người trên phiếu; kiểm phiếu nhập ở bước sau.")
    undo = True
    afterwards = _("Hai người kiểm phiếu nhập riêng số phiếu; khớp nhau thì kết quả được chốt.")
    success_message = _("Đã ghi hội nghị về chức danh %(post)s lúc %(time)s. Chờ kiểm phiếu.")
    next_page = ("candidates:conferences",)

    def get_initial(self) -> dict[str, Any]:
        conferences = open_conferences(CONFERENCES, current_person(self.request))
        again = conferences.filter(pk=self.kwargs.get("pk")).first()
        if again is None:
            return {}
        people = [
            f"{each.citizen_id}; {each.name}; {each.born:%d/%m/%Y}; {each.current_post}"
            for each in again.nominees.all()
        ]
        typed = answers_in(again, ConferenceForm, but=("people", "post"))
        return {**typed, "post": again.post.code, "people": people}

    def page_context(self) -> dict[str, Any]:
        return {"back_label": _("Hội nghị quy hoạch")}

    def arguments(self, form: ConferenceForm) -> dict[str, Any]:
        fields = form.answers()
        apart = {name: fields.pop(name) for name in ("post", "term", "people")}
        return {**apart, "fields": fields}


class ConferenceView(ActionView):
    """A page about one conference; there is none where somebody on the ballot is closed to them."""

    queryset = CONFERENCES
    object_name = "conference"

    def get_object(self) -> PlanningConference:
        conferences = open_conferences(self.queryset.all(), current_person(self.request))
        return get_object_or_404(conferences, pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        return reverse("candidates:conference", args=[self.object.pk])


def words_of(meeting: PlanningConference) -> dict[str, str]:
    """Return what the texts of a page say of a conference."""
    return {"post": meeting.post.full_name, "day": f"{meeting.held_on:%d/%m/%Y}"}
