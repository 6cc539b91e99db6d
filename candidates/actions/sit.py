"""Sit: the numbers of those who sit, and what happened in the room."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from candidates.actions.before_sitting import is_competed_for
from candidates.actions.consequences import recusals_by_seal
from candidates.models import Application, CadreRecord, Seal
from candidates.rules.enums import ApplicationState
from candidates.rules.position_outcomes import ListState
from exams.actions.advance import first_sitting
from exams.actions.preconditions import (
    lock_campaign,
    require_not_in_future,
    require_same_campaign,
)
from exams.actions.recused import require_entries_open
from exams.models import Campaign, Entry, ExamPart, Sanction
from exams.rules.codes import candidate_numbers
from exams.rules.enums import PartKind, SanctionLevel
from exams.rules.refusals import Refusal
from exams.rules.stages import MARKINGS, SITTINGS, steps_of


@action(duty=Duty.PREPARE, steps=SITTINGS)
def number(*, campaign: Campaign, by: Person, at: datetime) -> list[Entry]:
    """Give candidate numbers in Vietnamese name order, continuous over the whole campaign.

    Source: TT 22/2025 art. 6(2)b. Only eligible people of positions that are locked get one.
    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE or ALREADY_NUMBERED.
    """
    locked = lock_campaign(campaign, first_sitting(campaign))
    if locked.entries.exists():
        raise Refusal("ALREADY_NUMBERED")
    in_order = _in_name_order(locked)
    entries = _numbered(locked, in_order)
    seals = _sealed(entries, in_order)
    rows: list[Protected] = [*entries, *seals, *recusals_by_seal(seals, at)]
    locked.record("numbers.given", about=locked.code, rows=rows, count=len(entries))
    return entries


def _numbered(campaign: Campaign, in_order: list[Application]) -> list[Entry]:
    """Return an entry for each application, with the next candidate number."""
    numbers = candidate_numbers(
        (application.pk for application in in_order),
        prefix=campaign.number_prefix,
        digits=campaign.number_digits,
    )
    return [
        Entry(campaign=campaign, position=application.position, number=numbers[application.pk])
        for application in in_order
    ]


def _sealed(entries: list[Entry], in_order: list[Application]) -> list[Seal]:
    """Return the sealed link from each entry to the application that it came from."""
    return [
        Seal(entry=entry, application=application)
        for entry, application in zip(entries, in_order, strict=True)
    ]


def _in_name_order(campaign: Campaign) -> list[Application]:
    """Return the eligible of the positions locked, ordered by the name that holds."""
    people = campaign.applications.filter(
        state=ApplicationState.ELIGIBLE, position__opening=ListState.HELD
    )
    papers = list(people.select_related("position").with_names())
    wanted = [paper.citizen_id for paper in papers]
    born = dict(CadreRecord.objects.filter(citizen_id__in=wanted).values_list("citizen_id", "born"))

    def order(paper: Any) -> tuple[Any, ...]:
        number = paper.citizen_id
        return paper.person_sort_key, born[number], number, paper.position_code

    return sorted(papers, key=order)


def late_entry(application: Application) -> list[Protected]:
    """Return the entry of whoever became eligible after the numbers; none where nobody sits."""
    campaign = application.campaign
    last = campaign.entries.order_by("-number").first()
    sealed = ExamPart.objects.filter(campaign=campaign).exclude(sealed_at=None).exists()
    if last is None or sealed or not is_competed_for(application):
        return []
    following = int(last.number.removeprefix(campaign.number_prefix)) + 1
    number = f"{campaign.number_prefix}{following:0{campaign.number_digits}d}"
    entry = Entry(campaign=campaign, position=application.position, number=number)
    seal = Seal(entry=entry, application=application)
    return [entry, seal, *recusals_by_seal([seal], running().at)]


@action(duty=Duty.INVIGILATE, steps=[*SITTINGS, *MARKINGS])
def sanction(
    *,
    part: ExamPart,
    entry: Entry,
    level: SanctionLevel,
    minutes: str,
    on: date,
    by: Person,
    at: datetime,
) -> Sanction:
    """Record a sanction from the room's minutes; whether points are taken is the chair's decision.

    Source: noi quy art. 2. `on` is the day of the minutes. Raises Refusal NOT_YOUR_DUTY,
    WRONG_STAGE, RECUSED_FROM, MINUTES_MISSING, ALREADY_SANCTIONED, DAY_IN_FUTURE, DAY_BEFORE_EXAM
    or SANCTION_AFTER_PUBLICATION.
    """
    locked = lock_campaign(part.campaign, *steps_of(PartKind(part.kind)))
    require_same_campaign(locked, entry)
    require_entries_open(by, entry)
    if not minutes.strip():
        raise Refusal("MINUTES_MISSING", number=entry.number, field="minutes")
    if entry.sanctions.filter(part=part, level=level).exists():
        raise Refusal("ALREADY_SANCTIONED", number=entry.number)
    _require_in_time(part, on, at)
    made = Sanction(entry=entry, part=part, level=level, minutes=minutes, on=on)
    locked.record(
        "sanction.recorded",
        about=entry.number,
        rows=[made],
        level=level,
        part=part.kind,
        on=str(on),
    )
    return made


def _require_in_time(part: ExamPart, on: date, at: datetime) -> None:
    """Refuse minutes of no day of the exam: to come, before it, or once its points are public."""
    require_not_in_future(on, at)
    day = timezone.localdate(part.starts_at) if part.starts_at else None
    if day and on < day:
        raise Refusal("DAY_BEFORE_EXAM", day=f"{day:%d/%m/%Y}", field="on")
    if ExamPart.objects.exclude(provisional_at=None).filter(pk=part.pk).exists():
        raise Refusal("SANCTION_AFTER_PUBLICATION")


def entry_of(application: Application) -> Entry | None:
    """Return the entry of an application, for the person whose it is."""
    seal = Seal.objects.filter(application=application).select_related("entry").first()
    return seal.entry if seal else None
