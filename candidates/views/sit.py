"""The room: attendance by candidate number, with the count of sheets."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import roll_call
from candidates.actions.disqualify import disqualify, proposed_numbers
from candidates.actions.needs import arrangements
from candidates.actions.roll_call import Attendance
from candidates.forms.sit import RollForm, SittingForm
from candidates.sentences import arrangement
from exams.actions.preconditions import declared_steps
from exams.models import Campaign, Entry, ExamPart, Sitting
from exams.rules.enums import PartKind, SittingState, ZeroReason
from exams.rules.stages import steps_of
from exams.views.form_guide import FormGuide
from exams.views.timely import untimely
from web.forms import ActionForm, status_of
from web.fragments import is_swap, render_page
from web.views import get_leads_to, see_other, submit

_GUIDE = FormGuide(
    roll_call.attend,
    gettext_lazy(
        "Số bài thu về được đối chiếu với số người có mặt. Ghi sai thì ghi lại dòng đó; lần ghi"
        " trước vẫn ở trong nhật ký."
    ),
    is_beside=False,
)


@require_duty(Duty.INVIGILATE, campaign="code")
def attendance(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Show the attendance list of a part and take what was recorded; nothing is half taken."""
    part = part_of(code, kind)
    lines = _lines(part, request.POST or None)
    form = RollForm(
        request.POST or None, lines={entry.number: line for entry, line in lines.items()}
    )
    if form.is_valid() and _take_recorded(request, form, part, lines):
        return see_other("candidates:attendance", code, kind)
    return _page(request, part, lines, form)


@require_duty(Duty.INVIGILATE, campaign="code")
@get_leads_to("candidates:attendance", "code", "kind")
def attendance_row(request: HttpRequest, code: str, kind: str, number: str) -> HttpResponse:
    """Take one line of the attendance list by itself."""
    part = part_of(code, kind)
    entry = get_object_or_404(_entries(part), number=number)
    line = _line(part, entry, part.sittings.filter(entry=entry).first(), request.POST)
    taken = line.is_valid() and _take(request, line, part, {entry: line})
    if is_swap(request, "row"):
        return _row(request, part, entry, line if line.errors else None)
    if taken:
        return see_other("candidates:attendance", code, kind)
    return _page(request, part, {**_lines(part), entry: line}, RollForm(None, lines={number: line}))


def _row(
    request: HttpRequest, part: ExamPart, entry: Entry, refused: SittingForm | None
) -> HttpResponse:
    """Answer with the line as it was refused, or as it is saved now, and the new count."""
    line = refused or _line(part, entry, part.sittings.filter(entry=entry).first())
    _tell_arrangements(part.campaign, {entry: line})
    context = {
        "campaign": part.campaign,
        "part": part,
        "entry": entry,
        "line": line,
        "proposed": proposed_numbers(part),
        "takes_proposals": _takes_proposals(part.campaign),
        "taken": part.sittings.count(),
        "total": _entries(part).count(),
    }
    template = "candidates/sit/attendance.html"
    return render_page(request, template, context, fragment="row", status=status_of(refused))


def _page(
    request: HttpRequest, part: ExamPart, lines: dict[Entry, SittingForm], form: RollForm
) -> HttpResponse:
    status = status_of(form, *lines.values())
    closed_today = untimely(part.campaign, *steps_of(PartKind(part.kind)))
    _tell_arrangements(part.campaign, lines)
    if closed_today and request.method == "GET":
        _disable(lines.values())
    context = {
        "untimely": closed_today,
        "form_guide": _GUIDE,
        "part": part,
        "campaign": part.campaign,
        "lines": lines,
        "form": form,
        "failed": status != 200,
        "taken": part.sittings.count(),
        "total": len(lines),
        "proposed": proposed_numbers(part),
        "takes_proposals": _takes_proposals(part.campaign),
        "sanctions": part.sanctions.select_related("entry").order_by("entry__number"),
    }
    template = "candidates/sit/attendance.html"
    return render_page(request, template, context, fragment="row", status=status)


def _tell_arrangements(campaign: Campaign, lines: dict[Entry, SittingForm]) -> None:
    """Let each line say what the room arranges for its number; nothing of why."""
    arranged = arrangements(campaign)
    for entry, line in lines.items():
        line.arranged = arrangement(*arranged.get(entry.number, (0, "")))


def _takes_proposals(campaign: Campaign) -> bool:
    """Say whether a disqualification can be asked for: its campaign has not ended, nor stopped."""
    return not untimely(campaign, *declared_steps(disqualify))


def _disable(lines: Iterable[SittingForm]) -> None:
    """Show lines that cannot be written today to read."""
    for line in lines:
        for field in line.fields.values():
            field.disabled = True


def _lines(part: ExamPart, typed: Any = None) -> dict[Entry, SittingForm]:
    """Return everybody who is expected, each with a line of the list."""
    sittings = {sitting.entry_id: sitting for sitting in part.sittings.all()}
    return {
        entry: _line(part, entry, sittings.get(entry.pk), typed, is_whole=True)
        for entry in _entries(part)
    }


def _line(
    part: ExamPart,
    entry: Entry,
    sitting: Sitting | None,
    typed: Any = None,
    *,
    is_whole: bool = False,
) -> SittingForm:
    """Return the line of an entry; in the whole list one may stay as it is."""
    return SittingForm(
        typed,
        prefix=entry.number,
        initial=_initial(sitting),
        kind=part.kind,
        empty_permitted=is_whole,
        use_required_attribute=not is_whole,
    )


def _take_recorded(
    request: HttpRequest, form: ActionForm, part: ExamPart, lines: dict[Entry, SittingForm]
) -> bool:
    """Take the lines that this window changed; what others saved meanwhile stays theirs."""
    recorded = {entry: line for entry, line in lines.items() if line.has_changed()}
    if not recorded:
        messages.info(request, _("Không có dòng nào mới ghi; mọi dòng giữ nguyên như đã lưu."))
        return True
    return _take(request, form, part, recorded)


def _take(
    request: HttpRequest, form: ActionForm, part: ExamPart, lines: dict[Entry, SittingForm]
) -> bool:
    taken = {entry: _attendance(line.cleaned_data) for entry, line in lines.items()}
    text = _("Đã lưu điểm danh %(count)s người.") % {"count": len(taken)}
    if is_swap(request, "row"):  # the line says it itself
        text = ""
    return submit(
        request, form, roll_call.attend, success_message=text, part=part, attendance=taken
    )


def part_of(code: str, kind: str) -> ExamPart:
    """Return a part of a campaign. Raises Http404."""
    if kind not in list(PartKind):
        raise Http404
    rows = ExamPart.objects.select_related("campaign")
    return get_object_or_404(rows, campaign__code=code, kind=kind)


def _entries(part: ExamPart) -> QuerySet[Entry]:
    """Return who is expected: everybody in writing, those with a lot at the defence."""
    entries = part.campaign.entries.select_related("position").order_by("number")
    if part.kind == PartKind.PROPOSAL:
        entries = entries.filter(lots__part=part)
    return entries


def _initial(sitting: Sitting | None) -> dict[str, Any]:
    if sitting is None:
        return {"state": "", "version": 0}
    names = ("state", "zero", "sheets", "minutes")
    return {**{name: getattr(sitting, name) for name in names}, "version": sitting.ver}


def _attendance(answers: dict[str, Any]) -> Attendance:
    return Attendance(
        state=SittingState(answers["state"]),
        zero=ZeroReason(answers["zero"]) if answers.get("zero") else None,
        sheets=answers.get("sheets"),
        minutes=answers["minutes"],
        version=answers["version"],
    )
