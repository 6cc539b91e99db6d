"""Where the figures are: a page for each, for those whose duty it is to look at them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accounts.access import current_person, duties_of_user, has_duty, require_duty
from accounts.actions import sessions
from accounts.rules.duties import Duty
from exams.access import campaigns_of
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.stages import Stage
from oversight.figures.figure import Figure
from oversight.tables.figures import workbook
from web.downloads import XLSX, file_response
from web.lists import page_of

FUNNEL = (Duty.WATCH,)
COVERAGE = (Duty.WATCH, Duty.KEEP_PLANNING, Duty.SCREEN)
LISTS = (Duty.WATCH, Duty.SCREEN)
MARKING = (Duty.SETTLE, Duty.DECIDE)
PLANNING = (Duty.KEEP_PLANNING,)
ANY = tuple(dict.fromkeys((*FUNNEL, *COVERAGE, *LISTS, *MARKING)))
LONGEST_LABEL = 30  # characters over a bar, at 360 px


@dataclass(frozen=True, slots=True)
class FigureLink:
    """One page of figures of a campaign: its words, its address, whose it is."""

    title: str | Promise
    about: str | Promise
    name: str  # of the URL
    duties: tuple[Duty, ...]
    is_open: Callable[[Campaign], bool]


def _always(campaign: Campaign) -> bool:
    return True


def _is_announced(campaign: Campaign) -> bool:
    return campaign.stage != Stage.ANNOUNCE


def _is_marked(campaign: Campaign) -> bool:
    """Tell whether the marks of the written part are locked."""
    return campaign.parts.filter(kind=PartKind.WRITTEN).exclude(closed_at=None).exists()


OF_CAMPAIGN = (
    FigureLink(
        gettext_lazy("Từ đăng ký đến trúng tuyển"),
        gettext_lazy("Số người còn lại sau mỗi bước: cả kỳ thi, theo vị trí, theo nguồn."),
        "oversight:funnel",
        FUNNEL,
        _is_announced,
    ),
    FigureLink(
        gettext_lazy("Cơ cấu người dự tuyển"),
        gettext_lazy("Nữ, người trẻ, dân tộc thiểu số, độ tuổi: từ đăng ký đến trúng tuyển."),
        "oversight:groups",
        FUNNEL,
        _is_announced,
    ),
    FigureLink(
        gettext_lazy("Người quy hoạch theo vị trí"),
        gettext_lazy("Mỗi vị trí có bao nhiêu người quy hoạch, bao nhiêu người đã đăng ký."),
        "oversight:coverage",
        COVERAGE,
        _always,
    ),
    FigureLink(
        gettext_lazy("So sánh hai danh sách"),
        gettext_lazy("Ai vào, ai ra, ai đổi giữa hai lần thẩm định hoặc hai lần công bố."),
        "oversight:list-changes",
        LISTS,
        _is_announced,
    ),
    FigureLink(
        gettext_lazy("Chất lượng chấm thi viết"),
        gettext_lazy("Độ lệch giữa hai lần chấm, từng cán bộ chấm. Mở khi đã khóa điểm thi viết."),
        "oversight:marking",
        MARKING,
        _is_marked,
    ),
)


@require_duty(*ANY)
def campaigns(request: HttpRequest) -> HttpResponse:
    """List the campaigns whose figures the reader may see."""
    visible = campaigns_of(current_person(request), *ANY)
    rows = Campaign.objects.filter(pk__in=[each.pk for each in visible])
    context = {
        "page": page_of(request, rows.order_by("-announced_on", "code")),
        "may_compare": has_duty(request.user, PLANNING),
        "may_see_programme": has_duty(request.user, FUNNEL),
    }
    return render(request, "oversight/figures/campaigns.html", context)


@require_duty(*ANY, campaign="code")
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """List the figures of one campaign that the reader's duties open."""
    selected = get_object_or_404(Campaign, code=code)
    context = {"campaign": selected, "links": links_of(request, selected)}
    return render(request, "oversight/figures/campaign.html", context)


def links_of(request: HttpRequest, selected: Campaign) -> list[dict[str, Any]]:
    """Return the figures of a campaign that are the reader's; no address for what is not open."""
    duties = duties_of_user(request, selected.code)
    return [
        {
            "title": link.title,
            "about": link.about,
            "url": reverse(link.name, args=[selected.code]) if link.is_open(selected) else "",
        }
        for link in OF_CAMPAIGN
        if duties.intersection(link.duties)
    ]


def page(
    request: HttpRequest,
    figures: Iterable[Figure],
    *,
    title: str,
    sheet: str,
    campaign: Campaign | None = None,
    template: str = "oversight/figures/page.html",
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Show figures with their tables; `sheet` is the address of the same as a spreadsheet."""
    others = links_of(request, campaign) if campaign else []
    base = {
        "figures": list(figures),
        "title": title,
        "sheet": sheet,
        "campaign": campaign,
        "others": [link for link in others if link["url"] not in ("", request.path)],
        **context,
    }
    return render(request, template, base, status=status)


def file(request: HttpRequest, figures: Iterable[Figure], *, title: str, name: str) -> HttpResponse:
    """Return the tables of a page as a spreadsheet to be kept; the trail says who took it along."""
    data = workbook(figures, title=title, on=timezone.localdate())
    sessions.exported(file=f"{name}.xlsx", by=current_person(request), at=timezone.now())
    return file_response(data, f"{name}.xlsx", XLSX)


def short(text: str) -> str:
    """Return as many words as fit over a bar on a narrow screen."""
    if len(text) <= LONGEST_LABEL:
        return text
    return f"{text[:LONGEST_LABEL].rpartition(' ')[0].rstrip(' ,')}…"
