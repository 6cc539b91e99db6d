"""Lists are published by two persons, each exactly as it was seen before."""

from hashlib import sha256

import pytest

from audit.rules.canonical import canon
from candidates.models import CadreRecord, Seal
from exams.actions import prepare
from exams.rules.enums import PartKind
from exams.rules.stages import ANNOUNCE, SIT_WRITTEN
from results.actions import publish
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    moment,
    move_to,
    obstruct,
    person_named,
    refused,
    request,
    sign_elsewhere,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opened")]
FIRST = moment(2026, 11, 18)
PUBLISHED_BY_TWO = ["approval.asked", "results.published", "approval.applied"]


def part(kind=PartKind.WRITTEN):
    return campaign().parts.select_related("campaign").get(kind=kind)


def eligible():
    return by_two("PUBLISH_ELIGIBLE", number="1")


def provisional():
    return by_two("PUBLISH_PROVISIONAL", number="2", at=FIRST)


def test_the_eligible_list_names_everybody_with_a_number():
    move_to(SIT_WRITTEN)
    with events() as trail:
        made = eligible()

    facts = {"kind": "ELIGIBLE", "digest": made.digest, "lines": 52}
    actor = person_named("chu-tich").pseudonym
    assert [name for name, *_ in trail] == PUBLISHED_BY_TWO
    assert trail[1] == ("results.published", "TT2026-01 ELIGIBLE", actor, facts)
    assert made.digest == sha256(canon(made.content)).hexdigest()
    assert [line["number"] for line in made.content["lines"]] == [
        f"LD{index:03}" for index in range(1, 53)
    ]
    allowed = set(campaign().regulations["documents"]["published_fields"])
    assert set(made.content["lines"][0]) <= allowed
    assert (made.version, str(made)) == (2, "ELIGIBLE v2")  # the first was played before


def test_only_the_fields_that_may_be_published_are():
    current = campaign()
    rules = {**current.regulations, "documents": {"published_fields": ["name"]}}
    arrange(current, regulations=rules)
    move_to(SIT_WRITTEN)

    assert set(eligible().content["lines"][0]) == {"name", "number", "position"}


def test_a_person_with_two_numbers_is_named_twice():
    first, two = Seal.objects.order_by("entry__number")[:2]
    person = CadreRecord.objects.get(citizen_id=first.application.citizen_id)
    arrange(two.application, citizen_id=person.citizen_id)
    names = publish.names_of(campaign())

    assert names["LD001"] == names["LD002"] == publish.ListedPerson(person.name, person)
    assert len(names) == 52


def test_a_birth_year_alone_is_published_as_a_year():
    person = CadreRecord.objects.get(
        citizen_id=Seal.objects.get(entry__number="LD001").application.citizen_id
    )
    arrange(person, born_year_only=True)
    move_to(SIT_WRITTEN)

    assert eligible().content["lines"][0]["born"] == f"{person.born.year}"


def test_without_numbers_there_is_no_list():
    draft = prepare.draft(
        code="KHAC", fields={"name": "x", "host": "y"}, by=person_named("thu-ky"), at=LATE
    )
    arrange(draft, stage="sit", part="WRITTEN", regulations=campaign().regulations)
    sign_elsewhere(person_named("chu-tich"), draft.code)
    requested = request("PUBLISH_ELIGIBLE", of_campaign=draft, number="1")

    with refused("NOT_NUMBERED"):
        apply(requested)


def test_the_first_publication_opens_the_window_once():
    with events() as trail:
        made = provisional()

    assert trail[1][3] == {"kind": "PROVISIONAL", "digest": made.digest, "lines": 52}
    assert str(part().remark_until) == "2026-11-25"
    again = request("PUBLISH_PROVISIONAL", number="12")
    with refused("ALREADY_PUBLISHED"):
        apply(again)


def test_nothing_is_published_while_the_mapping_is_sealed():
    arrange(part(), opened_at=None)
    requested = request("PUBLISH_PROVISIONAL", number="2")

    with refused("NOT_OPENED"):
        apply(requested)


ALONE = {
    "PUBLISH_ELIGIBLE": lambda by: publish.eligible_list(
        campaign=campaign(), number="1", by=by, at=LATE
    ),
    "PUBLISH_PROVISIONAL": lambda by: publish.provisional(part=part(), number="2", by=by, at=LATE),
}


def at_its_step(act):
    if act == "PUBLISH_ELIGIBLE":
        move_to(SIT_WRITTEN)


@pytest.mark.parametrize("act", ALONE)
def test_one_person_alone_publishes_nothing(act):
    at_its_step(act)

    with refused("TWO_PERSONS_NEEDED"):
        ALONE[act](person_named("chu-tich"))


@pytest.mark.parametrize("how", OBSTACLES)
@pytest.mark.parametrize("act", ALONE)
def test_publishing_asks_for_duty_and_time(how, act):
    at_its_step(act)
    code, by = obstruct(how, person_named("chu-tich"), away=ANNOUNCE.stage)
    requested = request(act, number="1")

    with refused(code):
        apply(requested, by=by)
    with refused(code):
        ALONE[act](by)
