"""The gate of the announcement: what must be done before a campaign is announced."""

from collections.abc import Iterable
from datetime import date

from accounts.rules.duties import Duty
from exams.rules.announcement_facts import AnnouncedPart, AnnouncementFacts
from exams.rules.calendar import end_of_days
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.checks import Check, CheckLevel, check, error, warning
from exams.rules.deadline_rules import DAY_OF
from exams.rules.enums import PartKind
from exams.rules.planned_days import home_days_checks, plan_checks
from exams.rules.rated_year import is_over
from exams.rules.vacancies import EmptyRegister, VacancyRegister


def announcement_checks(facts: AnnouncementFacts) -> tuple[Check, ...]:
    """Return what keeps a campaign from being announced.

    Source: NĐ 170/2025 art. 15 (content, 30 days of registration), art. 16(5) (exam after the
    deadlines); regulations 3, P3 to P7.
    """
    return (
        *_whole(facts),
        *(_draft("NOT_BY_EXAM", "results:prepare", **filled) for filled in facts.otherwise),
        *_register(facts),
        *_window(facts),
        *(check for kind in facts.kinds for check in _part(kind, facts)),
        *_order_of_parts(facts),
        *plan_checks(facts.days, facts.closes, facts.early, facts.late, is_typed=facts.is_change),
        *_text(facts),
    )


def _draft(code: str, page: str, /, **facts: object) -> Check:
    """Return a check about the draft, which the secretary mends."""
    return check(code, CheckLevel.ERROR, Duty.PREPARE, page, (), facts)


def _whole(facts: AnnouncementFacts) -> Iterable[Check]:
    if not facts.positions:
        yield _draft("NOTHING_TO_ANNOUNCE", "exams:position-new")
    if not facts.has_profile:
        yield _draft("PROFILE_MISSING", "exams:edit", field="profile")
    if facts.unconfirmed:
        names = ", ".join(facts.unconfirmed)
        yield error("MUST_SET", Duty.ANNOUNCE, "exams:profiles", parameters=names)
    if facts.unreadable:
        yield _draft("PROFILE_UNREADABLE", "exams:profiles", parameters=", ".join(facts.unreadable))
    for kind in facts.uncleared:
        yield _draft("CLEARANCE_MISSING", "exams:clearances", what=kind)
    if not facts.contact.strip():
        yield _draft("CONTACT_MISSING", "exams:edit", field="contact")


def _register(facts: AnnouncementFacts) -> Iterable[Check]:
    """Yield the positions that the register of vacancies lacks, as the profile takes that.

    Of an empty register it is named once that the positions of the campaign come from none.
    """
    if facts.is_register_empty and facts.positions and facts.empty_register == EmptyRegister.NAMED:
        yield warning("REGISTER_EMPTY", Duty.KEEP_PLANNING, "exams:vacancies")
    if facts.unregistered and facts.register != VacancyRegister.NOT_ASKED:
        level = error if facts.register == VacancyRegister.REFUSED else warning
        yield level(
            "NOT_IN_REGISTER", Duty.KEEP_PLANNING, "exams:vacancies", items=facts.unregistered
        )


def _window(facts: AnnouncementFacts) -> Iterable[Check]:
    """Yield what is wrong with the days of registration, counted from the day it opens."""
    if facts.closes is None:
        yield _draft("DATES_MISSING", "exams:edit", field="registration_closes")
        return
    if not is_over(year := facts.latest_rated_year, facts.closes):
        latest = facts.closes.year - 1
        yield _draft("YEAR_NOT_OVER", "exams:reference-days", year=year, latest=latest)
    opens = max(facts.opens or facts.on, facts.on)
    if facts.closes < opens:
        yield _out_of_order(opens, facts.closes)
    else:
        yield from _too_short(opens, facts.closes, facts.calendar)


def _out_of_order(opens: date, closes: date) -> Check:
    return _draft(
        "DATES_OUT_OF_ORDER",
        "exams:edit",
        field="registration_closes",
        first=f"{opens:%d/%m/%Y}",
        then=f"{closes:%d/%m/%Y}",
    )


def _too_short(opens: date, closes: date, calendar: CalendarProfile) -> Iterable[Check]:
    """Yield a check if registration is open for fewer days than the profile asks."""
    days, first = calendar.registration_days, calendar.count_first_day
    least = end_of_days(opens, days, count_first_day=first)
    if closes < least:
        yield _draft(
            "REGISTRATION_TOO_SHORT",
            "exams:edit",
            field="registration_closes",
            days=days,
            least=f"{least:%d/%m/%Y}",
        )


def _part(kind: PartKind, facts: AnnouncementFacts) -> Iterable[Check]:
    part = next((part for part in facts.parts if part.kind == kind), AnnouncedPart(kind=kind))
    wanted = {"place": part.place, "day": part.day, "minutes": part.minutes}
    if missing := [name for name, value in wanted.items() if not value]:
        yield _draft("PART_INCOMPLETE", "exams:part", part=kind, what=" ".join(missing))
    if part.day:
        yield from _not_as_planned(kind, part.day, facts.days.get(DAY_OF[kind]))
        yield from _before_registration_closes(kind, part.day, facts.closes)


def _not_as_planned(kind: PartKind, day: date, planned: date | None) -> Iterable[Check]:
    if planned and day != planned:
        yield _draft(
            "PART_DAY_DIFFERS",
            "exams:part",
            part=kind,
            day=f"{day:%d/%m/%Y}",
            planned=f"{planned:%d/%m/%Y}",
        )


def _before_registration_closes(kind: PartKind, day: date, closes: date | None) -> Iterable[Check]:
    if closes and day <= closes:
        yield _draft(
            "EXAM_BEFORE_REGISTRATION_CLOSES",
            "exams:part",
            part=kind,
            day=f"{day:%d/%m/%Y}",
            closes=f"{closes:%d/%m/%Y}",
        )


def _order_of_parts(facts: AnnouncementFacts) -> Iterable[Check]:
    days = {part.kind: part.day for part in facts.parts}
    first, defence = days.get(PartKind.WRITTEN), days.get(PartKind.PROPOSAL)
    if first and defence and defence <= first:
        yield _draft(
            "DEFENCE_BEFORE_WRITTEN",
            "exams:part",
            part=PartKind.PROPOSAL,
            day=f"{defence:%d/%m/%Y}",
            written=f"{first:%d/%m/%Y}",
        )
    elif first and defence:
        yield from home_days_checks(first, defence, facts.calendar.days_between_parts)


def _text(facts: AnnouncementFacts) -> Iterable[Check]:
    for name in facts.lacking:
        yield error("CONTENT_MISSING", Duty.PREPARE, "results:announce", field=name, what=name)
