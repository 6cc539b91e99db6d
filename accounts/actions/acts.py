"""The acts of two persons about accounts: a sensitive role, an account that is closed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from accounts.actions import granting, people
from accounts.actions.two_persons import Act, Effect
from accounts.models import Grant, Person
from accounts.rules.duties import Duty, Role


def _granted(campaign: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a grant from what was stored: days as text, the person by key."""
    days = {
        name: date.fromisoformat(stored[name]) if stored.get(name) else None
        for name in ("starts_on", "ends_on")
    }
    return {
        "person": Person.objects.get(pk=stored["person"]),
        "role": Role(stored["role"]),
        "campaign": stored.get("campaign", ""),
        "document": stored.get("document", ""),
        **days,
    }


def grant_effect(
    *,
    person: Person,
    role: Role,
    campaign: str,
    document: str,
    starts_on: date | None,
    ends_on: date | None,
) -> Effect:
    """Return who gets which role where, and what they hold already."""
    grants = list(person.grants.filter(revoked_at=None))
    roles = " ".join(sorted(grant.role for grant in grants))
    line = {"person": str(person), "role": role, "scope": campaign or "*"}
    return replace(_roles_held(grants), lines=[line], changes=[("role", roles, role)])


def _roles_held(grants: list[Grant]) -> Effect:
    """Return what both acts rest on: the roles that somebody holds."""
    return Effect(figures=[("EFFECT_ROLES_HELD", len(grants))], read=grants)


def _closed(campaign: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {"person": Person.objects.get(pk=stored["person"])}


def closing_effect(*, person: Person) -> Effect:
    """Return whose account is closed, and the roles that end with it."""
    grants = list(person.grants.filter(revoked_at=None))
    lines = [{"person": str(person), "role": grant.role} for grant in grants]
    return replace(_roles_held(grants), lines=lines)


# The first chair of all is applied by the supervision board: there is no chair yet to do it.
GRANT_ROLE = Act(
    "GRANT_ROLE",
    (Duty.KEEP_ACCOUNTS,),
    (Duty.DECIDE, Duty.OPEN_SEALS),
    granting.grant,
    _granted,
    grant_effect,
    whom="person",
)
CLOSE_ACCOUNT = Act(
    "CLOSE_ACCOUNT",
    (Duty.KEEP_ACCOUNTS,),
    (Duty.KEEP_ACCOUNTS, Duty.DECIDE),
    people.close_account,
    _closed,
    closing_effect,
)
