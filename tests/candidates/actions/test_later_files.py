"""A file that comes in while files are screened: who signed before it came signs again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from accounts.models import Grant
from accounts.rules.duties import Role
from candidates.actions import enclose, later_files, listed, paper_register, register, statements
from candidates.actions.plan import SourceFile
from candidates.actions.recusal import require_open_to
from candidates.models import Application
from candidates.rules.registration import DossierItem
from exams.models import Statement
from exams.rules.bodies import BodyKind, Office
from exams.rules.stages import REGISTER
from tests.actions import LATE, arrange, campaign, move_to, officer, person_named, refused
from tests.bodies import founded
from tests.files import pdf
from tests.relations import a_file, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
CAME = date(2026, 10, 8)  # two days after the last one


def new_to(person):
    numbers = listed.names_listed(campaign()).numbers
    return later_files.new_to(Statement.objects.filter(person=person), numbers)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def head():
    """Return the head of the board that screens, who signed on the list as it is."""
    person = founded(BodyKind.SCREENING_BOARD).members.get(office=Office.HEAD).person
    signed(person)
    return fresh(person)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def seat_alone():
    """Return who sits in the council by a seat that gives no role, and signed."""
    seats = founded(BodyKind.COUNCIL).members.select_related("person", "body")
    person = next(seat.person for seat in seats if seat.role is None)
    signed(person)
    return fresh(person)


def from_paper(number="99", **changed):
    """Let a register bring one paper file that came after the last day."""
    row = replace(a_file(1).as_registration(), reg_no=number, account=None, received_on=CAME)
    secretary = person_named("thu-ky")
    if statements.owes(secretary, campaign()):  # of the file before
        signed(secretary)
    paper_register.receive(
        campaign=campaign(),
        registrations=[replace(row, **changed)],
        findings=(),
        source=SourceFile("so.xlsx", "d" * 64),
        by=fresh(secretary),
        at=LATE,
    )


def handed_in_late():
    """Let a candidate whom two persons let in hand in what was a draft; return the file."""
    an = officer("an", Role.CANDIDATE)
    late = {"state": "DRAFT", "received_on": None, "person": an, "source": "ONLINE"}
    draft = Application.objects.get(pk=late_draft().pk)
    arrange(draft, **late, late_until=LATE.date() + timedelta(days=3))
    for item in [*DossierItem, "HEALTH_CERTIFICATE", "ASSET_DECLARATION"]:
        enclose.attach(
            application=fresh(draft),
            item=item,
            file_name="a.pdf",
            data=pdf(),
            issued_on=date(2026, 9, 1),
            by=an,
            at=LATE,
        )
    fields = {
        "current_post": "Chuyên viên",
        "phone": "0912345678",
        "position": campaign().positions.get(code="VT01"),
    }
    register.fill(application=fresh(draft), fields=fields, by=an, at=LATE)
    return register.declare_and_submit(application=fresh(draft), by=an, at=LATE)


def late_draft():
    """Return the file that was no more than a draft when the others were handed in."""
    return campaign().applications.order_by("reg_no").first()


def test_who_signed_before_a_late_file_was_handed_in_opens_nothing_until_they_sign_again():
    arrange(late_draft(), state="DRAFT")
    person = founded(BodyKind.SCREENING_BOARD).members.get(office=Office.HEAD).person
    signed(person)
    require_open_to(fresh(person), a_file())

    file = handed_in_late()

    assert statements.owes(fresh(person), campaign())
    assert person in statements.owing(campaign())
    for closed in (fresh(file), a_file(1)):
        with refused("STATEMENT_OWED"):
            require_open_to(fresh(person), closed)
    assert new_to(person) == {file.reg_no}

    signed(fresh(person))
    require_open_to(fresh(person), fresh(file))
    assert new_to(person) == frozenset()


def test_who_signed_before_a_late_paper_came_signs_again(head):
    from_paper()

    assert Grant.objects.get(person=head, campaign=campaign().code).statement_owed_since == LATE
    assert new_to(head) == {"99"}


def test_a_paper_that_was_withdrawn_or_is_corrected_asks_nobody_again(head):
    from_paper("98", withdrawn_on=CAME, withdrawal_document="Đơn 9")
    assert not statements.owes(head, campaign())

    from_paper("99")
    signed(fresh(head))
    from_paper("99", current_post="Phó Trưởng phòng")
    assert not statements.owes(fresh(head), campaign())


def test_a_file_that_is_only_corrected_by_its_owner_asks_nobody_again():
    file = arrange(handed_in_late(), state="SUBMITTED")
    person = founded(BodyKind.SCREENING_BOARD).members.get(office=Office.HEAD).person
    signed(person)
    register.reopen(application=fresh(file), by=file.person, at=LATE)

    register.declare_and_submit(application=fresh(file), by=file.person, at=LATE)

    assert not statements.owes(fresh(person), campaign())


def test_while_registration_is_open_nobody_signs_again(head):
    move_to(REGISTER)
    paper = arrange(a_file(), reg_no="97")
    assert later_files.owed_since(campaign(), [paper], LATE) == []


def test_who_sits_without_a_role_signs_again_when_others_came_in_the_place_of_some():
    person = seat_alone()
    gone = arrange(a_file(), state="WITHDRAWN")
    assert not statements.owes(person, campaign())

    from_paper()

    assert listed.registered(campaign()).count() == Statement.objects.get(person=person).names
    assert statements.owes(person, campaign())
    assert gone.reg_no not in new_to(person)
    signed(person)
    assert not statements.owes(person, campaign())


def test_a_statement_of_old_says_how_many_it_named_and_not_whom():
    person = seat_alone()
    arrange(Statement.objects.get(person=person), listed=None)
    assert not statements.owes(person, campaign())
    assert new_to(person) == frozenset()

    from_paper()

    assert statements.owes(person, campaign())
    assert new_to(person) == frozenset()


def test_to_who_never_signed_the_whole_list_is_new(head):
    assert new_to(person_named("thu-ky")) == frozenset()
