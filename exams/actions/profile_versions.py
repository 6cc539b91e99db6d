"""Versions of the regulation profile: drafted, and confirmed by the chair."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from accounts.actions.action import action
from accounts.actions.applying import applying
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record
from exams.models import (
    ProfileVersion,
)
from exams.rules import profile as profiles
from exams.rules.age_bands import age_limits
from exams.rules.calendar_profile import calendar_profile_of
from exams.rules.refusals import Refusal
from exams.rules.scoring_table import scoring_from


def profile_in_force(on: date) -> dict[str, dict[str, Any]]:
    """Return the values of the profile in force on a day, of the default where there is none.

    Of several the one that came into force last.
    """
    in_force = ProfileVersion.objects.filter(in_force_from__lte=on)
    latest = in_force.order_by("-in_force_from", "-version", "code").first()
    return profiles.completed(latest.values if latest else {})


@action(duty=[Duty.PREPARE, Duty.ANNOUNCE], in_campaign=False)
def draft(
    *,
    code: str,
    values: profiles.Values,
    in_force_from: date,
    citation: str = "",
    version: int | None = None,
    bases: Mapping[str, str] | None = None,
    by: Person,
    at: datetime,
) -> ProfileVersion:
    """Draft a new version of a regulation profile; an old version is never changed.

    What `values` leaves out has the default of annex (ii). A version after the first takes two
    persons. Raises Refusal UNKNOWN_PARAMETER, TWO_PERSONS_NEEDED, PROFILE_VALUE,
    PROFILE_CONTRADICTION, or CITATION_MISSING when a later version differs from the one before
    without naming the text that says so.
    """
    whole = _read_by_law(profiles.validated(values))
    latest = ProfileVersion.objects.filter(code=code).order_by("-version").first()
    if latest:
        _require_changeable(latest, whole, citation, by)
    drafted = ProfileVersion(
        code=code,
        version=version or (latest.version + 1 if latest else 1),
        in_force_from=in_force_from,
        values=whole,
        bases=dict(bases or {}),
        citation=citation,
    )
    record("profile.drafted", about=drafted, by=by, at=at, rows=[drafted])
    return drafted


def _read_by_law(values: profiles.Values) -> profiles.Values:
    """Return the values of a profile, refused unless the law can read them together."""
    scoring_from(values["scoring"], values["eligibility"])
    calendar_profile_of(values["calendar"])
    lines: Any = values["eligibility"]["age_bands"]
    age_limits(lines)
    return values


def _require_changeable(
    latest: ProfileVersion, values: profiles.Values, citation: str, by: Person
) -> None:
    if isinstance(by, Person) and applying() is None:
        raise Refusal("TWO_PERSONS_NEEDED")
    if not citation and profiles.changes(latest.values, values):
        raise Refusal("CITATION_MISSING", field="citation")


@action(duty=Duty.ANNOUNCE, in_campaign=False)
def confirm(*, profile: ProfileVersion, keys: Iterable[str], by: Person, at: datetime) -> None:
    """Confirm the values marked "must set", by name; only the chair answers for them."""
    declared = {parameter.key for parameter in profiles.parameters()}
    if unknown := sorted(set(keys) - declared):
        raise Refusal("UNKNOWN_PARAMETER", section="", key=unknown[0])
    profile.confirmed = sorted({*profile.confirmed, *keys})
    record("profile.confirmed", about=profile, by=by, at=at, rows=[profile], keys=sorted(keys))
