"""The head of marking: progress by code, and what the arithmetic left open."""

from collections import Counter, defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.access import require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign, ExamPart
from exams.rules.enums import PartKind
from exams.rules.scoring import Scoring
from grading.actions.assign import examiners
from grading.actions.hand_over import left_by
from grading.actions.handed_in import marks_in_hand
from grading.actions.regulations import scoring_of
from grading.models import Assignment, RemarkRequest
from grading.rules.enums import Pending, Round
from grading.rules.reconciliation import ScriptMarks, Settled, reconcile
from grading.rules.remark import Request, remarked


@require_duty(Duty.ALLOCATE, Duty.SETTLE)
def campaigns(request: HttpRequest) -> HttpResponse:
    """List the campaigns whose written part is being marked."""
    marked = Campaign.objects.filter(stage="mark", part=PartKind.WRITTEN)
    return render(request, "grading/mark/heads.html", {"campaigns": marked})


@require_duty(Duty.ALLOCATE, Duty.SETTLE, campaign="code")
def board(request: HttpRequest, code: str) -> HttpResponse:
    """Show progress per examiner, and every script whose marks are both in."""
    campaign = get_object_or_404(Campaign, code=code)
    part = get_object_or_404(ExamPart, campaign=campaign, kind=PartKind.WRITTEN)
    context = {
        "campaign": campaign,
        "part": part,
        "progress": _progress(part),
        "scripts": _scripts(part),
        "requests": _requests(part),
    }
    return render(request, "grading/mark/board.html", context)


def _progress(part: ExamPart) -> list[dict[str, Any]]:
    assignments = Assignment.objects.counted().filter(script__part=part)
    whole: Counter[Person] = Counter()
    final: Counter[Person] = Counter()
    for assignment in assignments.select_related("mark", "examiner"):
        whole[assignment.examiner] += 1
        final[assignment.examiner] += assignment.is_final
    people = sorted(whole, key=lambda person: str(person))
    marking = set(examiners(part.campaign, timezone.now()))
    return [
        {
            "examiner": examiner,
            "final": final[examiner],
            "all": whole[examiner],
            "left": examiner not in marking and left_by(examiner, part.campaign).count(),
        }
        for examiner in people
    ]


def _scripts(part: ExamPart) -> list[dict[str, Any]]:
    """Return what is known of each script; marks are shown only when both hands are in."""
    scoring = scoring_of(part.campaign)
    thirds = Assignment.objects.filter(script__part=part, round=Round.MARK, hand=3)
    assigned = set(thirds.values_list("script__code", flat=True))
    rows = [
        {**_script(code, marks, scoring), "given": code in assigned}
        for code, marks in marks_in_hand("code", part=part).items()
    ]
    return sorted(rows, key=lambda row: (row["pending"] in ("", Pending.MARKS), row["code"]))


def _script(code: str, marks: ScriptMarks, scoring: Scoring) -> dict[str, Any]:
    outcome = reconcile(marks, scoring)
    return {
        "code": code,
        "marks": both(marks),
        "difference": outcome.difference,
        "branch": outcome.branch,
        "points": outcome.points if isinstance(outcome, Settled) else None,
        "pending": "" if isinstance(outcome, Settled) else outcome.pending,
    }


def both(marks: ScriptMarks) -> tuple[Any, ...]:
    """Return the marks of a script side by side; none before the first two are both in."""
    if marks.first is None or marks.second is None:
        return (None, None, None)
    return (marks.first, marks.second, marks.third)


def _requests(part: ExamPart) -> list[dict[str, Any]]:
    """Return the remark requests by code alone: the head needs the script, not whose it is."""
    requests = RemarkRequest.objects.to_mark_again().filter(part=part)
    codes = dict(part.scripts.exclude(entry=None).values_list("entry_id", "code"))
    hands = _remark_hands(part)
    scoring = scoring_of(part.campaign)
    rows = [
        _remark(remark_request, code, hands[code], scoring)
        for remark_request in requests
        if (code := codes.get(remark_request.entry_id))
    ]
    return sorted(rows, key=lambda row: row["code"])


def _remark_hands(part: ExamPart) -> dict[str, list[Assignment]]:
    """Return, by code, the assignments of a remark in the order of the hands."""
    assignments = Assignment.objects.filter(script__part=part, round=Round.REMARK)
    hands: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in assignments.select_related("script", "mark").order_by("hand"):
        hands[assignment.script.code].append(assignment)
    return hands


def _remark(
    request: RemarkRequest, code: str, assignments: list[Assignment], scoring: Scoring
) -> dict[str, Any]:
    """Return how far a remark is: what it waits for, and whose hands the rule asks for now."""
    final = [assignment.mark.points for assignment in assignments if assignment.is_final]
    result = remarked(Request(request.requested_on, *final), scoring)
    pending = result if isinstance(result, Pending) else ""
    asks_for_third = pending == Pending.REMARK_THIRD_MARKER and len(assignments) < 3
    return {
        "request": request,
        "code": code,
        "hands": len(assignments),
        "pending": pending,
        "wanted": not assignments or asks_for_third,
    }
