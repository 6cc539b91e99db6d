from datetime import date, timedelta

import pytest

from candidates.actions import chance, sit
from candidates.models import Seal
from exams.actions import prepare
from exams.models import Entry, Sanction
from exams.rules.enums import PartKind, SanctionLevel
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    officer,
    person_named,
    refused,
)
from tests.candidates.actions.sittings import HERE, attend, number, part, posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


@pytest.fixture
def entries():
    return posted()


def test_numbers_run_on_in_name_order_and_are_given_once():
    with events() as trail:
        entries = number()

    assert trail == [
        ("numbers.given", "TT2026-01", person_named("thu-ky").pseudonym, {"count": 52})
    ]
    assert [entry.number for entry in entries] == [f"LD{index:03}" for index in range(1, 53)]
    papers = [seal.application for seal in Seal.objects.order_by("entry__number")]
    assert all(paper.state == "ELIGIBLE" for paper in papers)
    assert str(entries[0]) == "LD001"
    assert str(Seal.objects.first()).startswith("seal ")
    assert sit.entry_of(papers[0]).number == "LD001"
    assert sit.entry_of(campaign().applications.filter(state="REJECTED").first()) is None
    with refused("ALREADY_NUMBERED"):
        number()


def test_one_person_in_two_positions_is_numbered_in_their_order():
    papers = list(campaign().applications.filter(state="ELIGIBLE", position__opening="HELD"))
    last = max(papers, key=lambda paper: paper.position_code)
    first = min(papers, key=lambda paper: paper.position_code)
    arrange(last, citizen_id=first.citizen_id)

    number()

    own = Seal.objects.filter(application__in=[first, last]).order_by("entry__number")
    assert [seal.application.position_code for seal in own] == ["VT01", "VT11"]


def test_a_draft_campaign_gives_no_numbers():
    draft = prepare.draft(
        code="KHAC", fields={"name": "x", "host": "y"}, by=person_named("thu-ky"), at=LATE
    )

    with refused("WRONG_STAGE", now="announce"):
        sit.number(campaign=draft, by=person_named("thu-ky"), at=LATE)


def foreign():
    """Return an entry of another campaign."""
    other = prepare.draft(
        code="KHAC", fields={"name": "x", "host": "y"}, by=person_named("thu-ky"), at=LATE
    )
    last = Entry.objects.order_by("-number").first()
    return arrange(last, campaign=other)


def test_an_entry_of_another_campaign_is_refused(entries):
    theirs = foreign()
    with refused("OTHER_CAMPAIGN"):
        attend({theirs: HERE})
    with refused("OTHER_CAMPAIGN"):
        sanction(theirs)
    with refused("OTHER_CAMPAIGN"):
        chance.lots_by_chance(part(PartKind.PROPOSAL), [theirs])


EXAM = date(2026, 11, 4)


def sanction(entry, level=SanctionLevel.EXAM_WARNING, minutes="BB 1", by=None, on=EXAM):
    return sit.sanction(
        part=part(),
        entry=entry,
        level=level,
        minutes=minutes,
        on=on,
        by=by or person_named("coi-thi"),
        at=LATE,
    )


def test_a_sanction_is_recorded_once_and_decided_by_nobody_yet(entries):
    entry = entries["LD001"]
    with refused("MINUTES_MISSING", number="LD001"):
        sanction(entry, minutes="")
    with events() as trail:
        made = sanction(entry)

    facts = {"level": "EXAM_WARNING", "part": "WRITTEN", "on": "2026-11-04"}
    assert trail == [("sanction.recorded", "LD001", person_named("coi-thi").pseudonym, facts)]
    assert (made.applied, str(made)[:12]) == (None, "EXAM_WARNING")
    with refused("ALREADY_SANCTIONED", number="LD001"):
        sanction(entry)
    sanction(entry, SanctionLevel.EXAM_REPRIMAND)
    assert Sanction.objects.count() == 2


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (LATE.date() + timedelta(days=1), "DAY_IN_FUTURE"),
        (EXAM - timedelta(days=1), "DAY_BEFORE_EXAM"),
    ],
)
def test_minutes_of_a_room_are_of_a_day_from_the_exam_to_today(entries, on, code):
    with refused(code, field="on"):
        sanction(entries["LD001"], on=on)

    assert sanction(entries["LD001"], on=LATE.date()).on == LATE.date()


def test_a_part_without_a_day_asks_for_no_day_of_the_exam(entries):
    arrange(part(), starts_at=None)

    assert sanction(entries["LD001"], on=EXAM - timedelta(days=9)).applied is None


def test_once_the_points_are_public_no_sanction_is_recorded(entries):
    arrange(part(), provisional_at=LATE)

    with refused("SANCTION_AFTER_PUBLICATION"):
        sanction(entries["LD001"])


@pytest.mark.parametrize("how", OBSTACLES)
@pytest.mark.parametrize("action", ["number", "attend", "sanction"])
def test_the_room_asks_for_duty_and_time(how, action, entries):
    office = {"number": "thu-ky"}.get(action, "coi-thi")
    entry = entries["LD001"]
    code, by = obstruct(how, person_named(office))

    with refused(code):
        {
            "number": lambda: number(by),
            "attend": lambda: attend({entry: HERE}, by=by),
            "sanction": lambda: sanction(entry, by=by),
        }[action]()


def test_the_custodian_does_not_invigilate(entries):
    by = officer("ban-phach-2", "CUSTODIAN")

    with refused("NOT_YOUR_DUTY", duty="INVIGILATE"):
        attend({entries["LD001"]: HERE}, by=by)
