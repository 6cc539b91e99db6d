"""Who the candidates of a campaign are, step by step: women, young, ethnic minorities, ages."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.access import require_duty
from exams.models import Campaign
from oversight.figures.candidates_by_group import CandidateGroup, GroupCounts, by_group
from oversight.figures.figure import Figure, FigureColumn, Value, table
from oversight.figures.frames import share
from oversight.figures.funnel import Milestone
from oversight.figures.public_milestones import milestones_of, public_milestones
from oversight.figures.rows_of_candidates import candidates_of
from oversight.figures.team_rules import TeamRules, team_rules_of
from oversight.views import figures
from oversight.views.age_words import words_of_bands
from oversight.views.campaign_figures import MILESTONES
from web.charts import Bar, bar_chart
from web.sentences import label

GROUPS = (CandidateGroup.WOMEN, CandidateGroup.YOUNG, CandidateGroup.ETHNIC_MINORITY)
BANDS = (CandidateGroup.BAND_LOW, CandidateGroup.BAND_MIDDLE, CandidateGroup.BAND_HIGH)
Steps = Sequence[tuple[Milestone, GroupCounts]]


@require_duty(*figures.FUNNEL, campaign="code")
def groups_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show the groups of those who registered, were eligible, came, passed and were selected."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    public = public_milestones(campaign)
    later = [_step(each) for each in milestones_of(campaign) if each not in public]
    return figures.page(
        request,
        _figures(campaign, public),
        title=_("Cơ cấu người dự tuyển"),
        sheet=reverse("oversight:groups-sheet", args=[code]),
        campaign=campaign,
        later=later,
    )


@require_duty(*figures.FUNNEL, campaign="code")
def groups_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Return the same as a spreadsheet."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    return figures.file(
        request,
        _figures(campaign, public_milestones(campaign)),
        title=_("Cơ cấu người dự tuyển"),
        name=f"{code}-co-cau",
    )


def _figures(campaign: Campaign, public: Sequence[Milestone]) -> list[Figure]:
    """Return the figures; ages are reckoned on the day on which registration closes."""
    on = campaign.registration_closes or timezone.localdate()
    profile = campaign.regulations["eligibility"]
    rules = team_rules_of(profile)
    candidates = candidates_of(campaign, public, rules, on)
    steps = list(zip(public, by_group(candidates.frame, public), strict=True))
    return [_groups(steps, _targets(profile), _note(on, candidates.unknown)), _ages(steps, rules)]


def _targets(profile: Mapping[str, Any]) -> Mapping[CandidateGroup, int]:
    """Return the least shares in percent that reports name (annex ii A)."""
    women, young = profile["report_target_women"], profile["report_target_young"]
    return {CandidateGroup.WOMEN: women, CandidateGroup.YOUNG: young}


def _note(on: date, unknown: int) -> str:
    words = _("Tuổi tính đến %(day)s; giới tính, dân tộc theo hồ sơ cán bộ.")
    words %= {"day": f"{on:%d/%m/%Y}"}
    more = _("%(count)d hồ sơ của người không có trong hồ sơ cán bộ.") % {"count": unknown}
    return f"{words} {more}" if unknown else words


def _groups(steps: Steps, targets: Mapping[CandidateGroup, int], note: str) -> Figure:
    """Return how many of each group reached each step, with the share that reports ask for."""
    columns = [FigureColumn(_("Bước"), "text"), FigureColumn(_("Số người"))]
    for group in GROUPS:
        columns += [FigureColumn(_group(group)), FigureColumn(f"{_group(group)} (%)", "percent")]
    rows = [_row(milestone, counted, GROUPS) for milestone, counted in steps]
    flagged = [number for number, (_each, counted) in enumerate(steps) if _short(counted, targets)]
    asked = ", ".join(f"{label(group)} {least} %" for group, least in targets.items())
    note = _("%(note)s Chỉ tiêu: %(asked)s; dòng tô màu là dưới chỉ tiêu.") % {
        "note": note,
        "asked": asked,
    }
    title = _("Nữ, người trẻ, dân tộc thiểu số")
    chart = _chart(title, steps, GROUPS)
    return Figure("groups", title, table(columns, rows, flagged), chart, note)


def _ages(steps: Steps, rules: TeamRules) -> Figure:
    columns = [
        FigureColumn(_("Bước"), "text"),
        FigureColumn(_("Số người")),
        *(FigureColumn(capfirst(words)) for words in words_of_bands(rules)),
    ]
    rows: list[tuple[Value, ...]] = [
        (_step(each), counted.people, *(counted.counts[band] for band in BANDS))
        for each, counted in steps
    ]
    return Figure("ages", _("Ba độ tuổi"), table(columns, rows))


def _row(
    milestone: Milestone, counted: GroupCounts, groups: Sequence[CandidateGroup]
) -> tuple[Value, ...]:
    values: list[Value] = [_step(milestone), counted.people]
    for group in groups:
        values += [counted.counts[group], share(counted.counts[group], counted.people)]
    return tuple(values)


def _short(counted: GroupCounts, targets: Mapping[CandidateGroup, int]) -> bool:
    """Tell whether a share of a step is below what reports ask for."""
    shares = ((counted.counts[group], least) for group, least in targets.items())
    return any(100 * count < least * counted.people for count, least in shares)


def _chart(title: str, steps: Steps, groups: Sequence[CandidateGroup]) -> Any:
    bars = [
        (
            _step(milestone),
            [
                Bar(counted.counts[group], f"{label(group)}: {counted.counts[group]}")
                for group in groups
            ],
        )
        for milestone, counted in steps
    ]
    return bar_chart(title, bars)


def _step(milestone: Milestone) -> str:
    return str(capfirst(str(MILESTONES[milestone])))


def _group(group: CandidateGroup) -> str:
    return str(capfirst(label(group)))
