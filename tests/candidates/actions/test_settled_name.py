"""One person has one name: lists, numbers and papers show the one that holds."""

import pytest

from candidates.actions import identity, sit
from candidates.models import Application, CadreRecord
from candidates.rules.identity import Identity
from candidates.rules.person_name import name_that_holds
from candidates.worklist.files import names_to_settle
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
OTHER = "Ánh Tên Khác"


def paper():
    """Return an application whose form spells the name otherwise than the facts."""
    found = Application.objects.filter(state="SUBMITTED").order_by("reg_no").first()
    arrange(found, name=OTHER, sort_key="anh", fold="anh ten khac")
    return named(found)


def named(application):
    return Application.objects.with_names().get(pk=application.pk)


def settle(application, *, of_form, by=None, document="Biên bản 07"):
    by = by or person_named("thu-ky")
    return identity.settle_name(
        application=application, of_form=of_form, document=document, by=by, at=LATE
    )


def test_the_facts_give_the_name_until_somebody_decides():
    application = paper()

    assert application.person_name == application.facts_name != OTHER


def test_what_is_settled_holds_and_the_trail_tells_it_once():
    application = paper()

    with events() as trail:
        settle(application, of_form=True)

    assert named(application).person_name == OTHER
    assert [(kind, facts["value"]) for kind, _, _, facts in trail] == [("name.settled", "FORM")]
    settle(named(application), of_form=False)
    assert named(application).person_name == application.facts_name


@pytest.mark.parametrize("of_form", [True, False])
def test_two_spellings_wait_for_the_secretary_until_one_is_settled(of_form):
    application = paper()
    secretary = person_named("thu-ky")
    line = f"Xác định họ tên hồ sơ {application.reg_no}"
    before = [item.title for item in names_to_settle(secretary, LATE)]

    settle(application, of_form=of_form)

    assert line in before
    assert line not in [item.title for item in names_to_settle(secretary, LATE)]
    assert list(names_to_settle(person_named("tham-dinh"), LATE)) == []


def test_a_form_that_is_corrected_after_it_was_settled_is_asked_again():
    application = paper()
    settle(application, of_form=True)

    arrange(Application.objects.get(pk=application.pk), name="Tên Sửa Lại")

    assert named(application).person_name == application.facts_name


@pytest.mark.parametrize("settled", ["", OTHER, "nobody's"])
@pytest.mark.parametrize("answer", Identity)
@pytest.mark.parametrize("known", [True, False])
def test_the_database_reads_the_name_as_the_rule_gives_it(settled, answer, known):
    application = paper()
    number = application.citizen_id if known else "001099999999"
    changed = {"citizen_id": number, "settled_name": settled}
    arrange(application, **changed, identity=str(answer), identity_number=number)

    read = named(application)

    facts = CadreRecord.objects.filter(citizen_id=number).first()
    name = facts.name if facts else None
    expected = name_that_holds(OTHER, name, settled=settled, identity=answer)
    assert read.person_name == expected
    assert read.facts_name == name


def test_the_order_of_the_list_is_that_of_the_names_that_hold():
    application = paper()
    arrange(application, state="ELIGIBLE")
    arrange(application.position, opening="HELD")
    settle(Application.objects.get(pk=application.pk), of_form=True)

    names = [each.person_name for each in sit._in_name_order(campaign())]

    assert OTHER in names


def test_names_that_agree_are_not_settled():
    application = Application.objects.filter(state="SUBMITTED").order_by("reg_no").last()

    with refused("NAMES_AGREE", code=application.reg_no):
        settle(application, of_form=True)


def test_a_document_is_owed():
    application = paper()

    with refused("DOCUMENT_MISSING", field="document"):
        settle(application, of_form=True, document=" ")


@pytest.mark.parametrize("how", OBSTACLES)
def test_only_whoever_receives_papers_settles_a_name_and_in_time(how):
    application = paper()
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        settle(application, of_form=True, by=by)
