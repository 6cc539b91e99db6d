"""Roles by seat: the decision of a board says who has them, and nobody has them by name."""

from collections.abc import Iterable

from accounts.models import Grant
from accounts.rules.duties import Role
from accounts.rules.seats import BOARD_OF
from audit.rules.refusals import Refusal


def by_name(roles: Iterable[Role], campaign: str) -> list[Grant]:
    """Return the roles that reach a campaign though no seat gave them."""
    grants = Grant.objects.filter(role__in=roles, board="", campaign__in=("", campaign))
    in_force = grants.filter(revoked_at=None).select_related("person").order_by("pk")
    return [grant for grant in in_force if campaign not in (grant.seated_in or ())]


def codes_by_seat(role: Role) -> list[str] | None:
    """Return the campaigns in which a role is given by seats alone, as a grant has them."""
    if role not in BOARD_OF:
        return None
    seats = Grant.objects.filter(role=role, board=BOARD_OF[role])
    return sorted(set(seats.values_list("campaign", flat=True))) or None


def require_by_seat(role: Role, campaign: str, board: str) -> None:
    """Refuse (GIVEN_BY_BODY) to give by name in one campaign what the seat in a board gives."""
    if campaign and not board and role in BOARD_OF:
        raise Refusal("GIVEN_BY_BODY", role=role, body=BOARD_OF[role], field="campaign")
