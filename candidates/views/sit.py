"""The room: attendance by candidate number, sheet counts, sanctions from the minutes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import sit
from candidates.actions.sit import Attendance
from candidates.forms import RollForm, SanctionMinutesForm, SittingForm
from exams.models import Entry, ExamPart
from exams.rules.enums import PartKind, SanctionLevel, SittingState, ZeroReason
from exams.rules.refusals import Refusal
from web.views import submit


@require_duty(Duty.INVIGILATE, campaign="code")
def attendance(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Show the attendance list of a part and take it whole; nothing is half taken."""
    part = _part(code, kind)
    entries = _entries(part)
    sitting_by_entry = {sitting.entry_id: sitting for sitting in part.sittings.all()}
    typed = request.POST or None
    lines = {
        entry.number: SittingForm(
            typed, prefix=entry.number, initial=_initial(sitting_by_entry.get(entry.pk))
        )
        for entry in entries
    }
    form = RollForm(typed, lines=lines)
    if form.is_valid():
        taken = {entry: _attendance(lines[entry.number].cleaned_data) for entry in entries}
        if submit(request, form, sit.attend, part=part, attendance=taken):
            return redirect("candidates:attendance", code, kind)
    wrong = bool(form.errors or any(line.errors for line in lines.values()))
    context = {
        "part": part,
        "campaign": part.campaign,
        "lines": [(entry, lines[entry.number]) for entry in entries],
        "form": form,
        "failed": wrong,
        "taken": len(sitting_by_entry),
        "sanctions": part.sanctions.select_related("entry").order_by("entry__number"),
    }
    return render(request, "candidates/sit/attendance.html", context, status=422 if wrong else 200)


def _part(code: str, kind: str) -> ExamPart:
    if kind not in list(PartKind):
        raise Http404
    rows = ExamPart.objects.select_related("campaign")
    return get_object_or_404(rows, campaign__code=code, kind=kind)


def _entries(part: ExamPart) -> list[Entry]:
    """Return who is expected: everybody in writing, those with a lot at the defence."""
    entries = part.campaign.entries.select_related("position").order_by("number")
    if part.kind == PartKind.PROPOSAL:
        entries = entries.filter(lots__part=part)
    return list(entries)


def _initial(sitting: Any) -> dict[str, Any]:
    if sitting is None:
        return {"state": SittingState.PRESENT}
    names = ("state", "zero", "sheets", "minutes")
    return {name: getattr(sitting, name) for name in names}


def _attendance(answers: dict[str, Any]) -> Attendance:
    return Attendance(
        state=SittingState(answers["state"]),
        zero=ZeroReason(answers["zero"]) if answers["zero"] else None,
        sheets=answers["sheets"],
        minutes=answers["minutes"],
    )


@require_duty(Duty.INVIGILATE, campaign="code")
def sanction(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Enter a sanction from the room's minutes."""
    part = _part(code, kind)
    form = SanctionMinutesForm(request.POST or None)
    if form.is_valid():
        arguments = {
            "number": form.cleaned_data["number"].upper(),
            "level": SanctionLevel(form.cleaned_data["level"]),
            "minutes": form.cleaned_data["minutes"],
        }
        if submit(request, form, _by_number, part=part, **arguments):
            return redirect("candidates:attendance", code, kind)
    context = {"form": form, "part": part, "campaign": part.campaign}
    return render(
        request, "candidates/sit/sanction.html", context, status=422 if form.errors else 200
    )


def _by_number(*, part: ExamPart, number: str, **arguments: Any) -> None:
    entry = part.campaign.entries.filter(number=number).first()
    if entry is None:
        raise Refusal("NO_SUCH_NUMBER", field="number", number=number)
    sit.sanction(part=part, entry=entry, **arguments)
