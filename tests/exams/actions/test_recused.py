"""Who is tied to a candidate decides nothing of their entry, position or opened script."""

from datetime import date

import pytest

from accounts.models import Grant
from candidates.actions import decide, roll_call, sit, too_few
from candidates.models import Seal
from exams.actions.recused import (
    require_entries_open,
    require_position_open,
    require_script_open,
)
from exams.models import Entry, ExamPart, Recusal, Sanction, Script
from exams.rules.enums import PartKind, SanctionLevel, SittingState
from exams.rules.relations import RelationKind
from grading.actions import panel, rank, settle
from grading.rules.enums import Survivor
from tests.actions import (
    LATE,
    apply,
    arrange,
    campaign,
    person_named,
    refused,
    request,
)
from tests.relations import own

pytestmark = pytest.mark.django_db


def chair():
    return person_named("chu-tich")


def part(kind=PartKind.WRITTEN):
    return ExamPart.objects.select_related("campaign").get(kind=kind)


def first():
    """Return the entry with the first number; the numbers are given once."""
    if not Entry.objects.exists():
        sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)
    return Entry.objects.select_related("campaign", "position__campaign").order_by("number")[0]


def tie(person, entry):
    return arrange(Recusal(person=person, entry=entry, recused_at=LATE))


def test_who_is_tied_to_an_entry_touches_neither_it_nor_its_position(life):
    with life.at("listed"):
        entry, other = first(), Entry.objects.order_by("number").last()
        recusal = tie(chair(), entry)
        with refused("RECUSED_FROM"):
            require_entries_open(chair(), other, entry)
        with refused("RECUSED_FROM"):
            require_position_open(chair(), entry.position)
        require_entries_open(chair(), other)
        require_entries_open(person_named("giam-sat"), entry)

        arrange(recusal, lifted_at=LATE)
        require_entries_open(chair(), entry)


def test_who_owes_the_statement_touches_no_entry(life):
    with life.at("listed"):
        grant = Grant.objects.filter(person=chair(), role="CHAIR").get()
        arrange(grant, stated_in=None)
        entry = first()
        with refused("STATEMENT_OWED"):
            require_entries_open(chair(), entry)


def test_a_script_is_asked_about_once_its_code_was_opened_and_never_before(life):
    with life.at("published"):
        script = Script.objects.exclude(entry=None).select_related("entry")[0]
        tie(chair(), script.entry)
        with refused("RECUSED_FROM"):
            require_script_open(chair(), script)

        arrange(script, entry=None)
        require_script_open(chair(), script)


def test_a_tie_of_a_file_is_one_of_its_entry(life):
    with life.at("listed"):
        first()
        seal = Seal.objects.select_related("application", "entry").first()
        own(chair(), seal.application, kind=RelationKind.MENTOR)
        with refused("RECUSED_FROM"):
            require_entries_open(chair(), seal.entry)


@pytest.mark.parametrize("tied", ["coi-thi", "chu-tich"])
def test_neither_of_two_persons_may_be_tied(life, tied):
    with life.at("listed"):
        entry = first()
        roll_call.attend(
            part=part(),
            attendance={
                entry: roll_call.Attendance(SittingState.PRESENT),
            },
            by=person_named("coi-thi"),
            at=LATE,
        )
        said = {"kind": "WRITTEN", "number": entry.number, "state": "SUSPENDED", "minutes": "BB 1"}
        asked = request("DISQUALIFY", **said)
        tie(person_named(tied), entry)
        with refused("RECUSED_FROM"):
            apply(asked)


def test_the_room_records_nothing_of_somebody_to_whom_it_is_tied(life):
    with life.at("listed"):
        room, entry = person_named("coi-thi"), first()
        tie(room, entry)
        with refused("RECUSED_FROM"):
            roll_call.attend(
                part=part(),
                attendance={entry: roll_call.Attendance(SittingState.ABSENT)},
                by=room,
                at=LATE,
            )
        with refused("RECUSED_FROM"):
            sit.sanction(
                part=part(),
                entry=entry,
                level=SanctionLevel.EXAM_REPRIMAND,
                minutes="BB 1",
                on=date(2026, 11, 1),
                by=room,
                at=LATE,
            )


def test_the_chair_decides_of_a_position_nothing_that_moves_somebody_tied(life):
    with life.at("published"):
        alone, equal = (campaign().positions.get(code=code) for code in ("VT09", "VT04"))
        tied = campaign().entries.filter(number__in=["LD026", "LD045"])
        tie(chair(), alone.entries.first())
        tie(chair(), equal.entries.exclude(pk__in=tied).first())
        signed = {"document": "QĐ 8", "on": date(2026, 12, 20), "by": chair(), "at": LATE}
        with refused("RECUSED_FROM"):
            rank.decide_survivor(position=alone, value=Survivor.STOP, **signed)
        with refused("RECUSED_FROM"):
            rank.order_tie(places={each: n for n, each in enumerate(tied)}, **signed)


def test_the_chair_decides_neither_sanction_nor_defence_of_somebody_tied(life):
    with life.at("scored"):
        unpunished = part(PartKind.PROPOSAL).lots.exclude(
            entry__in=Sanction.objects.values("entry")
        )
        lot = unpunished.select_related("entry").order_by("entry__number").first()
        made = Sanction(
            entry=lot.entry, part=part(), level=SanctionLevel.EXAM_REPRIMAND, minutes="BB"
        )
        arrange(made)
        tie(chair(), lot.entry)
        with refused("RECUSED_FROM"):
            settle.decide_sanction(sanction=made, applied=True, by=chair(), at=LATE)
        with refused("RECUSED_FROM"):
            panel.decide(
                entry=lot.entry,
                part=part(PartKind.PROPOSAL),
                points=70,
                reason="Lý do",
                by=chair(),
                at=LATE,
            )


@pytest.mark.parametrize("act", [decide.waive_minimum, too_few.postpone])
def test_before_there_are_numbers_the_files_of_a_position_are_asked(life, act):
    with life.at("screening"):
        paper = campaign().applications.exclude(position=None).first()
        own(chair(), paper, kind=RelationKind.MENTOR)
        signed = {"document": "QĐ 8", "on": date(2026, 10, 16), "at": LATE}
        with refused("RECUSED_FROM"):
            act(position=paper.position, by=chair(), **signed)
