"""What an act of two persons will do, worked out from the facts: reads only, repeats no draw.

A preview shows the thing itself. The one exception is the opening of the sealed mapping, of which
only counts are shown: the lines would show the mapping to one person.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from accounts.actions.approvals import Effect
from candidates.actions import eligible_list
from candidates.rules.enums import ApplicationState
from exams.actions.advance import round_once_changed
from exams.models import Campaign, ExamPart, Position
from exams.rules.enums import SittingState
from grading.actions import panel, rank
from grading.actions.settle import outstanding
from grading.models import Assignment, Slip
from results.actions import publish
from results.actions.corrections import corrected


def of_announcement(
    *, campaign: Campaign, number: str, content: Mapping[str, Any], channels: tuple[str, ...]
) -> Effect:
    """Return the positions that are opened, with the days that are fixed."""
    positions = list(campaign.positions.select_related("post"))
    vacancies = sum(position.vacancies for position in positions)
    return Effect(
        figures=[("EFFECT_POSITIONS", len(positions)), ("EFFECT_VACANCIES", vacancies)],
        lines=[_opened_position(position) for position in positions],
        read=[campaign, *positions, *campaign.parts.all()],
    )


def _opened_position(position: Position) -> dict[str, str]:
    return {
        "position": position.code,
        "post": position.post.full_name,
        "vacancies": str(position.vacancies),
    }


def of_changed_announcement(
    *,
    campaign: Campaign,
    number: str,
    reason: str,
    closes: date,
    days: Mapping[str, date],
    places: Mapping[str, str],
) -> Effect:
    """Return every day, place and round that changes, old and new, and how many files stay."""
    parts = {part.kind: part for part in campaign.parts.all()}
    again = round_once_changed(campaign)
    changes = [
        ("registration_closes", str(campaign.registration_closes), str(closes)),
        ("registration_round", str(campaign.registration_round), str(again)),
    ]
    changes += _changed_parts(parts, days, places)
    files = campaign.applications.exclude(state=ApplicationState.DRAFT).count()
    return Effect(
        figures=[("EFFECT_FILES_STAY", files)],
        changes=[change for change in changes if change[1] != change[2]],
        read=[campaign, *parts.values()],
    )


def _changed_parts(
    parts: Mapping[str, ExamPart], days: Mapping[str, date], places: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """Return (what, old, new) for the days and the venues that were asked for."""
    old = {
        kind: timezone.localdate(part.starts_at) for kind, part in parts.items() if part.starts_at
    }
    return [
        *((f"{kind} day", str(old.get(kind, "")), str(day)) for kind, day in days.items()),
        *((f"{kind} place", parts[kind].place, venue) for kind, venue in places.items() if venue),
    ]


def of_eligible_list(*, campaign: Campaign) -> Effect:
    """Return how many are on the list and how many are not, with each paper's state."""
    papers = list(campaign.applications.exclude(state=ApplicationState.DRAFT).order_by("reg_no"))
    states = Counter(paper.state for paper in papers)
    return Effect(
        figures=[(f"EFFECT_{state}", count) for state, count in sorted(states.items())],
        lines=[{"number": paper.reg_no, "state": paper.state} for paper in papers],
        changes=eligible_list.moved_by_last_run(campaign),
        read=[campaign, *papers],
    )


def of_publishing_eligible(*, campaign: Campaign, number: str) -> Effect:
    """Return the list exactly as it will be published."""
    lines = publish.eligible_lines(campaign)
    return Effect(figures=[("EFFECT_LINES", len(lines))], lines=lines, read=[campaign])


def of_seal(*, part: ExamPart) -> Effect:
    """Return how many scripts get a code; which one, nobody is told."""
    present = part.sittings.filter(state="PRESENT", zero="").count()
    return Effect(figures=[("EFFECT_SCRIPTS", present)], read=[part.campaign, part])


def of_close_marking(*, part: ExamPart) -> Effect:
    """Return how many scripts are settled, and how many are left open."""
    pending = outstanding(part)
    return Effect(
        figures=[
            ("EFFECT_SETTLED", part.scripts.count() - len(pending)),
            ("EFFECT_OPEN", len(pending)),
        ],
        lines=[{"number": code, "state": reason} for code, reason in pending.items()],
        read=[part.campaign, part],
    )


def of_provisional(*, part: ExamPart, number: str) -> Effect:
    """Return the first written results exactly as they will be published."""
    lines = publish.provisional_lines(part.campaign)
    return Effect(figures=[("EFFECT_LINES", len(lines))], lines=lines, read=[part.campaign, part])


def of_official(*, part: ExamPart, number: str) -> Effect:
    """Return the official written results exactly as they will be published."""
    campaign = part.campaign
    lines = publish.official_lines(campaign, publish.written_scores(campaign))
    return Effect(figures=[("EFFECT_LINES", len(lines))], lines=lines, read=[campaign, part])


def of_draw(*, part: ExamPart) -> Effect:
    """Return how many defend for each position; the order is drawn when it is applied."""
    defenders = rank.defenders(part.campaign)
    counts = Counter(entry.position.code for entry in defenders)
    return Effect(
        figures=[("EFFECT_DEFENDERS", len(defenders))],
        lines=[{"position": code, "count": str(n)} for code, n in sorted(counts.items())],
        read=[part.campaign, part],
    )


def of_close_defence(*, part: ExamPart) -> Effect:
    """Return how many defences have a score, and which still wait."""
    pending = panel.outstanding(part)
    return Effect(
        figures=[
            ("EFFECT_SETTLED", part.lots.count() - len(pending)),
            ("EFFECT_OPEN", len(pending)),
        ],
        lines=[
            {"number": number, "state": " ".join(reasons)} for number, reasons in pending.items()
        ],
        read=[part.campaign, part],
    )


def of_correction(*, campaign: Campaign, kind: str, number: str, reason: str, basis: str) -> Effect:
    """Return the new version of a list, and every value that differs from the one before it."""
    snapshot, lines, changes = corrected(campaign, kind)
    return Effect(
        figures=[("EFFECT_LINES", len(lines)), ("EFFECT_CHANGES", len(changes))],
        lines=lines,
        changes=changes,
        read=[campaign, *([snapshot] if snapshot else [])],
    )


def of_reduced_panel(*, part: ExamPart, position: Position, least: int, document: str) -> Effect:
    """Return how many members go on, and how many people of the position they have yet to hear."""
    present = position.seats.filter(part=part, left_at=None)
    away = part.sittings.exclude(state=SittingState.PRESENT).values("entry")
    defending = position.entries.filter(lots__part=part).exclude(pk__in=away)
    heard = defending.filter(slips__handed_in_at__isnull=False).distinct().count()
    return Effect(
        figures=[
            ("EFFECT_MEMBERS", present.count()),
            ("EFFECT_LEAST", least),
            ("EFFECT_TO_HEAR", defending.count() - heard),
        ],
        read=[part.campaign, part, *present],
    )


def of_reopened_mark(*, assignment: Assignment) -> Effect:
    """Return which script goes back to its examiner; never the mark."""
    return Effect(
        lines=[{"number": assignment.script.code, "hand": str(assignment.hand)}],
        read=[assignment, *([assignment.entered] if assignment.entered else [])],
    )


def of_reopened_slip(*, slip: Slip) -> Effect:
    """Return whose slip goes back to its member; never the points."""
    return Effect(lines=[{"number": slip.entry.number, "hand": str(slip.seat.number)}], read=[slip])


def of_results(*, campaign: Campaign, number: str) -> Effect:
    """Return the ranking exactly as it will be published."""
    snapshot, lines = publish.ranked_lines(campaign)
    ranked = (row for each in snapshot.outcome["positions"] for row in each["ranking"])
    results = Counter(row["result"] for row in ranked)  # a profile may keep it from the lines
    return Effect(
        figures=[
            ("EFFECT_LINES", len(lines)),
            *((f"EFFECT_{result}", count) for result, count in sorted(results.items())),
        ],
        lines=lines,
        read=[campaign, snapshot],
    )
