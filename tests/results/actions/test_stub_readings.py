"""Two officers read the stubs apart; nothing is bound but by two equal lists."""

import pytest

from audit.models import Event
from exams.models import Script, StubReading
from results.actions import stub_readings, unseal
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    hold_also,
    obstruct,
    officer,
    person_named,
    refused,
)
from tests.results.actions.on_paper import (
    CUSTODIAN,
    SUPERVISOR,
    bind,
    finish,
    part,
    read,
    strike,
    stuck,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed")]


@pytest.fixture(autouse=True)
def lines():
    bind("LATE")
    return stuck()


def swapped(lines):
    """Return the lines with one slip of the pen: the codes of two stubs changed places."""
    first, second, *_ = sorted(lines)
    return {**lines, first: lines[second], second: lines[first]}


def test_two_equal_lists_bind_every_script_and_publish_the_pairs(lines):
    read(lines)
    finish()
    assert not Script.objects.exclude(entry=None).exists()
    assert part().opened_at is None
    read(dict(reversed(lines.items())), SUPERVISOR)
    with events() as trail:
        finish(SUPERVISOR)

    assert [name for name, *_ in trail] == ["stubs.finished", "seals.opened"]
    assert trail[0][3] == {"side": "SUPERVISOR", "count": len(lines)}
    pairs = sorted([code, number] for number, code in lines.items())
    assert trail[1][3] == {"pairs": pairs, "envelope": ""}
    bound = {script.entry.number: script.code for script in Script.objects.all()}
    assert bound == lines
    assert part().opened_at == LATE
    with refused("ALREADY_OPENED"):
        finish()
    with refused("ALREADY_OPENED"):
        unseal.approve(part=part(), by=person_named(CUSTODIAN), at=LATE)


def test_a_slip_of_the_pen_binds_nothing_until_its_own_hand_corrects_it(lines):
    read(lines)
    finish()
    read(swapped(lines), SUPERVISOR)
    with events() as trail:
        finish(SUPERVISOR)
    assert [name for name, *_ in trail] == ["stubs.finished"]
    assert not Script.objects.exclude(entry=None).exists()

    for number in sorted(lines)[:2]:
        strike(number, SUPERVISOR)
    read({number: lines[number] for number in sorted(lines)[:2]}, SUPERVISOR)
    finish(SUPERVISOR)

    bound = {script.entry.number: script.code for script in Script.objects.all()}
    assert bound == lines


def test_until_they_are_bound_the_events_hold_counts_alone(lines):
    number, code = next(iter(lines.items()))
    last = Event.objects.filter(log_id="exam/TT2026-01").order_by("-seq").first().seq
    with events() as trail:
        read({number: code})
        strike(number)

    assert [(name, facts) for name, _, _, facts in trail] == [
        ("stubs.read", {"side": "CUSTODIAN", "count": 1}),
        ("stub.struck", {"side": "CUSTODIAN", "count": 0}),
    ]
    new = Event.objects.filter(log_id="exam/TT2026-01", seq__gt=last)
    assert not any(code in bytes(event.entry).decode() for event in new)
    reading = StubReading.objects.get()
    assert str(reading) == f"{part().pk} CUSTODIAN"
    assert reading.lines == {}


def test_nothing_is_read_before_the_marks_are_frozen(lines):
    arrange(part(), closed_at=None)

    with refused("MARKS_NOT_FROZEN"):
        read(lines)
    assert not StubReading.objects.exists()


def test_a_line_names_a_stub_and_a_script_that_there_are(lines):
    (number, code), (other, _), *_ = lines.items()
    absent = part().sittings.filter(state="ABSENT").first().entry.number
    wrong = code[:5] + ("2" if code[5] != "2" else "3")
    with refused("NO_SUCH_NUMBER", number="LD999", field="number"):
        read({"LD999": code})
    with refused("STUB_OF_ABSENT", number=absent, field="number"):
        read({absent: code})
    with refused("CODE_CHECK_FAILS", code=wrong, field="code"):
        read({number: wrong})
    with refused("CODE_OF_NO_SCRIPT", code="000000", field="code"):
        read({number: "000000"})
    read({number: code.lower()})
    with refused("STUB_READ", number=number, field="number"):
        read({number: code})
    with refused("STUB_CODE_READ", code=code, field="code"):
        read({other: code})
    with refused("STUB_NOT_READ", number=other):
        strike(other)


def test_a_list_is_finished_when_it_is_whole(lines):
    number, code = next(iter(lines.items()))
    read({number: code})

    with refused("STUBS_MISSING", read="1", scripts=f"{len(lines)}"):
        finish()


def test_each_side_has_one_reader_and_nobody_reads_for_both(lines):
    read({})
    officer("dong-nghiep", "CUSTODIAN")
    with refused("SAME_SIDE"):
        read(lines, "dong-nghiep")
    supervisor = person_named(SUPERVISOR)
    read({}, SUPERVISOR)
    hold_also(supervisor, "CUSTODIAN")

    with refused("SAME_SIDE"):
        read(lines, SUPERVISOR)
    with refused("SAME_SIDE"):
        stub_readings.take_over_reading(part=part(), reason="Ốm", by=supervisor, at=LATE)


def test_a_colleague_of_the_same_side_begins_again(lines):
    colleague = officer("dong-nghiep", "CUSTODIAN")
    with refused("NOTHING_TO_TAKE_OVER"):
        stub_readings.take_over_reading(part=part(), reason="Ốm", by=colleague, at=LATE)
    read(lines)
    finish()
    with events() as trail:
        stub_readings.take_over_reading(part=part(), reason="Ốm", by=colleague, at=LATE)

    [(name, _, actor, facts)] = trail
    assert (name, actor) == ("stubs.taken_over", colleague.pseudonym)
    assert facts == {"side": "CUSTODIAN", "count": 0, "reason": "Ốm"}
    with refused("SAME_SIDE"):
        strike("LD001")
    read(lines, "dong-nghiep")
    assert StubReading.objects.get().finished_at is None


def test_a_list_changed_by_sql_binds_nothing(lines):
    read(swapped(lines))
    finish()
    StubReading._base_manager.update(lines=lines)
    read(lines, SUPERVISOR)

    with refused("MAPPING_TAMPERED"):
        finish(SUPERVISOR)
    assert not Script.objects.exclude(entry=None).exists()


def test_the_mapping_of_such_a_campaign_is_not_opened_by_agreement():
    with refused("STUBS_BIND"):
        unseal.approve(part=part(), by=person_named(CUSTODIAN), at=LATE)


def test_a_campaign_that_seals_its_mapping_reads_no_stubs(lines):
    bind("SEALED")

    with refused("NOT_ON_PAPER"):
        read(lines)


@pytest.mark.parametrize("how", OBSTACLES)
def test_reading_asks_for_duty_and_time(how, lines):
    code, by = obstruct(how, person_named(SUPERVISOR))
    number = next(iter(lines))

    with refused(code):
        stub_readings.read_stubs(part=part(), lines=lines, by=by, at=LATE)
    with refused(code):
        stub_readings.strike_stub(part=part(), number=number, by=by, at=LATE)
    with refused(code):
        stub_readings.finish_reading(part=part(), by=by, at=LATE)
    with refused(code):
        stub_readings.take_over_reading(part=part(), reason="Ốm", by=by, at=LATE)


def test_the_part_is_read_as_it_stands_now(lines):
    stale = part()
    read(lines)
    finish()
    read(lines, SUPERVISOR)
    finish(SUPERVISOR)

    with refused("ALREADY_OPENED"):
        stub_readings.read_stubs(part=stale, lines={}, by=person_named(CUSTODIAN), at=LATE)
    assert campaign().step.part == "WRITTEN"
