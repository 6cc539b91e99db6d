"""Gates that only block: what a page says before an action is what the action refuses with."""

from functools import partial
from types import SimpleNamespace

import pytest

from candidates.actions import sit
from exams.actions import advance
from exams.models import ExamPart
from exams.rules.enums import PartKind
from grading.actions import assign, settle
from results.actions import (
    candidate_gates,
    gates,
    interruption_gates,
    publishing_gates,
    transitions,
    unseal,
)
from tests.actions import (
    LATE,
    apply,
    arrange,
    campaign,
    cancel,
    moment,
    person_named,
    refused,
    request,
)

pytestmark = pytest.mark.django_db
LAST_DAY = moment(2026, 10, 6, 23, 59)
IN_TIME = moment(2026, 10, 20)


def part(kind=PartKind.WRITTEN):
    return ExamPart.objects.select_related("campaign").get(kind=kind)


def number(at=LATE):
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=at)


def give_numbers(at):
    return partial(number, at)


def close_registration(at):
    return partial(
        transitions.close_registration, campaign=campaign(), by=person_named("chu-tich"), at=at
    )


def allocate(at):
    return partial(assign.allocate, part=part(), by=person_named("truong-ban-cham"), at=at)


def agree_to_open(at):
    return partial(unseal.approve, part=part(), by=person_named("ban-phach"), at=at)


def freeze(at):
    return partial(settle.close, part=part(), by=person_named("truong-ban-cham"), at=at)


def publish_eligible(at):
    return partial(apply, request("PUBLISH_ELIGIBLE", number="9/TB", at=at), at=at)


def publish_provisional(at):
    return partial(apply, request("PUBLISH_PROVISIONAL", number="9/TB", at=at), at=at)


def nothing():
    """Leave the sample as it is."""


def sealed_again():
    arrange(part(), opened_at=None)


def suspended():
    advance.suspend(campaign=campaign(), reason="Bão", by=person_named("chu-tich"), at=LATE)


def cancelled():
    cancel(campaign=campaign(), reason="Bão", by=person_named("chu-tich"))


def case(at, found, act, code, owner, page="", arranged=nothing, day=LATE):
    return pytest.param(
        SimpleNamespace(
            at=at, found=found, act=act, code=code, owner=owner, page=page, arranged=arranged,
            day=day,
        ),
        id=f"{act.__name__}-{code}",
    )  # fmt: skip


def registration():
    return candidate_gates.of_registration(campaign(), today=LAST_DAY.date())


def numbering():
    return candidate_gates.of_numbering(campaign())


def allocation():
    return gates.of_allocation(part())


def opening():
    return gates.of_opening(part())


def freezing():
    return gates.of_close_marking(part())


def eligible():
    return publishing_gates.of_publishing_eligible(campaign(), today=IN_TIME.date())


def provisional():
    return publishing_gates.of_provisional(part(), today=IN_TIME.date())


def suspension():
    return interruption_gates.of_suspension(campaign())


def cancellation():
    return interruption_gates.of_cancellation(campaign())


def resumption():
    return interruption_gates.of_resumption(campaign())


def interrupt(how):
    def at(day):
        chair = person_named("chu-tich")
        act = {"suspend": advance.suspend, "resume": advance.resume, "cancel": cancel}[how]
        return partial(act, campaign=campaign(), reason="Công văn", by=chair, at=day)

    return at


def no_suspension():
    rules = campaign().regulations
    calendar = {**rules.get("calendar", {}), "suspension_allowed": False}
    arrange(campaign(), regulations={**rules, "calendar": calendar})


# The moment, what the page finds, the action that a person then sets about, and what both say.
BLOCKED = [
    case("registered", registration, close_registration, "REGISTRATION_STILL_OPEN", "ANNOUNCE",
         day=LAST_DAY),
    case("decided", numbering, give_numbers, "WRONG_STAGE", "PREPARE"),
    case("listed", numbering, give_numbers, "CAMPAIGN_SUSPENDED", "ANNOUNCE", "results:tiep-tuc",
         suspended),
    case("listed", numbering, give_numbers, "CAMPAIGN_CANCELLED", "ANNOUNCE", arranged=cancelled),
    case("listed", numbering, give_numbers, "ALREADY_NUMBERED", "PREPARE", arranged=number),
    case("decided", eligible, publish_eligible, "WRONG_STAGE", "PREPARE"),
    case("listed", eligible, publish_eligible, "NOT_NUMBERED", "PREPARE", "results:danh-so"),
    case("marking", allocation, allocate, "ALREADY_ALLOCATED", "ALLOCATE"),
    case("closed", freezing, freeze, "ALREADY_CLOSED", "SETTLE"),
    case("marked", opening, agree_to_open, "MARKS_NOT_FROZEN", "SETTLE", "results:khoa-diem"),
    case("opened", opening, agree_to_open, "ALREADY_OPENED", "OPEN_SEALS"),
    case("opened", provisional, publish_provisional, "NOT_OPENED", "OPEN_SEALS",
         "results:rap-phach", sealed_again),
    case("provisional", provisional, publish_provisional, "ALREADY_PUBLISHED", "PUBLISH"),
    case("listed", suspension, interrupt("suspend"), "CAMPAIGN_SUSPENDED", "ANNOUNCE",
         "results:tiep-tuc", suspended),
    case("listed", suspension, interrupt("suspend"), "SUSPENSION_NOT_ALLOWED", "ANNOUNCE",
         arranged=no_suspension),
    case("published", suspension, interrupt("suspend"), "RESULTS_PUBLISHED", "ANNOUNCE"),
    case("published", cancellation, interrupt("cancel"), "RESULTS_PUBLISHED", "ANNOUNCE"),
    case("listed", cancellation, interrupt("cancel"), "CAMPAIGN_CANCELLED", "ANNOUNCE",
         arranged=cancelled),
    case("listed", resumption, interrupt("resume"), "NOT_SUSPENDED", "ANNOUNCE"),
    case("listed", resumption, interrupt("resume"), "CAMPAIGN_CANCELLED", "ANNOUNCE",
         arranged=cancelled),
]  # fmt: skip


@pytest.mark.parametrize("blocked", BLOCKED)
def test_what_the_page_says_before_is_what_the_action_refuses_with(life, blocked):
    with life.at(blocked.at):
        blocked.arranged()
        [check] = blocked.found()
        act = blocked.act(blocked.day)

        assert (check.code, check.owner, check.page) == (blocked.code, blocked.owner, blocked.page)
        with refused(blocked.code):
            act()


def one_seat_more():
    position = campaign().positions.order_by("code").first()
    arrange(position, vacancies=position.vacancies + 1)


@pytest.mark.parametrize(
    ("at", "arranged", "code"),
    [("ranking", nothing, "NOT_RANKED"), ("published", one_seat_more, "RANKING_OUTDATED")],
)
def test_a_ranking_that_is_missing_or_overtaken_is_named_with_its_page(life, at, arranged, code):
    with life.at(at):
        arranged()
        [check] = gates.of_results(campaign())

        assert (check.code, check.owner, check.page) == (code, "RANK", "results:xep-hang")
        with refused(code):
            request("PUBLISH_RESULTS", number="9/TB")


FREE = [
    ("registered", lambda: candidate_gates.of_registration(campaign(), today=LATE.date())),
    ("listed", numbering),
    ("sealed", allocation),
    ("closed", opening),
    ("opened", provisional),
    ("decided", suspension),
    ("drawing", cancellation),
]


@pytest.mark.parametrize(("at", "found"), FREE, ids=[at for at, _ in FREE])
def test_where_an_action_may_be_done_its_gate_finds_nothing(life, at, found):
    with life.at(at):
        assert found() == ()


def test_a_numbered_list_may_be_published_and_a_campaign_interrupted_at_any_step(life):
    with life.at("listed"):
        number()

        unsigned = [check.code for check in eligible()]  # nobody signs in the sample
        assert unsigned == ["LIST_NOT_SIGNED"]
        assert gates.of_place(campaign()) == ()


def test_a_suspended_campaign_may_be_resumed(life):
    with life.at("listed"):
        suspended()

        assert resumption() == ()
