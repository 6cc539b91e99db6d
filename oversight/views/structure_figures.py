"""The structure of the team: who is planned, or who leads, beside the targets of the profile."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from candidates.actions.closed_people import closed_people
from candidates.actions.read import dossier_read
from candidates.models import PlanningList
from exams.actions.profile_versions import profile_in_force
from exams.models import Unit
from oversight.figures.figure import Figure, FigureColumn, Value, table
from oversight.figures.frames import share
from oversight.figures.planned_structure import (
    NOBODY,
    facts_version,
    planned_structure,
)
from oversight.figures.rows_of_structure import TeamMember, leaders, leaders_over, structure_frame
from oversight.figures.structure import (
    BANDS,
    SHARES,
    Structure,
    Trait,
    structure_by_unit,
    whole_structure,
)
from oversight.figures.team_rules import TeamRules, team_rules_of
from oversight.forms import LEADERS, StructureForm
from oversight.views import figures, office_figures, seat_figures, target_figures
from oversight.views.age_words import words_of_bands
from web.charts import Bar, bar_chart, column_chart
from web.forms import status_of
from web.sentences import label
from web.templatetags.display import percent

YEARS = 5  # how many years back the structure of who led is shown
WITH_TARGET = (Trait.YOUNG, Trait.WOMEN, Trait.POSTGRADUATE, Trait.TRAINED, Trait.UPDATED)
Targets = Mapping[str, int]


@require_duty(*figures.PLANNING)
def structure_page(request: HttpRequest) -> HttpResponse:
    """Show the structure with its charts; the page is printed as it stands."""
    form = _form(request)
    return figures.page(
        request,
        _figures(request, form) if form.is_valid() else [],
        title=_("Cơ cấu đội ngũ"),
        sheet=f"{reverse('oversight:structure-sheet')}?{request.GET.urlencode()}",
        template="oversight/figures/structure.html",
        status=status_of(form),
        form=form,
        basis=_basis(form),
    )


@require_duty(*figures.PLANNING)
def structure_sheet(request: HttpRequest) -> HttpResponse:
    """Return the same as a spreadsheet; what cannot be asked is refused on the page."""
    form = _form(request)
    if not form.is_valid():
        return structure_page(request)
    name = f"co-cau-{form.cleaned_data['team'].lower()}"
    return figures.file(request, _figures(request, form), title=_("Cơ cấu đội ngũ"), name=name)


def _form(request: HttpRequest) -> StructureForm:
    units = Unit.objects.values_list("code", "name")
    return StructureForm({"team": LEADERS, **request.GET.dict()}, units=units)


def _basis(form: StructureForm) -> list[str]:
    """Return whose structure is counted, as the choices say it: what a sheet of paper needs."""
    if not form.is_valid():
        return []
    chosen = {name: dict(form.fields[name].choices) for name in ("team", "unit")}  # type: ignore[attr-defined]
    return [str(words[form.cleaned_data[name]]) for name, words in chosen.items()]


def _figures(request: HttpRequest, form: StructureForm) -> list[Figure]:
    """Return the figures; that personal facts were counted is recorded before they leave."""
    team, unit = form.cleaned_data["team"], form.cleaned_data["unit"]
    on = timezone.localdate()
    by = current_person(request)
    dossier_read(about="team structure", purpose=f"{team} {unit}".strip(), by=by, at=timezone.now())
    profile = profile_in_force(on)["eligibility"]
    targets, rules = _targets(profile), team_rules_of(profile)
    if team != LEADERS:
        return _of_planned(unit, on, targets, rules)
    people = leaders(unit)
    frame = structure_frame(people, on, rules)
    teams = structure_by_unit(frame)
    drawn = _drawn(whole_structure(frame), teams, targets, rules)
    drawn.append(_over_years(unit, on, rules))
    drawn += office_figures.of_offices(people, unit, on, closed_people(by))
    return [*drawn, *target_figures.of_leaders(people, teams, profile, on)]


def _drawn(
    whole: Structure,
    teams: Sequence[tuple[str, Structure]],
    targets: Targets,
    rules: TeamRules,
) -> list[Figure]:
    return [_shares(whole, targets), _bands(whole, rules), _by_unit(teams)]


def _of_planned(unit: str, on: date, targets: Targets, rules: TeamRules) -> list[Figure]:
    """Return the figures of who is planned: by the latest version, and over all of them."""
    facts, versions = facts_version(), list(PlanningList.objects.for_posts().order_by("version"))
    now = planned_structure(versions[-1], unit, on, rules, facts) if versions else NOBODY
    rows = [_version_row(each, unit, rules, facts) for each in versions]
    over = _over_time("versions", _("Qua các bản quy hoạch"), _("Bản"), rows)
    studied = [seat_figures.seats(now.seats), seat_figures.specialities(now.specialities)]
    return [*_drawn(now.whole, now.by_unit, targets, rules), *studied, over]


def _shares(whole: Structure, targets: Targets) -> Figure:
    rows = [_share_row(whole, trait, targets) for trait in SHARES]
    groups = [
        (str(row[0]), _share_bars(whole, trait, targets))
        for row, trait in zip(rows, SHARES, strict=True)
    ]
    flagged = [number for number, trait in enumerate(SHARES) if _is_short(whole, trait, targets)]
    columns = [
        *_counted_columns(_("Nội dung")),
        FigureColumn(_("Chỉ tiêu (%)")),
        FigureColumn(_("Trong số")),
    ]
    title = _("Tỷ lệ và chỉ tiêu")
    note = _("Tổng số %(people)d người.") % {"people": whole.people}
    return Figure("shares", title, table(columns, rows, flagged), bar_chart(title, groups), note)


def _targets(profile: Mapping[str, Any]) -> Targets:
    """Return the least shares in percent, by trait."""
    women, young = profile["report_target_women"], profile["report_target_young"]
    return {**profile["structure_targets"], Trait.WOMEN: women, Trait.YOUNG: young}


def _share_row(whole: Structure, trait: Trait, targets: Targets) -> tuple[Value, ...]:
    count = whole.counts[trait]
    part = share(count, whole.of(trait))
    return (capfirst(label(trait)), count, part, targets.get(trait, ""), whole.of(trait))


def _counted_columns(heading: str) -> list[FigureColumn]:
    return [
        FigureColumn(heading, "text"),
        FigureColumn(_("Số người")),
        FigureColumn(_("Tỷ lệ (%)"), "percent"),
    ]


def _is_short(whole: Structure, trait: Trait, targets: Targets) -> bool:
    """Tell whether a share is below its target."""
    return 100 * whole.counts[trait] < targets.get(trait, 0) * whole.of(trait)


def _share_bars(whole: Structure, trait: Trait, targets: Targets) -> list[Bar]:
    part = share(whole.counts[trait], whole.of(trait)) or Decimal(0)
    tone = "warning" if _is_short(whole, trait, targets) else "info"
    bars = [Bar(part, f"{percent(part)} %", tone)]
    if trait in targets:
        words = _("chỉ tiêu %(percent)d %%") % {"percent": targets[trait]}
        bars.append(Bar(targets[trait], words, "neutral"))
    return bars


def _bands(whole: Structure, rules: TeamRules) -> Figure:
    named = zip(words_of_bands(rules), BANDS, strict=True)
    counts = [(words, whole.counts[band]) for words, band in named]
    rows = [(capfirst(words), count, share(count, whole.people)) for words, count in counts]
    title = _("Ba độ tuổi")
    chart = column_chart(title, [(words, Bar(count, str(count))) for words, count in counts])
    return Figure("bands", title, table(_counted_columns(_("Tuổi")), rows), chart)


def _by_unit(teams: Sequence[tuple[str, Structure]]) -> Figure:
    names = dict(Unit.objects.values_list("code", "name"))
    columns = [
        FigureColumn(_("Đơn vị"), "text"),
        FigureColumn(_("Số người")),
        *(FigureColumn(capfirst(label(trait))) for trait in SHARES),
    ]
    rows: list[tuple[Value, ...]] = [
        (names.get(unit, unit), team.people, *(team.counts[trait] for trait in SHARES))
        for unit, team in teams
    ]
    flagged = [number for number, (_unit, team) in enumerate(teams) if not team.counts[Trait.YOUNG]]
    note = _("Dòng tô màu: đơn vị chưa có người trẻ nào.")
    return Figure("units", _("Theo đơn vị"), table(columns, rows, flagged), None, note)


def _over_years(unit: str, on: date, rules: TeamRules) -> Figure:
    """Return the shares of who led at the end of each of the last years."""
    ends = [date(year, 12, 31) for year in range(on.year - YEARS, on.year)]
    rows = [
        _year_row(day, people, rules)
        for day, people in zip(ends, leaders_over(ends, unit), strict=True)
    ]
    note = _("Theo quá trình công tác trong hồ sơ cán bộ; trình độ tính theo hiện nay.")
    return _over_time("years", _("Qua các năm"), _("Cuối năm"), rows, note)


def _year_row(day: date, people: Sequence[TeamMember], rules: TeamRules) -> tuple[Value, ...]:
    team = whole_structure(structure_frame(people, day, rules))
    return (f"{day:%Y}", team.people, *_shares_of(team))


def _over_time(
    key: str, title: str, heading: str, rows: Sequence[tuple[Value, ...]], note: str = ""
) -> Figure:
    """Return the shares that have a target, one row for each moment."""
    groups = [
        (capfirst(label(trait)), [_bar_of(row, number) for row in rows])
        for number, trait in enumerate(WITH_TARGET, start=2)
    ]
    columns = [
        FigureColumn(heading, "text"),
        FigureColumn(_("Số người")),
        *(FigureColumn(f"{capfirst(label(trait))} (%)", "percent") for trait in WITH_TARGET),
    ]
    return Figure(key, title, table(columns, rows), bar_chart(title, groups), note)


def _bar_of(row: Sequence[Value], number: int) -> Bar:
    """Return one share of a moment; its words are short, so that a phone holds them."""
    part, moment = Decimal(row[number] or 0), str(row[0]).partition(" ")[0]
    return Bar(part, f"{moment}: {percent(part)} %")


def _version_row(
    version: PlanningList, unit: str, rules: TeamRules, facts: Hashable
) -> tuple[Value, ...]:
    day = timezone.localdate(version.imported_at)
    team = planned_structure(version, unit, day, rules, facts).whole
    return (f"{version} ({day:%d/%m/%Y})", team.people, *_shares_of(team))


def _shares_of(team: Structure) -> Iterator[Value]:
    return (share(team.counts[trait], team.people) for trait in WITH_TARGET)
