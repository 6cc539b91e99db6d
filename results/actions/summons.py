"""The summons: whoever sits is written to in time, with number, hour and place (P5).

Source: regulations 3 (summons five working days before the exam at least: annex ii B,
summons_min_working_days).
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from accounts.rules.duties import Duty
from candidates.actions.before_sitting import first_part, sitting_began
from candidates.models import Application
from exams.actions.advance import first_sitting
from exams.actions.clock import calendar_profile, working_calendar
from exams.actions.letters import compose
from exams.models import Campaign, Letter
from exams.rules.checks import Check, warning
from exams.rules.letters import LetterKind


def of_list(campaign: Campaign, at: datetime) -> list[Letter]:
    """Compose the summons of everybody on the list who registered online and has none yet."""
    composed = campaign.letters.filter(kind=LetterKind.SUMMONS, dropped_at=None)
    informed = {letter.about: letter.facts for letter in composed.order_by("composed_at")}
    return [
        compose(
            LetterKind.SUMMONS,
            campaign=campaign,
            to=file.person,
            about=file.reg_no,
            facts=facts,
            at=at,
        )
        for file, facts in _called(campaign)
        if file.person and informed.get(file.reg_no) != facts
    ]


def still_true(campaign: Campaign, letters: Sequence[Letter], at: datetime) -> list[Letter]:
    """Return the summons whose receivers sit, with that number, at that hour and place.

    None once the sitting began, or its part is over: then it calls nobody any more.
    """
    if campaign.step != first_sitting(campaign) or sitting_began(campaign, at):
        return []
    today = {file.reg_no: facts for file, facts in _called(campaign)}
    return [letter for letter in letters if today.get(letter.about) == letter.facts]


def late_summons(campaign: Campaign, exam_day: date | None) -> tuple[Check, ...]:
    """Return, by candidate number, whose summons left after its last day, or did not leave."""
    if exam_day is None:
        return ()
    last = last_day_of_summons(campaign, exam_day)
    letters = campaign.letters.filter(kind=LetterKind.SUMMONS, dropped_at=None)
    late = {letter.facts["number"] for letter in letters if not _in_time(letter, last)}
    in_time = {letter.facts["number"] for letter in letters if _in_time(letter, last)}
    if not (numbers := sorted(late - in_time)):
        return ()
    facts = {"last": f"{last:%d/%m/%Y}"}
    return (warning("SUMMONED_LATE", Duty.PREPARE, "results:outbox", items=numbers, **facts),)


def last_day_of_summons(campaign: Campaign, exam_day: date) -> date:
    """Return the last day on which a summons is in time. Units: working days before the exam."""
    least = calendar_profile(campaign).summons_min_working_days
    return working_calendar(campaign).before(exam_day, least)


def _in_time(letter: Letter, last: date) -> bool:
    return letter.released_at is not None and timezone.localdate(letter.released_at) <= last


def _called(campaign: Campaign) -> list[tuple[Application, dict[str, str]]]:
    """Return who has a number and takes part still, with what the summons says."""
    part = first_part(campaign)
    starts = timezone.localtime(part.starts_at) if part.starts_at else None
    common = {
        "time": f"{starts:%H:%M %d/%m/%Y}" if starts else "–",
        "place": part.place or "–",
        "minutes": str(part.minutes or "–"),
    }
    files = campaign.applications.filter(seal__isnull=False).order_by("reg_no")
    rows = files.select_related("person", "position__post", "seal__entry")
    return [(file, {**_own(file), **common}) for file in rows if not file.has_left]


def _own(file: Application) -> dict[str, str]:
    return {
        "registration": file.reg_no,
        "number": file.seal.entry.number,
        "position": f"{file.position.code} – {file.position.title}" if file.position else "–",
    }
