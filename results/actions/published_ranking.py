"""What the ranking last published says, by candidate numbers."""

from collections.abc import Collection

from exams.models import Campaign
from grading.rules.enums import Result
from results.models import Publication
from results.rules.enums import PublicationKind


def latest_official(campaign: Campaign) -> Publication | None:
    """Return the ranking that was published last; a correction counts instead of the first."""
    official = campaign.publications.filter(kind=PublicationKind.OFFICIAL)
    return official.select_related("ranking").order_by("-version").first()


def numbers_with_result(campaign: Campaign, results: Collection[Result]) -> set[str]:
    """Return the numbers that the ranking last published says this of; none before there is one."""
    latest = latest_official(campaign)
    ranking = latest.ranking if latest else None
    positions = ranking.outcome["positions"] if ranking else []
    rows = (row for position in positions for row in position["ranking"])
    return {row["entry"] for row in rows if row["result"] in results}
