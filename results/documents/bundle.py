"""The machine-readable bundle of a published ranking: raw facts, outcome, and the checker itself.

    data = packed(publication)       # the same bytes for the same publication

Names stand in it only as the published list shows them. Source: docs/evidence.md.
"""

from pathlib import Path

from audit.rules.canonical import canon
from exams.models import Campaign, Script
from exams.rules.refusals import Refusal
from results.models import Publication
from results.rules.bundle import Bundle, archive, bundle
from results.rules.enums import PublicationKind

CHECKER = Path(__file__).parents[1] / "verifier"
LIST = "danh-sach.json"  # what the page shows, whose digest it gives
EXTRAS = ("verify_bundle.py", "DOC-TOI.txt")


def packed(publication: Publication) -> bytes:
    """Return the bundle as a zip, with the published list, the checker and its readme."""
    extras = {name: (CHECKER / name).read_bytes() for name in EXTRAS}
    return archive(made_of(publication), {**extras, LIST: canon(publication.content)})


def made_of(publication: Publication) -> Bundle:
    """Return the bundle of a publication of a ranking. Raises Refusal NO_RANKING_PUBLISHED."""
    ranking = publication.ranking
    if ranking is None:
        raise Refusal("NO_RANKING_PUBLISHED")
    lines = publication.content["lines"]
    return bundle(
        _public_campaign(publication),
        ranking.inputs,
        ranking.outcome,
        {line["number"]: line["name"] for line in lines if "name" in line},
        _codes(publication.campaign) if publication.campaign.binds_late else None,
    )


def _codes(campaign: Campaign) -> dict[str, str]:
    """Return the code of each script by candidate number, as the stubs bound them."""
    scripts = Script.objects.filter(part__campaign=campaign, entry__isnull=False)
    return dict(scripts.values_list("entry__number", "code"))


def latest(campaign: Campaign) -> Publication:
    """Return the ranking last published in a campaign. Raises Refusal NO_RANKING_PUBLISHED."""
    ranked = campaign.publications.filter(kind=PublicationKind.OFFICIAL).select_related(
        "ranking", "campaign"
    )
    publication = ranked.order_by("-version").first()
    if publication is None:
        raise Refusal("NO_RANKING_PUBLISHED")
    return publication


def file_name(publication: Publication) -> str:
    return f"ket-qua-{publication.campaign.code}.zip"


def _public_campaign(publication: Publication) -> dict[str, str]:
    """Return what is said of the campaign; nothing that could change after the publication."""
    campaign = publication.campaign
    announced = campaign.announcements.order_by("version").first()
    return {
        "code": campaign.code,
        "name": campaign.name,
        "host": campaign.host,
        "announcement_no": announced.number if announced else "",
        "announced_on": f"{campaign.announced_on}",
        "published_on": f"{publication.published_on}",
        "decision_no": publication.number,
    }
