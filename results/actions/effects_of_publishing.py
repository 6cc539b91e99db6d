"""What publishing a list will do: the list exactly as it will be published."""

from collections import Counter

from accounts.actions.two_persons import Effect
from exams.models import Campaign, ExamPart
from results.actions import notices, publish
from results.actions.corrections import corrected
from results.actions.list_numbers import require_own_number


def of_publishing_eligible(*, campaign: Campaign, number: str) -> Effect:
    """Return the list exactly as it will be published."""
    require_own_number(campaign, number)
    lines = publish.eligible_lines(campaign)
    return Effect(figures=[("EFFECT_LINES", len(lines))], lines=lines, read=[campaign])


def of_provisional(*, part: ExamPart, number: str) -> Effect:
    """Return the first written results exactly as they will be published."""
    require_own_number(part.campaign, number)
    lines = publish.provisional_lines(part.campaign)
    return Effect(figures=[("EFFECT_LINES", len(lines))], lines=lines, read=[part.campaign, part])


def of_official(*, part: ExamPart, number: str) -> Effect:
    """Return the official written results exactly as they will be published."""
    campaign = part.campaign
    require_own_number(campaign, number)
    lines = publish.official_lines(campaign, publish.written_scores(campaign))
    return Effect(figures=[("EFFECT_LINES", len(lines))], lines=lines, read=[campaign, part])


def of_correction(*, campaign: Campaign, kind: str, number: str, reason: str, basis: str) -> Effect:
    """Return the new version of a list, and every value that differs from the one before it."""
    require_own_number(campaign, number)
    snapshot, lines, changes = corrected(campaign, kind)
    letters = notices.touched_by(campaign, changes).count()
    return Effect(
        figures=[
            ("EFFECT_LINES", len(lines)),
            ("EFFECT_CHANGES", len(changes)),
            *([("EFFECT_LETTERS", letters)] if letters else []),
        ],
        lines=lines,
        changes=changes,
        read=[campaign, *([snapshot] if snapshot else [])],
    )


def of_results(*, campaign: Campaign, number: str) -> Effect:
    """Return the ranking exactly as it will be published."""
    require_own_number(campaign, number)
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
