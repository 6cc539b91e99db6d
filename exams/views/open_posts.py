"""The posts of a campaign as everybody reads them: what each asks, filtered as the reader wants."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from exams.forms.posts import PostsFilter
from exams.models import Campaign
from exams.rules.profile import completed
from web.sentences import label


def posts_in(request: HttpRequest, campaign: Campaign) -> dict[str, Any]:
    """Return the posts that were asked for, their filter, and from where candidates may come."""
    positions = list(campaign.positions.select_related("post__unit", "post__rank"))
    posts_filter = PostsFilter(request.GET, positions=positions)
    return {
        "posts_filter": posts_filter if len(positions) > 1 else None,
        "positions": [each for each in positions if posts_filter.takes(each)],
        "planning_source": planning_source(campaign),
    }


def planning_source(campaign: Campaign) -> str:
    """Say in words from which planning lists the candidates of a campaign come.

    Source: regulations, annex ii A: planning_required, candidate_groups.
    """
    asked: dict[str, Any] = completed(campaign.regulations)["eligibility"]
    if not asked["planning_required"]:
        return _("không bắt buộc trong quy hoạch")
    groups = [label(group) for group in asked["candidate_groups"]]
    return _("nguồn (quy hoạch %(periods)s): %(groups)s") % {
        "periods": ", ".join(campaign.planning_terms),
        "groups": ", ".join(f"{words[:1].lower()}{words[1:]}" for words in groups),
    }
