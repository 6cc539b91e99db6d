"""What an act of two persons will do, worked out from the facts: reads only, repeats no draw.

A preview shows the thing itself. The one exception is the opening of the sealed mapping, of which
only counts are shown: the lines would show the mapping to one person.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from accounts.actions.approvals import Effect
from candidates.actions import eligible_list
from exams.models import Campaign, ExamPart
from grading.actions import panel, rank
from grading.actions.settle import outstanding
from results.actions import publish


def of_announcement(
    *, campaign: Campaign, number: str, content: Mapping[str, Any], channels: tuple[str, ...]
) -> Effect:
    """Return the positions that are opened, with the days that are fixed."""
    positions = list(campaign.positions.select_related("post"))
    return Effect(
        figures=[
            ("EFFECT_POSITIONS", len(positions)),
            ("EFFECT_VACANCIES", sum(position.vacancies for position in positions)),
        ],
        lines=[
            {"position": position.code, "post": position.post.full_name,
             "vacancies": str(position.vacancies)}
            for position in positions
        ],
        read=[campaign, *positions, *campaign.parts.all()],
    )  # fmt: skip


def of_eligible_list(*, campaign: Campaign) -> Effect:
    """Return how many are on the list and how many are not, with each paper's state."""
    papers = list(campaign.applications.exclude(state="DRAFT").order_by("reg_no"))
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


def of_results(*, campaign: Campaign, number: str) -> Effect:
    """Return the ranking exactly as it will be published."""
    snapshot, lines = publish.ranked_lines(campaign)
    results = Counter(line["result"] for line in lines)
    return Effect(
        figures=[
            ("EFFECT_LINES", len(lines)),
            *((f"EFFECT_{result}", count) for result, count in sorted(results.items())),
        ],
        lines=lines,
        read=[campaign, snapshot],
    )
