"""Who may hold no role in a campaign: their roles end there, and nobody gives them another.

Each function returns the rows that it changed; the action that calls it records them.
"""

from datetime import datetime

from accounts.models import CampaignBar, Grant, Person
from accounts.rules.duties import Role
from audit.models import Protected
from audit.rules.refusals import Refusal


def bar(person: Person, campaign: str, at: datetime) -> list[Protected]:
    """End what somebody may do in a campaign, for as long as the bar stands; once is enough.

    Source: NĐ 170/2025 art. 8(3).
    """
    if is_barred(person, campaign):
        return []
    ended = [_ended(grant, campaign, at) for grant in _grants(person, campaign)]
    return [CampaignBar(person=person, campaign=campaign, barred_at=at), *ended]


def lift(person: Person, campaign: str, at: datetime) -> list[Protected]:
    """Let somebody hold a role in a campaign again; what they lost by the bar, they get anew.

    A role that was given for all campaigns reaches this one again.
    """
    rows: list[Protected] = []
    for each in CampaignBar.objects.filter(person=person, campaign=campaign, lifted_at=None):
        each.lifted_at = at
        rows.append(each)
    for grant in Grant.objects.filter(person=person, campaign="", revoked_at=None):
        codes = grant.barred_in or []
        if campaign in codes:
            grant.barred_in = [code for code in codes if code != campaign] or None
            rows.append(grant)
    return rows


def is_barred(person: Person, campaign: str) -> bool:
    """Say whether somebody may hold no role in a campaign."""
    bars = CampaignBar.objects.filter(person=person, campaign=campaign, lifted_at=None)
    return bars.exists()


def require_not_barred(person: Person, campaign: str) -> None:
    """Refuse (IS_BARRED) to let somebody into a campaign in which they may do nothing."""
    if is_barred(person, campaign):
        raise Refusal("IS_BARRED", name=str(person), field="person")


def barred_codes(person: Person) -> list[str] | None:
    """Return the campaigns in which somebody may do nothing, as a grant has them: None for none."""
    bars = CampaignBar.objects.filter(person=person, lifted_at=None)
    return sorted(bars.values_list("campaign", flat=True)) or None


def _grants(person: Person, campaign: str) -> list[Grant]:
    grants = Grant.objects.filter(person=person, campaign__in=("", campaign), revoked_at=None)
    return list(grants.exclude(role=Role.CANDIDATE))


def _ended(grant: Grant, campaign: str, at: datetime) -> Grant:
    if grant.campaign:
        grant.revoked_at = at
    else:
        grant.barred_in = sorted({*(grant.barred_in or ()), campaign})
    return grant
