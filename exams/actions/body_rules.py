"""What the profile of a campaign asks of its bodies, and of who is tied to a candidate."""

from exams.models import Campaign
from exams.rules.body_checks import BodyRules, body_rules_of
from exams.rules.relations import RelationRules, relation_rules_of

PAGE = "results:bodies"  # where whatever is wrong with a body is mended


def rules_for(campaign: Campaign) -> BodyRules:
    """Return what the campaign's profile asks of its bodies: frozen, or as it is drafted with."""
    drafted = campaign.profile.values if campaign.profile else {}
    return body_rules_of(campaign.regulations or drafted)


def relation_rules_for(campaign: Campaign) -> RelationRules:
    """Return what the campaign's profile says of relations: frozen, or as it is drafted with."""
    drafted = campaign.profile.values if campaign.profile else {}
    return relation_rules_of(campaign.regulations or drafted)


def without_statement() -> frozenset[str]:
    """Return the codes of the campaigns whose regulations ask for no statement on relations."""
    return frozenset(Campaign.objects.without_statement().values_list("code", flat=True))
