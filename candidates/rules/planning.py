"""The law of the planning list, line by line: who may be planned, for what.

Source: regulations 1.2 (15 to 19) and 2.4 (Quy định 377-QĐ/TW, Hướng dẫn 45-HD/BTCTW); the readings
of docs/readings.md: a removed line and a line of another term are judged for their form only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from candidates.rules import retirement
from candidates.rules.catalogue import Catalogue, PostFacts
from candidates.rules.findings import Figures, figures, text_of
from candidates.rules.planning_limits import (
    conflicts,
    duplicates,
    grouped,
    too_many_per_seat,
    too_many_titles,
)
from candidates.rules.planning_line import (
    Breach,
    JudgedField,
    Line,
    OnBreach,
    PlanningKind,
    PlanningSettings,
    VoteResult,
)
from exams.rules.enums import Severity, Sex, Theory
from exams.rules.names import sort_key
from exams.rules.specialities import suits_post

TIERS = (1, 2)  # đối tượng 1: ready now; 2: ready later
THEORY_ORDER = {
    Theory.NONE: 0,
    Theory.ELEMENTARY: 1,
    Theory.INTERMEDIATE: 2,
    Theory.ADVANCED: 3,
    Theory.BACHELOR: 3,
}


def judge(
    lines: Sequence[Line], settings: PlanningSettings, catalogue: Catalogue
) -> tuple[Breach, ...]:
    """Apply every rule to a list; the lines are in the order of the file.

    Source: annex ii A: planning_breach. Who is named by two numbers is an error under either value:
    that is a mistake in the file, and no limit.
    """
    orders = {rank.code: rank.order for rank in catalogue.ranks}
    live = [line for line in lines if counts(line, settings)]
    breaches = [breach for line in live for breach in of_line(line, settings, orders)]
    several = grouped(lines, lambda line: line.citizen_id)
    people = [person for group in several for person in _people(group, settings)]
    if settings.kind == PlanningKind.LEADERSHIP:  # seats in a committee are not counted (2.4)
        breaches += too_many_titles(people, settings.max_titles_per_person)
    breaches += too_many_per_seat(live, settings.most_for)
    if settings.planning_breach == OnBreach.WARN_ONLY:
        breaches = [replace(breach, severity=Severity.WARNING) for breach in breaches]
    return (*breaches, *conflicts(several), *duplicates(people))


def _people(group: list[Line], settings: PlanningSettings) -> list[list[Line]]:
    """Return the lines that count, by name, of those who share one citizen number."""
    return grouped(
        (line for line in group if counts(line, settings)), lambda line: line.name.casefold()
    )


def counts(line: Line, settings: PlanningSettings) -> bool:
    """Tell whether a line counts: not removed, and of the term the list is for."""
    return line.removed_on is None and line.term == settings.default_term


def of_line(line: Line, settings: PlanningSettings, orders: dict[str, int]) -> Iterable[Breach]:
    """Apply the rules that look at one line alone."""
    if line.post is not None:
        yield from _of_post(line, line.post, settings, orders)
    if months := too_few_months(line, settings):
        yield _breach(line, "born", "PLAN_AGE", months)
    if is_disciplined(line):
        days = figures(disciplined_on=line.disciplined_on, approved_on=line.approved_on)
        due = _breach(line, "discipline", "DISCIPLINE_REMOVAL_DUE", days)
        yield replace(due, severity=Severity.WARNING)


def _of_post(
    line: Line, post: PostFacts, settings: PlanningSettings, orders: dict[str, int]
) -> Iterable[Breach]:
    """Apply what the planned post asks of its line."""
    if line.rank is not None and orders[post.rank] <= line.rank.order:
        ranks = figures(planned_post=post.full_name, rank=line.rank.name or line.rank.code)
        yield _breach(line, "post", "NOT_HIGHER", ranks)
    if line.speciality is not None and not suits_post(line.speciality, post.specialities):
        suitable = "; ".join(sorted(post.specialities, key=sort_key))
        facts = figures(planned_post=post.full_name, suitable=suitable)
        yield _breach(line, "speciality", "PLAN_SPECIALITY", facts)
    if is_untaught(line):
        levels = figures(theory=line.theory, minimum=post.theory_min, planned_post=post.full_name)
        yield _breach(line, "theory", "PLAN_THEORY", levels)
    if (result := votes_too_few(line, settings)) is not None:
        counts = figures(votes=result.votes, needed=result.needed, held_on=result.held_on)
        counts += figures(planned_post=post.full_name)
        yield _breach(line, "", "VOTES_TOO_FEW", counts)
    if is_too_late(line, settings):
        opened_on = settings.opened[post.code]
        days = figures(approved_on=line.approved_on, announced_on=opened_on)
        days += figures(planned_post=post.full_name)
        late = _breach(line, "approved_on", "APPROVED_NOT_BEFORE_ANNOUNCEMENT", days)
        yield replace(late, suggestion=text_of(opened_on))


def _breach(line: Line, field: JudgedField, code: str, figures: Figures) -> Breach:
    return Breach(line.sheet, line.row, field, code, Severity.ERROR, figures=figures)


def is_untaught(line: Line) -> bool:
    """Tell whether political theory is below what the post asks; only tier 1 must have it now."""
    if line.tier != 1 or line.theory is None or line.post is None:
        return False
    return THEORY_ORDER[line.theory] < THEORY_ORDER[line.post.theory_min]


def votes_too_few(line: Line, settings: PlanningSettings) -> VoteResult | None:
    """Return how the latest conference voted on a person whose votes were not enough.

    Source: regulations 1.2 (22). Nothing is found against whom no conference voted on.
    """
    if line.citizen_id is None or line.post is None:
        return None
    result = settings.voted.get((line.citizen_id, line.post.code, line.term))
    return result if result and result.votes < result.needed else None


def is_too_late(line: Line, settings: PlanningSettings) -> bool:
    """Tell whether a line was approved on or after the announcement of its own post.

    Source: regulations 1.2 (18). Only posts opened in a campaign at work are asked.
    """
    if line.approved_on is None or line.post is None:
        return False
    opened_on = settings.opened.get(line.post.code)
    return opened_on is not None and line.approved_on >= opened_on


def too_few_months(line: Line, settings: PlanningSettings) -> Figures:
    """Return the figures of a line with too few months left: tier 1 needs 60, tier 2 needs 120.

    Empty where enough are left, or where nobody knows how many. Units: months, from the month in
    which the age for planning is reckoned for the term.
    """
    if line.born is None or line.sex is None or line.tier not in TIERS:
        return ()
    reckoned_in = settings.month_for(line.term)
    left = _months_left(line.born.year, line.born.month, line.sex, reckoned_in)
    needed = settings.months_for(line.tier)
    if left >= needed:
        return ()
    month = f"{reckoned_in:%Y-%m}"
    return figures(months_left=left, months_needed=needed, tier=line.tier, month=month)


@lru_cache(maxsize=4096)
def _months_left(year: int, month: int, sex: Sex, on: date) -> int:
    return retirement.months_left(date(year, month, 1), sex, on)


def is_disciplined(line: Line) -> bool:
    """Tell whether a person was disciplined after the approval and is still in the list.

    Source: regulations 2.4: a disciplined person is taken out of planning at once.
    """
    if line.disciplined_on is None or line.approved_on is None:
        return False
    return line.disciplined_on > line.approved_on
