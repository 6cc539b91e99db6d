"""The acts of two persons about accounts: a sensitive role, a code, an account that is closed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from accounts.actions import code_halves, granting, people
from accounts.actions.seats import require_by_seat
from accounts.actions.two_persons import Act, Effect
from accounts.models import Grant, Person
from accounts.rules.duties import SECOND_TO_CHAIR, Duty, Role


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
    """Return who gets which role where, what they hold already, and what they hold then."""
    require_by_seat(role, campaign, board="")
    grants = list(person.grants.filter(revoked_at=None))
    old = sorted(grant.role for grant in grants)
    roles = ("role", " ".join(old), " ".join(sorted([*old, role])))
    line = {"person": str(person), "role": role, "scope": campaign or "*"}
    return replace(_roles_held(grants), lines=[line], changes=[roles])


def _roles_held(grants: list[Grant]) -> Effect:
    """Return what the acts rest on: the roles that somebody holds."""
    return Effect(figures=[("EFFECT_ROLES_HELD", len(grants))], read=grants)


def _closed(campaign: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {"person": Person.objects.get(pk=stored["person"])}


def closing_effect(*, person: Person) -> Effect:
    """Return whose account is closed, and the roles that end with it."""
    grants = list(person.grants.filter(revoked_at=None))
    lines = [{"person": str(person), "role": grant.role} for grant in grants]
    return replace(_roles_held(grants), lines=lines)


def _coded(campaign: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {**_closed(campaign, stored), "first_half": stored["first_half"]}


def code_effect(*, person: Person, first_half: str) -> Effect:
    """Return whose password may be set by the code, and what that opens."""
    grants = list(person.grants.filter(revoked_at=None))
    lines = [{"person": str(person), "role": " ".join(sorted(each.role for each in grants))}]
    return replace(_roles_held(grants), lines=lines)


# The first chair of all is applied by the supervision board: there is no chair yet to do it.
GRANT_ROLE = Act(
    "GRANT_ROLE",
    (Duty.KEEP_ACCOUNTS,),
    SECOND_TO_CHAIR,
    granting.grant,
    _granted,
    grant_effect,
    whom="person",
    undo=True,  # the role is revoked
)
CLOSE_ACCOUNT = Act(
    "CLOSE_ACCOUNT",
    (Duty.KEEP_ACCOUNTS,),
    (Duty.KEEP_ACCOUNTS, Duty.DECIDE),
    people.close_account,
    _closed,
    closing_effect,
    about="person",
)
# Asked for through `code_requests.request_code`, which draws the first half.
ISSUE_CODE = Act(
    "ISSUE_CODE",
    GRANT_ROLE.asks,
    GRANT_ROLE.applies,
    code_halves.issue_by_two,
    _coded,
    code_effect,
    whom="person",
    one_per="person",
    undo=True,  # a new code ends it
)
