"""How many are left after each step of a campaign, and how many are planned for each position."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import require_duty
from candidates.models import PlanningList
from exams.models import Campaign
from exams.models.campaign import TITLE
from exams.rules.stages import SCREEN
from oversight.figures.coverage import Coverage, coverage
from oversight.figures.figure import Figure, FigureColumn, Value, table
from oversight.figures.frames import share
from oversight.figures.funnel import Counts, Milestone, funnel, funnel_by
from oversight.figures.public_milestones import milestones_of, public_milestones
from oversight.figures.rows_of_campaigns import (
    NOT_SCREENED,
    POSITION,
    SOURCE,
    funnel_frame,
    is_past,
)
from oversight.figures.rows_of_coverage import (
    coverage_frames,
    planning_list_of,
    unmatched_by_position,
)
from oversight.views import figures
from web.charts import Bar, bar_chart
from web.sentences import label

MILESTONES: dict[Milestone, str | Promise] = {
    Milestone.REGISTERED: gettext_lazy("đăng ký"),
    Milestone.ELIGIBLE: gettext_lazy("đủ điều kiện"),
    Milestone.PRESENT: gettext_lazy("có mặt dự thi"),
    Milestone.PASSED_WRITTEN: gettext_lazy("đạt thi viết"),
    Milestone.PASSED_ALL: gettext_lazy("đạt yêu cầu"),
    Milestone.SELECTED: gettext_lazy("trúng tuyển"),
    Milestone.APPOINTED: gettext_lazy("được bổ nhiệm"),
}
TONES = {Milestone.REGISTERED: "neutral", Milestone.SELECTED: "success"}
SOURCES: dict[str, str | Promise] = {
    "NONE": gettext_lazy("Ngoài quy hoạch, không được giới thiệu"),
    NOT_SCREENED: gettext_lazy("Không có kết luận thẩm định"),
}


@require_duty(*figures.FUNNEL, campaign="code")
def funnel_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show how many registered, were eligible, came, passed and were selected, as far as public."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    public = public_milestones(campaign)
    later = [capfirst(_in_words(each)) for each in milestones_of(campaign) if each not in public]
    return figures.page(
        request,
        _funnel(campaign, public),
        title=_("Từ đăng ký đến trúng tuyển"),
        sheet=reverse("oversight:funnel-sheet", args=[code]),
        campaign=campaign,
        later=later,
    )


@require_duty(*figures.FUNNEL, campaign="code")
def funnel_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Return the same as a spreadsheet."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    return figures.file(
        request,
        _funnel(campaign, public_milestones(campaign)),
        title=_("Từ đăng ký đến trúng tuyển"),
        name=f"{code}-cac-buoc",
    )


def _funnel(campaign: Campaign, public: Sequence[Milestone]) -> list[Figure]:
    frame = funnel_frame(campaign, public)
    by_position = dict(funnel_by(frame, public, POSITION))
    posts = _posts(campaign)
    codes = [*posts, *(code for code in by_position if code not in posts)]
    nobody = (0,) * len(public)
    unknown = _("Không có trong thông báo")
    positions = [(code, posts.get(code, unknown), by_position.get(code, nobody)) for code in codes]
    sources = [
        (capfirst(str(SOURCES.get(source) or label(source))), counts)
        for source, counts in funnel_by(frame, public, SOURCE)
    ]
    return [
        _whole(public, funnel(frame, public)),
        _by_position(public, positions),
        _by_source(public, sources),
    ]


def _whole(public: Sequence[Milestone], counts: Counts) -> Figure:
    rows = [
        (capfirst(_in_words(milestone)), count, share(count, before), share(count, counts[0]))
        for milestone, count, before in zip(public, counts, (0, *counts), strict=False)
    ]
    columns = [
        FigureColumn(_("Bước"), "text"),
        FigureColumn(_("Số người")),
        FigureColumn(_("So với bước trước (%)"), "percent"),
        FigureColumn(_("So với đăng ký (%)"), "percent"),
    ]
    groups = [
        (row[0], [Bar(count, str(count), TONES.get(milestone, "info"))])
        for row, milestone, count in zip(rows, public, counts, strict=True)
    ]
    title = _("Cả kỳ thi")
    return Figure("whole", title, table(columns, rows), bar_chart(title, groups))


def _by_position(
    public: Sequence[Milestone], positions: Sequence[tuple[str, str, Counts]]
) -> Figure:
    columns = [
        FigureColumn(_("Vị trí"), "code"),
        FigureColumn(_("Chức danh"), "text"),
        *_headings(public),
    ]
    rows: list[tuple[Value, ...]] = [(code, post, *counts) for code, post, counts in positions]
    groups = [
        (figures.short(f"{code} {post}"), _bars(public, counts)) for code, post, counts in positions
    ]
    title = _("Theo vị trí")
    return Figure("positions", title, table(columns, rows), bar_chart(title, groups))


def _by_source(public: Sequence[Milestone], sources: Sequence[tuple[str, Counts]]) -> Figure:
    columns = [FigureColumn(_("Nguồn"), "text"), *_headings(public)]
    rows: list[tuple[Value, ...]] = [(source, *counts) for source, counts in sources]
    groups = [(figures.short(source), _bars(public, counts)) for source, counts in sources]
    title = _("Theo nguồn")
    return Figure("sources", title, table(columns, rows), bar_chart(title, groups))


def _in_words(milestone: Milestone) -> str:
    return str(MILESTONES[milestone])


def _headings(public: Sequence[Milestone]) -> list[FigureColumn]:
    return [FigureColumn(capfirst(_in_words(milestone))) for milestone in public]


def _bars(public: Sequence[Milestone], counts: Counts) -> list[Bar]:
    return [
        Bar(count, f"{count} {_in_words(milestone)}", TONES.get(milestone, "info"))
        for milestone, count in zip(public, counts, strict=True)
    ]


def _posts(campaign: Campaign) -> dict[str, str]:
    rows = campaign.positions.order_by("code").values_list("code", TITLE)
    return dict(rows)


@require_duty(*figures.COVERAGE, campaign="code")
def coverage_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show how many are planned for each position and how many of them came."""
    campaign = get_object_or_404(Campaign, code=code)
    version = planning_list_of(campaign)
    return figures.page(
        request,
        [_coverage(campaign, version)],
        title=_("Người quy hoạch theo vị trí"),
        sheet=reverse("oversight:coverage-sheet", args=[code]),
        campaign=campaign,
        version=version,
    )


@require_duty(*figures.COVERAGE, campaign="code")
def coverage_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Return the same as a spreadsheet."""
    campaign = get_object_or_404(Campaign, code=code)
    return figures.file(
        request,
        [_coverage(campaign, planning_list_of(campaign))],
        title=_("Người quy hoạch theo vị trí"),
        name=f"{code}-quy-hoach",
    )


def _coverage(campaign: Campaign, version: PlanningList | None) -> Figure:
    lines = coverage(*coverage_frames(campaign, version))
    posts = _posts(campaign)
    seats = dict(campaign.positions.values_list("code", "vacancies"))
    approved = is_past(campaign, SCREEN)  # before that, nobody is eligible yet
    open_ones = unmatched_by_position(campaign, version)
    rows = [
        (
            *(line.position, posts[line.position], seats[line.position]),
            *_counts(line, approved, open_ones[line.position]),
        )
        for line in lines
    ]
    flagged = [number for number, line in enumerate(lines) if line.is_empty]
    groups = [
        (figures.short(f"{line.position} {posts[line.position]}"), _planned_bars(line, approved))
        for line in lines
    ]
    title = _("Quy hoạch và đăng ký")
    chart = bar_chart(title, groups)
    return Figure("coverage", title, table(_coverage_columns(approved), rows, flagged), chart)


def _coverage_columns(approved: bool) -> list[FigureColumn]:
    return [
        FigureColumn(_("Vị trí"), "code"),
        FigureColumn(_("Chức danh"), "text"),
        FigureColumn(_("Cần tuyển")),
        FigureColumn(_("Người quy hoạch")),
        FigureColumn(_("Trong đó đăng ký")),
        *([FigureColumn(_("Trong đó đủ điều kiện"))] if approved else []),
        FigureColumn(_("Hồ sơ mọi nguồn")),
        *([FigureColumn(_("Hồ sơ đủ điều kiện"))] if approved else []),
        FigureColumn(_("Lưu ý"), "optional"),
    ]


def _counts(line: Coverage, approved: bool, unmatched: int) -> list[Value]:
    remarks = [_("chưa có ai trong quy hoạch")] if not line.planned else []
    remarks += [_("chưa có ai đăng ký")] if not line.papers else []
    remarks += [_("%(n)d hồ sơ chờ đối chiếu") % {"n": unmatched}] if unmatched else []
    return [
        line.planned,
        line.registered,
        *([line.eligible] if approved else []),
        line.papers,
        *([line.eligible_papers] if approved else []),
        capfirst(", ".join(remarks)),
    ]


def _planned_bars(line: Coverage, approved: bool) -> list[Bar]:
    bars = [
        Bar(line.planned, _("%(n)d quy hoạch") % {"n": line.planned}, "neutral"),
        Bar(line.registered, _("%(n)d đăng ký") % {"n": line.registered}),
    ]
    eligible = _("%(n)d đủ điều kiện") % {"n": line.eligible}
    return [*bars, Bar(line.eligible, eligible, "success")] if approved else bars
