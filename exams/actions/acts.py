"""The act of two persons about the regulations: a new version of a profile."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from accounts.actions.two_persons import Act, Effect
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import Duty
from exams.actions import profile_versions
from exams.models import ProfileVersion
from exams.rules import profile as profiles
from exams.rules.refusals import Refusal


def _profile(campaign: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {**stored, "in_force_from": date.fromisoformat(stored["in_force_from"])}


def profile_effect(
    *, code: str, values: profiles.Values, in_force_from: date, citation: str
) -> Effect:
    """Return every parameter that differs from the version before, old and new.

    Raises Refusal PROFILE_UNCHANGED when neither a value nor the day differs.
    """
    latest = ProfileVersion.objects.filter(code=code).order_by("-version").first()
    whole = profiles.validated(values)
    changes = profiles.changes(latest.values, whole) if latest else ()
    if latest and not changes and latest.in_force_from == in_force_from:
        raise Refusal("PROFILE_UNCHANGED", version=str(latest))
    return Effect(
        figures=[("EFFECT_CHANGES", len(changes))],
        changes=[(change.key, str(change.old), str(change.new)) for change in changes],
        read=[latest] if latest else [],
    )


CHANGE_PROFILE = Act(
    "CHANGE_PROFILE",
    (Duty.PREPARE,),
    (Duty.ANNOUNCE,),
    profile_versions.draft,
    _profile,
    profile_effect,
    TwoPersonKind.CHANGE_PROFILE,
    undo=True,  # a version of other values follows it
)
