import pytest

from audit.rules.refusals import Refusal
from exams.actions import advance
from exams.actions.preconditions import require_same_campaign
from exams.rules.enums import PartKind
from exams.rules.stages import PUBLISH, Stage, Step, life, next_after, require
from results.actions import transitions
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    cancel,
    events,
    moment,
    move_to,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
BOTH = (PartKind.WRITTEN, PartKind.PROPOSAL)


@pytest.mark.parametrize(
    ("named", "parts"),
    [
        (["WRITTEN", "PROPOSAL"], BOTH),
        (["PROPOSAL", "WRITTEN"], BOTH),
        (["PROPOSAL"], (PartKind.PROPOSAL,)),
    ],
)
def test_the_written_part_comes_first_however_the_profile_names_them(named, parts):
    current = campaign()
    current.regulations["scoring"]["parts"] = named

    assert advance.parts_of(current) == parts
    assert advance.first_sitting(current) == Step(Stage.SIT, parts[0])


def test_registration_is_still_open_in_the_last_second_of_the_last_day():
    with refused("REGISTRATION_STILL_OPEN", until="2026-10-06"):
        transitions.close_registration(
            campaign=campaign(),
            by=person_named("chu-tich"),
            at=moment(2026, 10, 6, 23, 59, 59, 999999),
        )


def test_it_can_be_closed_in_the_first_moment_of_the_next_day():
    chair = person_named("chu-tich")
    with events() as trail:
        closed = transitions.close_registration(
            campaign=campaign(), by=chair, at=moment(2026, 10, 7, 0)
        )

    assert trail == [("registration.closed", "TT2026-01", chair.pseudonym, {})]
    assert campaign().step == closed.step == Step(Stage.SCREEN)
    with refused("WRONG_STAGE", now="screen", needed="register"):
        transitions.close_registration(campaign=closed, by=chair, at=LATE)


def test_without_a_closing_day_it_is_closed_when_the_chair_says_so():
    arrange(campaign(), registration_closes=None)

    closed = transitions.close_registration(
        campaign=campaign(), by=person_named("chu-tich"), at=moment(2026, 9, 8)
    )

    assert closed.stage == Stage.SCREEN


@pytest.mark.parametrize("how", OBSTACLES)
def test_closing_asks_for_duty_and_time(how):
    code, by = obstruct(how, person_named("chu-tich"))

    with refused(code):
        transitions.close_registration(campaign=campaign(), by=by, at=LATE)


def test_a_suspended_campaign_stands_still_until_it_is_resumed():
    chair = person_named("chu-tich")
    with events() as trail:
        advance.suspend(campaign=campaign(), reason="Kết luận 128", by=chair, at=LATE)

    expected = {"reason": "Kết luận 128"}
    assert trail == [("campaign.suspended", "TT2026-01", chair.pseudonym, expected)]
    assert str(campaign().suspended_on) == "2027-03-01"
    with refused("CAMPAIGN_SUSPENDED"):
        advance.suspend(campaign=campaign(), reason="x", by=chair, at=LATE)
    with refused("REASON_MISSING", field="reason"):
        advance.resume(campaign=campaign(), reason=" ", by=chair, at=LATE)
    with events() as trail:
        advance.resume(campaign=campaign(), reason="Hết", by=chair, at=LATE)
    assert trail == [("campaign.resumed", "TT2026-01", chair.pseudonym, {"reason": "Hết"})]
    assert campaign().suspended_on is None
    with refused("NOT_SUSPENDED"):
        advance.resume(campaign=campaign(), reason="Hết", by=chair, at=LATE)


def test_a_profile_can_forbid_to_suspend():
    current = campaign()
    rules = {**current.regulations, "calendar": {"suspension_allowed": False}}
    arrange(current, regulations=rules)

    with refused("SUSPENSION_NOT_ALLOWED"):
        advance.suspend(campaign=current, reason="x", by=person_named("chu-tich"), at=LATE)


@pytest.mark.parametrize("action", [advance.suspend, cancel])
def test_nothing_interrupts_a_campaign_whose_results_are_published(action):
    move_to(PUBLISH)

    with refused("RESULTS_PUBLISHED"):
        action(campaign=campaign(), reason="x", by=person_named("chu-tich"), at=LATE)


@pytest.mark.parametrize("action", [advance.suspend, advance.resume, cancel])
@pytest.mark.parametrize("how", ["nobody", "elsewhere"])
def test_only_its_own_chair_suspends_or_cancels_it(action, how):
    code, by = obstruct(how, person_named("chu-tich"))

    with refused(code):
        action(campaign=campaign(), reason="x", by=by, at=LATE)


def test_a_reason_typed_over_an_older_version_is_refused():
    own = campaign()
    advance.suspend(campaign=campaign(), reason="x", by=person_named("chu-tich"), at=LATE)

    with refused("CAMPAIGN_SUSPENDED"):
        advance.suspend(campaign=own, reason="y", by=person_named("chu-tich"), at=LATE)


def test_the_first_sitting_follows_the_parts():
    current = campaign()
    assert advance.first_sitting(current) == Step(Stage.SIT, PartKind.WRITTEN)
    current.regulations = {"scoring": {"parts": ["PROPOSAL"]}}
    assert advance.first_sitting(current) == Step(Stage.SIT, PartKind.PROPOSAL)
    current.regulations = {}
    assert advance.first_sitting(current) == Step(Stage.SIT, PartKind.WRITTEN)


def test_what_belongs_to_another_campaign_is_refused():
    position = campaign().positions.first()
    require_same_campaign(campaign(), position)
    position.campaign_id = None

    with refused("OTHER_CAMPAIGN"):
        require_same_campaign(campaign(), position)


def test_the_life_is_walked_once_forward():
    steps = life(BOTH)

    walked = [steps[0]]
    while walked[-1] != steps[-1]:
        walked.append(next_after(walked[-1], BOTH))
    assert tuple(walked) == steps
    assert [str(step) for step in steps] == [
        *("announce", "register", "screen", "sit:WRITTEN", "mark:WRITTEN"),
        *("sit:PROPOSAL", "mark:PROPOSAL", "rank", "publish"),
    ]
    with pytest.raises(Refusal, match="LIFE_COMPLETE"):
        next_after(steps[-1], BOTH)


def test_another_step_is_refused_by_name():
    require(Step(Stage.RANK), Step(Stage.SCREEN), Step(Stage.RANK))

    with pytest.raises(Refusal) as caught:
        require(Step(Stage.RANK), Step(Stage.SCREEN), Step(Stage.SIT, PartKind.WRITTEN))
    assert caught.value.facts == {"now": "rank", "needed": "screen sit:WRITTEN"}
