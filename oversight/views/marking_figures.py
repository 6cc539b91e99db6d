"""How the two hands of the written part agree and how each examiner marks; after the closing only.

Nobody is named: no candidate, no code of a script; an examiner is a number.
"""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.models import Person
from exams.models import ExamPart
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from exams.rules.scoring import Scoring
from grading.actions.regulations import scoring_of
from oversight.access import require_untied
from oversight.figures.agreement import (
    Agreement,
    Examiner,
    agreement,
    examiners,
    histogram,
    pairs,
)
from oversight.figures.figure import Figure, FigureColumn, table
from oversight.figures.frames import share
from oversight.figures.rows_of_marks import marks_frame
from oversight.views import figures
from web.charts import Bar, bar_chart, column_chart
from web.sentences import refusal_message
from web.templatetags.display import points


@require_duty(*figures.MARKING, campaign="code")
def marking_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show the figures of the marking board; refuse while marks can still change."""
    part = _written_part(code)
    try:
        figure_list = _figures(part, current_person(request))
    except Refusal as refusal:
        return _too_early(request, refusal, code)
    return figures.page(
        request,
        figure_list,
        title=_("Chất lượng chấm thi viết"),
        sheet=reverse("oversight:marking-sheet", args=[code]),
        campaign=part.campaign,
        template="oversight/figures/marking.html",
    )


@require_duty(*figures.MARKING, campaign="code")
def marking_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Return the same as a spreadsheet; refuse while marks can still change."""
    part = _written_part(code)
    try:
        figure_list = _figures(part, current_person(request))
    except Refusal as refusal:
        return _too_early(request, refusal, code)
    return figures.file(
        request, figure_list, title=_("Chất lượng chấm thi viết"), name=f"{code}-cham-thi-viet"
    )


def _written_part(code: str) -> ExamPart:
    parts = ExamPart.objects.select_related("campaign")
    return get_object_or_404(parts, campaign__code=code, kind=PartKind.WRITTEN)


def _too_early(request: HttpRequest, refusal: Refusal, code: str) -> HttpResponse:
    context = {
        "title": _("Chưa xem được số liệu chấm thi"),
        "why": refusal_message(refusal),
        "back": reverse("oversight:campaign-figures", args=[code]),
    }
    return render(request, "refused.html", context, status=409)


def _figures(part: ExamPart, reader: Person) -> list[Figure]:
    """Return every figure. Raises Refusal FIGURES_CLOSED_TO_TIED or MARKING_NOT_CLOSED."""
    require_untied(reader, part.campaign)
    paired = pairs(marks_frame(part))
    scoring = scoring_of(part.campaign)
    together = agreement(paired, scoring.diff_auto_max, scoring.diff_third_min)
    return [
        _gaps(together, scoring),
        _summary(together),
        _examiners(examiners(paired)),
        _distribution(histogram(paired, scoring.scale_per_part)),
    ]


def _gaps(together: Agreement, scoring: Scoring) -> Figure:
    bands = _bands(together, scoring)
    columns = [
        FigureColumn(_("Độ lệch giữa hai lần chấm"), "text"),
        FigureColumn(_("Số bài")),
        FigureColumn(_("Tỷ lệ (%)"), "percent"),
    ]
    rows = [(words, count, share(count, together.scripts)) for words, count, _tone in bands]
    groups = [(words, [Bar(count, str(count), tone)]) for words, count, tone in bands]
    title = _("Độ lệch hai lần chấm")
    return Figure("gaps", title, table(columns, rows), bar_chart(title, groups))


def _bands(together: Agreement, scoring: Scoring) -> list[tuple[str, int, str]]:
    """Return (words, scripts, tone) for what the law makes of a gap between the two hands."""
    low, high = points(scoring.diff_auto_max), points(scoring.diff_third_min)
    between = _("Trên %(low)s, dưới %(high)s: trao đổi") % {"low": low, "high": high}
    return [
        (_("Đến %(low)s: lấy trung bình") % {"low": low}, together.within, "success"),
        (between, together.discussed, "warning"),
        (_("Từ %(high)s: chấm lần ba") % {"high": high}, together.third, "error"),
    ]


def _summary(together: Agreement) -> Figure:
    columns = [
        FigureColumn(_("Số bài có đủ hai điểm")),
        FigureColumn(_("Lệch trung bình"), "points"),
        FigureColumn(_("Lệch lớn nhất"), "points"),
        FigureColumn(_("Trong mức cho phép (%)"), "percent"),
        FigureColumn("ICC(1,1)", "points"),
    ]
    row = (
        together.scripts,
        together.mean_gap,
        together.largest_gap,
        together.within_share,
        together.icc,
    )
    note = _(
        "ICC(1,1): hệ số tương quan nội lớp của một lần chấm; 1 là hai lần chấm luôn trùng nhau,"
        " 0 là không liên quan."
    )
    return Figure("summary", _("Mức thống nhất"), table(columns, [row]), note=note)


def _examiners(lines: list[Examiner]) -> Figure:
    columns = [
        FigureColumn(_("Cán bộ chấm"), "text"),
        FigureColumn(_("Số bài")),
        FigureColumn(_("Điểm trung bình"), "points"),
        FigureColumn(_("Độ lệch chuẩn"), "points"),
        FigureColumn(_("So với người cùng chấm"), "points"),
    ]
    rows = [(_name(line), line.marks, line.mean, line.spread, line.difference) for line in lines]
    groups = [(_name(line), [_strictness(line.difference or Decimal(0))]) for line in lines]
    note = _(
        "Điểm của mình trừ điểm của người kia, trung bình trên các bài cùng chấm: dưới 0 là chặt"
        " tay hơn, trên 0 là rộng tay hơn. Số thứ tự theo tên trong danh sách cán bộ chấm."
    )
    title = _("Từng cán bộ chấm")
    return Figure("examiners", title, table(columns, rows), bar_chart(title, groups), note)


def _name(line: Examiner) -> str:
    return _("Cán bộ chấm %(number)d") % {"number": line.number}


def _strictness(difference: Decimal) -> Bar:
    sign = "+" if difference > 0 else ""
    tone = "warning" if difference < 0 else "info"
    return Bar(difference, f"{sign}{points(difference)}", tone)


def _distribution(bins: list[tuple[Decimal, Decimal, int]]) -> Figure:
    columns = [
        FigureColumn(_("Từ"), "points"),
        FigureColumn(_("Đến dưới"), "points"),
        FigureColumn(_("Số lần cho điểm")),
    ]
    rows = [(low, high, count) for low, high, count in bins]
    bars = [(f"{low.normalize():f}", Bar(count, str(count))) for low, _high, count in bins]
    title = _("Phân bố điểm chấm")
    note = _("Điểm của cả hai lần chấm; khoảng cuối gồm cả điểm cao nhất của thang.")
    return Figure("distribution", title, table(columns, rows), column_chart(title, bars), note)
