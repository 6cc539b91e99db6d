from dataclasses import replace
from datetime import date, timedelta

import pytest

from candidates.actions import paper_register, register
from candidates.actions.plan import SourceFile
from candidates.models import Application
from candidates.rules.facts import ImportNotice
from candidates.rules.registration import DossierItem, Registration
from exams.rules.enums import Severity
from exams.rules.relations import RelationKind
from exams.rules.stages import SCREEN
from tests.actions import (
    OBSTACLES,
    arrange,
    campaign,
    events,
    moment,
    move_to,
    obstruct,
    officer,
    person_named,
    refused,
)
from tests.relations import own, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
OPEN = moment(2026, 9, 20)

WHOLE = Registration(
    row=1,
    reg_no="1",
    received_on=date(2026, 9, 8),
    name="An",
    born=date(1985, 5, 1),
    citizen_id="001085000123",
    current_post="x",
    position="VT01",
    items=frozenset(DossierItem),
    assets_declared=True,
    health_issued_on=date(2026, 9, 1),
)

SOURCE = SourceFile("so.xlsx", "d" * 64)


def receive(*papers, findings=(), by=None, **options):
    return paper_register.receive(
        campaign=campaign(),
        registrations=papers,
        findings=findings,
        source=SOURCE,
        by=by or person_named("thu-ky"),
        at=OPEN,
        **options,
    )


def test_a_register_is_entered_whole_and_a_known_number_corrected():
    with events() as trail:
        assert receive(WHOLE, replace(WHOLE, reg_no="2", position="VT99")) == 2

    facts = {"file": "d" * 64, "count": 2, "placed": []}
    assert trail == [
        ("applications.received", "TT2026-01", person_named("thu-ky").pseudonym, facts)
    ]
    first, second = Application.objects.order_by("reg_no")
    assert (first.position.code, second.position, second.position_code) == ("VT01", None, "VT99")

    receive(replace(WHOLE, withdrawn_on=date(2026, 9, 9), withdrawal_document="Đơn 9"))

    corrected = Application.objects.get(reg_no="1")
    assert (corrected.ver, corrected.state, Application.objects.count()) == (2, "WITHDRAWN", 2)


def test_a_register_that_is_silent_takes_back_nothing_that_was_entered_since():
    receive(WHOLE)
    paper = Application.objects.get()
    arrange(paper, truthful=True, assets_verified=True, political_conclusion="PASS")
    arrange(paper, identity="CONFIRMED", identity_number=paper.citizen_id)
    register.withdraw(
        application=paper, document="Đơn 9", on=OPEN.date(), by=person_named("thu-ky"), at=OPEN
    )

    receive(replace(WHOLE, current_post="Phó Trưởng phòng"))

    again = Application.objects.get()
    assert again.current_post == "Phó Trưởng phòng"
    assert (again.state, again.withdrawn_on) == ("WITHDRAWN", OPEN.date())
    assert again.withdrawal_document == "Đơn 9"
    assert (again.truthful, again.assets_verified) == (True, True)
    assert (again.political_conclusion, again.identity) == ("PASS", "CONFIRMED")


def test_a_register_that_speaks_corrects_what_was_found():
    receive(WHOLE)
    arrange(Application.objects.get(), truthful=True, political_conclusion="PASS")

    receive(replace(WHOLE, truthful=False, withdrawn_on=date(2026, 9, 9), withdrawal_document="9"))

    again = Application.objects.get()
    assert (again.truthful, again.state) == (False, "WITHDRAWN")


def test_a_faulty_or_empty_register_is_refused_whole():
    fault = ImportNotice("S", 1, "A", "CCCD_LENGTH", Severity.ERROR)
    with refused("NOTHING_TO_IMPORT"):
        receive()
    with refused("FAULTS", count="1", rows="1"):
        receive(WHOLE, findings=[fault])
    with refused("DUPLICATE_RECEIPT", number="1"):
        receive(WHOLE, WHOLE)

    assert receive(WHOLE, findings=[fault], with_faults=True) == 1


def test_a_paper_without_a_number_takes_the_place_of_no_other():
    with refused("RECEIPT_MISSING", row="4"):
        receive(WHOLE, replace(WHOLE, row=4, reg_no=""), with_faults=True)


def test_a_paper_under_the_number_of_a_file_sent_online_is_refused_by_its_row():
    online = register.begin(campaign=campaign(), by=officer("an", "CANDIDATE"), at=OPEN)

    with refused("RECEIPT_TAKEN", number=online.reg_no, row="7"):
        receive(WHOLE, replace(WHOLE, row=7, reg_no=online.reg_no))


def test_nobody_is_withdrawn_by_a_register_that_names_no_document():
    with refused("WITHDRAWN_WITHOUT_DOCUMENT", number="1", row="1"):
        receive(replace(WHOLE, withdrawn_on=date(2026, 9, 9)), with_faults=True)

    current = campaign()
    scoring = {**current.regulations["scoring"], "withdrawal_document_required": False}
    arrange(current, regulations={**current.regulations, "scoring": scoring})
    assert receive(replace(WHOLE, withdrawn_on=date(2026, 9, 9))) == 1


@pytest.mark.parametrize("how", OBSTACLES)
def test_receiving_asks_for_duty_and_time(how):
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        receive(WHOLE, by=by)


def tied(number):
    paper = Application.objects.get(reg_no=number)
    own(person_named("thu-ky"), paper, kind=RelationKind.MENTOR, at=OPEN)
    return paper


SECOND = replace(WHOLE, row=2, reg_no="2", citizen_id="001085000999")  # somebody else


def test_a_register_changes_no_file_of_somebody_to_whom_the_importer_is_tied():
    receive(WHOLE, SECOND)
    paper = tied("2")
    with refused("RECUSED_FROM_ROW", number="2", row="5"):
        receive(replace(WHOLE, name="Anh"), replace(SECOND, row=5, name="Bình"))

    other = officer("thu-ky-hai", "SECRETARY")
    assert receive(replace(SECOND, row=5, name="Bình"), by=other) == 1
    paper.refresh_from_db()
    assert paper.name == "Bình"


def test_a_register_that_repeats_the_file_of_somebody_tied_leaves_it_as_it_is():
    receive(WHOLE, SECOND)
    paper = tied("2")

    assert receive(replace(WHOLE, name="Anh"), replace(SECOND, row=9)) == 1

    stored = Application.objects.get(pk=paper.pk)
    assert stored.ver == paper.ver


def test_a_register_enters_no_other_file_of_somebody_to_whom_the_importer_is_tied():
    receive(WHOLE, SECOND)
    tied("2")
    with refused("RECUSED_FROM_ROW", number="3"):
        receive(replace(SECOND, row=3, reg_no="3"))

    assert receive(replace(SECOND, row=3, reg_no="3"), by=officer("thu-ky-hai", "SECRETARY")) == 1


def test_an_online_file_of_somebody_tied_is_not_entered_again_from_paper():
    receive(WHOLE)
    arrange(Application.objects.get(), source="ONLINE")
    tied("1")
    with refused("RECUSED_FROM_ROW", number="1"):
        receive(replace(WHOLE, name="Anh"))


@pytest.mark.parametrize("came", [date(2026, 9, 8), None])
def test_once_registration_is_over_no_new_row_came_in_time(came):
    closes = campaign().registration_closes
    late = replace(WHOLE, reg_no="9", received_on=came and closes + timedelta(days=1))
    move_to(SCREEN)
    with refused("ROW_AFTER_LAST_DAY", number="9", row="1", until=f"{closes:%d/%m/%Y}"):
        receive(replace(WHOLE, reg_no="9"))

    assert receive(late) == 1  # a late file: two persons let it in
    signed(person_named("thu-ky"), at=OPEN)

    with refused("ROW_AFTER_LAST_DAY", number="9"):
        receive(replace(WHOLE, reg_no="9"))


def test_what_came_in_time_or_was_let_in_late_is_corrected_after_the_last_day():
    receive(WHOLE)
    closes = campaign().registration_closes
    receive(replace(WHOLE, reg_no="2", received_on=closes + timedelta(days=1)))
    arrange(Application.objects.get(reg_no="2"), late_until=closes + timedelta(days=1))
    move_to(SCREEN)

    assert receive(replace(WHOLE, name="Anh"), replace(WHOLE, row=2, reg_no="2")) == 2
