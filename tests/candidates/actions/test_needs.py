"""A need is declared by its own, arranged by the office, and told to the room without why."""

import pytest

from accounts.rules.duties import Role
from candidates.actions import needs, relations
from candidates.models import Need
from candidates.rules.needs import NeedState
from exams.rules.relations import RelationKind
from exams.rules.stages import RANK
from tests.actions import (
    LATE,
    arrange,
    campaign,
    events,
    move_to,
    obstruct,
    officer,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealed")]
DETAIL = "Mang thai tháng thứ bảy, cần ngồi gần cửa"


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def file(an):
    sitting = campaign().applications.filter(state="ELIGIBLE", seal__isnull=False)
    return arrange(sitting.order_by("reg_no").first(), person=an)


def declare(file, by, kind="PREGNANCY", detail=DETAIL):
    return needs.declare(application=file, kind=kind, detail=detail, by=by, at=LATE)


def decide(need, minutes=30, seat="ngồi bàn đầu", reply="", by=None):
    return needs.arrange(
        need=need,
        minutes=minutes,
        seat=seat,
        reply=reply,
        by=by or person_named("thu-ky"),
        at=LATE,
    )


def test_what_is_declared_is_stored_and_the_trail_says_only_that_it_was(file, an):
    with events() as trail:
        need = declare(file, an)

    stored = Need.objects.get(pk=need.pk)
    assert (stored.kind, stored.detail, stored.state) == ("PREGNANCY", DETAIL, NeedState.DECLARED)
    assert trail == [("need.declared", file.reg_no, an.pseudonym, {})]


def test_a_later_word_takes_the_place_of_the_first(file, an):
    first = declare(file, an)
    second = declare(file, an, "ILLNESS", "Cần ngồi gần cửa")

    assert Need.objects.get(pk=first.pk).state is NeedState.TAKEN_BACK
    assert needs.current_need(file) == second
    with refused("NO_NEED"):
        decide(first)


def test_what_is_declared_has_a_kind_words_and_a_file_of_ones_own(file, an):
    binh = officer("binh", Role.CANDIDATE)
    with refused("UNKNOWN_VALUE", value="OTHER"):
        declare(file, an, "OTHER")
    with refused("DETAIL_MISSING", field="detail"):
        declare(file, an, detail=" ")
    with refused("NOT_YOURS"):
        declare(file, binh)
    arrange(file, state="WITHDRAWN")
    with refused("NOT_IN_CAMPAIGN"):
        declare(file, an)


def test_once_the_defences_are_over_nothing_is_declared(file, an):
    move_to(RANK)

    with refused("WRONG_STAGE"):
        declare(file, an)


def test_the_room_is_told_the_arrangement_by_number_and_no_reason(file, an):
    need = declare(file, an)
    assert needs.arrangements(campaign()) == {}
    with events() as trail:
        decide(need)

    number = file.seal.entry.number
    assert needs.arrangements(campaign()) == {number: (30, "ngồi bàn đầu")}
    assert trail == [("need.arranged", file.reg_no, person_named("thu-ky").pseudonym, {})]
    assert Need.objects.get(pk=need.pk).state is NeedState.ARRANGED


def test_who_gets_nothing_is_told_why(file, an):
    need = declare(file, an)
    with refused("REASON_MISSING", field="reply"):
        decide(need, minutes=0, seat=" ")

    decide(need, minutes=0, seat="", reply="Phòng thi đã có thang máy")

    assert needs.arrangements(campaign()) == {}


def test_taken_back_nothing_is_arranged_any_more(file, an):
    with refused("NO_NEED"):
        needs.take_back(application=file, by=an, at=LATE)
    decide(declare(file, an))
    with events() as trail:
        needs.take_back(application=file, by=an, at=LATE)

    assert [name for name, *_ in trail] == ["need.taken_back"]
    assert needs.arrangements(campaign()) == {}


def test_who_left_gets_nothing_arranged(file, an):
    decide(declare(file, an))
    arrange(file, state="WITHDRAWN")

    assert needs.arrangements(campaign()) == {}
    assert not needs.needs_of(campaign()).exists()


@pytest.mark.parametrize("how", ["nobody", "elsewhere", "suspended", "cancelled"])
def test_who_may_not_or_when_it_may_not_be_nothing_is_arranged(file, an, how):
    need = declare(file, an)
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        decide(need, by=by)


def test_a_need_is_open_to_nobody_who_is_tied_to_its_file(file, an):
    secretary = person_named("thu-ky")
    need = declare(file, an)
    assert list(needs.needs_open_to(secretary, campaign())) == [need]

    relations.declare_own(
        campaign=campaign(),
        application=file,
        kind=RelationKind.MENTOR,
        detail="",
        by=secretary,
        at=LATE,
    )

    assert not needs.needs_open_to(secretary, campaign()).exists()
