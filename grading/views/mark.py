"""The examiner's pages: codes and points, nothing else. Ordered by code, never by time or key."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.scoring import Scoring
from exams.rules.stages import MARK_WRITTEN
from exams.views.timely import untimely
from grading.actions import mark
from grading.actions.regulations import scoring_of, scoring_of_version
from grading.models import Assignment, Mark
from grading.views.cells import Cell, answer, cell_of, save, to_read, with_refused
from grading.views.hand_in import HandInView
from web.views import get_leads_to


@require_duty(Duty.MARK)
def assignments(request: HttpRequest) -> HttpResponse:
    """List the campaigns that have scripts for this examiner, with how many are done."""
    own_assignments = _own_assignments(request).counted()
    piles: dict[Campaign, dict[str, int]] = {}
    for assignment in own_assignments.order_by("script__part__campaign__code", "script__code"):
        pile = piles.setdefault(
            assignment.script.part.campaign, {"all": 0, "marked": 0, "final": 0}
        )
        pile["all"] += 1
        pile["marked"] += not assignment.is_blank
        pile["final"] += assignment.is_final
    return render(request, "grading/mark/assignments.html", {"piles": piles.items()})


@require_duty(Duty.MARK, campaign="code")
def mark_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Show the grid of one campaign: code and points, each cell saved by itself."""
    return _grid(request, code)


def _grid(
    request: HttpRequest, code: str, refused: Cell | None = None, status: int = 200
) -> HttpResponse:
    campaign = get_object_or_404(Campaign, code=code)
    scoring = scoring_of(campaign)
    rows = [
        _cell(assignment, assignment.entered, scoring)
        for assignment in _own_assignments(request, code).counted()
    ]
    closed_today = untimely(campaign, MARK_WRITTEN) if any(row.url for row in rows) else ""
    rows = to_read(rows) if closed_today and request.method == "GET" else rows
    context = {
        "campaign": campaign,
        "rows": with_refused(rows, refused),
        "saved": sum(bool(row.saved) for row in rows),
        "open": any(row.url for row in rows),
        "untimely": closed_today,
    }
    return render(request, "grading/mark/marks.html", context, status=status)


@require_duty(Duty.MARK, campaign="code")
@get_leads_to("grading:marks", "code")
def points(request: HttpRequest, code: str, script: str) -> HttpResponse:
    """Keep the points for one script; answer with its row alone."""
    try:
        outcome = save(request, partial(mark.enter_by_code, campaign=code, script=script))
    except (Assignment.DoesNotExist, Campaign.DoesNotExist) as nobody_gave_it:
        raise Http404 from nobody_gave_it
    entered = outcome.row
    if entered:
        assignment = entered.assignment
    else:  # refused, or answered before: say what stands
        assignment = get_object_or_404(_own_assignments(request, code), script__code=script)
        entered = assignment.entered
    cell = _cell(assignment, entered, scoring_of_version(assignment.script.part.campaign))
    back = reverse("grading:marks", args=[code])
    return answer(request, cell, outcome, back=back, grid=partial(_grid, request, code))


@require_duty(Duty.MARK, campaign="code")
class HandInMarks(HandInView):
    """Ask once more, naming blanks, then hand in every mark of this examiner."""

    template_name = "grading/mark/hand_in.html"
    queryset = Campaign.objects.all()
    lookup = {"code": "code"}
    object_name = "campaign"
    afterwards = _(
        "Điểm đã nộp không tự sửa được; muốn sửa phải đề nghị mở lại và có người thứ hai duyệt."
    )
    action = mark.hand_in
    title = _("Nộp điểm")
    caption = "%(campaign)s"
    lead = _("Sau khi nộp, bạn không tự sửa điểm được nữa.")
    success_message = _("Đã nộp %(count)s bài lúc %(time)s.")
    next_page = ("grading:marks", "code")

    def get_object(self) -> Campaign:
        campaign: Campaign = super().get_object()
        self.own = list(_own_assignments(self.request, campaign.code).counted())
        self.remaining = [assignment for assignment in self.own if not assignment.is_final]
        return campaign

    def is_done(self) -> bool:
        return bool(self.own) and not self.remaining

    def versions(self) -> str:
        entered = [(each.script.code, each.entered) for each in self.remaining]
        return " ".join(f"{code}:{mark.ver if mark else 0}" for code, mark in entered)

    def arguments(self, form: Any) -> dict[str, Any]:
        return {"campaign": self.object}

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "count": len(self.remaining)}

    def page_context(self) -> dict[str, Any]:
        blank = [each.script.code for each in self.remaining if each.is_blank]
        missing = _("Chưa nộp được: còn bài chưa có điểm (%(codes)s).")
        lead = missing % {"codes": ", ".join(blank)} if blank else self.lead
        marked = len(self.remaining) - len(blank)
        effects = [(marked, _("bài có điểm")), (len(blank), _("bài chưa có"))]
        marks = {"handed_in": self.remaining, "blocked": bool(blank)}
        return {"lead": lead, "effects": effects, **marks}


def _own_assignments(request: HttpRequest, code: str = "") -> Any:
    """Return the scripts of this examiner, of one campaign or of all, ordered by code."""
    where = {"script__part__campaign__code": code} if code else {}
    assignments = Assignment.objects.filter(examiner=current_person(request), **where)
    return assignments.select_related("script__part__campaign", "mark").order_by("script__code")


def _cell(assignment: Assignment, entered: Mark | None, scoring: Scoring) -> Cell:
    script = assignment.script
    url = reverse("grading:points", args=[script.part.campaign.code, script.code])
    final = entered is not None and entered.final_at is not None
    cell = cell_of(entered, code=script.code, url=url, scoring=scoring, final=final)
    part = script.part
    if final and part.closed_at is None and part.campaign.step == MARK_WRITTEN:
        cell.reopen = reverse("results:ask-reopen-mark", args=[part.campaign.code, script.code])
    return cell
