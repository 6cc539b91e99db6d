"""Before the announcement: the catalogue, the calendar, the regulation profile, the campaign."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action
from accounts.actions.approvals import applying
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record
from audit.models import Protected
from exams.actions.preconditions import lock_campaign
from exams.models import (
    Campaign,
    Equivalence,
    ExamPart,
    Holiday,
    Position,
    Post,
    ProfileVersion,
    Rank,
    Unit,
)
from exams.rules import profile as profiles
from exams.rules.announcement_facts import DAY_OF
from exams.rules.calendar_profile import calendar_profile_of
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from exams.rules.scoring_table import scoring_from
from exams.rules.stages import ANNOUNCE


@action(duty=Duty.PREPARE, in_campaign=False)
def catalogue(
    *,
    units: Iterable[Mapping[str, Any]] = (),
    ranks: Iterable[Mapping[str, Any]] = (),
    posts: Iterable[Mapping[str, Any]] = (),
    equivalences: Iterable[Mapping[str, Any]] = (),
    by: Person,
    at: datetime,
) -> None:
    """Enter or correct units, ranks, posts and groups of equivalent posts, by code.

    Raises Refusal NOT_YOUR_DUTY, or UNKNOWN_CODE for a post whose unit or rank does not exist.
    """
    rows: list[Protected] = [_entered(Unit, item) for item in units]
    rows += [_entered(Rank, item) for item in ranks]
    record("catalogue.kept", about="units and ranks", by=by, at=at, rows=rows, count=len(rows))
    stored = {kind: {item.code: item for item in kind.objects.all()} for kind in (Unit, Rank)}
    rows = [_entered(Post, _joined(item, stored)) for item in posts]
    rows += [_entered(Equivalence, item) for item in equivalences]
    record("catalogue.kept", about="posts", by=by, at=at, rows=rows, count=len(rows))


def _entered(kind: type[Any], fields: Mapping[str, Any]) -> Any:
    """Return the row of a code, new or corrected."""
    return _filled(kind.objects.filter(code=fields["code"]).first() or kind(), fields)


def _filled(row: Any, fields: Mapping[str, Any]) -> Any:
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def _joined(fields: Mapping[str, Any], stored: Mapping[Any, Mapping[str, Any]]) -> dict[str, Any]:
    joined = dict(fields)
    for name, kind in (("unit", Unit), ("rank", Rank)):
        if fields[name] not in stored[kind]:
            raise Refusal("UNKNOWN_CODE", field=name, value=fields[name], row=fields["code"])
        joined[name] = stored[kind][fields[name]]
    return joined


@action(duty=Duty.PREPARE, in_campaign=False)
def holidays(*, days: Iterable[Mapping[str, Any]], by: Person, at: datetime) -> None:
    """Enter days off and days worked instead; a day already in the table is corrected."""
    rows: list[Protected] = []
    for day in days:
        row = Holiday.objects.filter(date=day["date"], withdrawn=False).first() or Holiday()
        row.date, row.name, row.kind = day["date"], day["name"], day["kind"]
        rows.append(row)
    record("holidays.kept", about="calendar", by=by, at=at, rows=rows, count=len(rows))


@action(duty=Duty.PREPARE, in_campaign=False)
def strike_holiday(*, holiday: Holiday, by: Person, at: datetime) -> None:
    """Strike a day from the table; announced campaigns keep the calendar they froze."""
    holiday.withdrawn = True
    record("holiday.struck", about=holiday.date, by=by, at=at, rows=[holiday])


@action(duty=[Duty.PREPARE, Duty.ANNOUNCE], in_campaign=False)
def profile(
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


@action(duty=Duty.PREPARE, in_campaign=False)
def draft(*, code: str, fields: Mapping[str, Any], by: Person, at: datetime) -> Campaign:
    """Open a new campaign as a draft. Raises Refusal NOT_YOUR_DUTY or CODE_TAKEN."""
    if Campaign.objects.filter(code=code).exists():
        raise Refusal("CODE_TAKEN", field="code", code=code)
    campaign = Campaign(code=code, **fields)
    campaign.record("campaign.drafted", about=code, rows=[campaign])
    return campaign


@action(duty=Duty.PREPARE, steps=[ANNOUNCE])
def change(*, campaign: Campaign, fields: Mapping[str, Any], by: Person, at: datetime) -> Campaign:
    """Change a draft. An announced campaign is changed by a new announcement only."""
    locked = lock_campaign(campaign)
    _filled(locked, fields)
    locked.record("campaign.changed", about=locked.code, rows=[locked], fields=sorted(fields))
    return locked


@action(duty=Duty.PREPARE, steps=[ANNOUNCE])
def position(
    *,
    campaign: Campaign,
    code: str,
    post: Post,
    fields: Mapping[str, Any],
    by: Person,
    at: datetime,
) -> Position:
    """Add a position to a draft, or change one of its positions, by code.

    Raises Refusal WRONG_STAGE, ELECTED_POST or REAPPOINTMENT (E20), POSITION_LEVEL_NOT_ALLOWED or
    TOO_MANY_VACANCIES: a post that the regulations keep out never enters a campaign.
    """
    locked = lock_campaign(campaign)
    allowed = profiles.completed(locked.profile.values if locked.profile else {})["eligibility"]
    row = locked.positions.filter(code=code).first() or Position(campaign=locked, code=code)
    _filled(row, {"post": post, **fields})
    _require_admissible(row, allowed)
    locked.record("position.kept", about=code, rows=[row], post=post.code)
    return row


def _require_admissible(position: Position, rules: Mapping[str, Any]) -> None:
    if position.elected_post and not rules["allow_elected_posts"]:
        raise Refusal("ELECTED_POST", position=position.code)
    if position.reappointment and not rules["allow_reappointment"]:
        raise Refusal("REAPPOINTMENT", position=position.code)
    if position.post.rank.level not in rules["allowed_levels"]:
        level = position.post.rank.level
        raise Refusal("POSITION_LEVEL_NOT_ALLOWED", position=position.code, level=level)
    _require_seats(position)


def _require_seats(position: Position) -> None:
    if position.vacancies > position.post.seats:
        raise Refusal(
            "TOO_MANY_VACANCIES",
            field="vacancies",
            position=position.code,
            vacancies=position.vacancies,
            seats=position.post.seats,
        )


@action(duty=Duty.PREPARE)
def part(
    *, campaign: Campaign, kind: PartKind, fields: Mapping[str, Any], by: Person, at: datetime
) -> ExamPart:
    """Fix or change the place, time and length of one part of the exam, before it is sat.

    The day of the plan follows from its beginning. Raises Refusal NOT_YOUR_DUTY or
    PART_ALREADY_SAT.
    """
    locked = lock_campaign(campaign)
    row = locked.parts.filter(kind=kind).first() or ExamPart(campaign=locked, kind=kind)
    if row.sealed_at or row.closed_at:
        raise Refusal("PART_ALREADY_SAT", part=kind)
    _filled(row, fields)
    locked.record("part.kept", about=kind, rows=[*_planned(locked, row), row])
    return row


def _planned(campaign: Campaign, part: ExamPart) -> list[Protected]:
    """Put the day of a part into the plan; return the campaign if its plan has changed."""
    if part.starts_at is None:
        return []
    day = str(timezone.localdate(part.starts_at))
    name = DAY_OF[PartKind(part.kind)]
    if campaign.dates.get(name) == day:
        return []
    campaign.dates = {**campaign.dates, name: day}
    return [campaign]
