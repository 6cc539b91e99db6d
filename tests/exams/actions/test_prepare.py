from datetime import date

import pytest

from audit.actions.verify import verify
from exams.actions import catalogue, prepare, profile_versions
from exams.models import Campaign, ExamPart, Holiday, Position, Post
from exams.rules.enums import PartKind
from exams.rules.stages import ANNOUNCE
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    moment,
    obstruct,
    officer,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]

WORDS = {"name": "Kỳ thi", "host": "Hội đồng"}


def draft(code="NHAP", **fields):
    return prepare.draft(code=code, fields={**WORDS, **fields}, by=person_named("thu-ky"), at=LATE)


def test_a_draft_has_its_own_code_and_log():
    with events() as trail:
        made = draft()

    assert trail == [("campaign.drafted", "NHAP", person_named("thu-ky").pseudonym, {})]
    assert made.event.log_id == "exam/NHAP"
    assert (str(made), str(made.step)) == ("Kỳ thi", "announce")
    assert list(Campaign.objects.public()) == [campaign()]
    with refused("CODE_TAKEN", field="code", code="NHAP"):
        draft()


def test_only_a_draft_is_changed():
    made = draft()
    with events() as trail:
        prepare.change(campaign=made, fields={"name": "Tên"}, by=person_named("thu-ky"), at=LATE)

    assert trail == [
        ("campaign.changed", "NHAP", person_named("thu-ky").pseudonym, {"fields": ["name"]})
    ]
    assert Campaign.objects.get(pk=made.pk).name == "Tên"
    with refused("WRONG_STAGE", now="register", needed="announce"):
        prepare.change(
            campaign=campaign(), fields={"name": "Tên"}, by=person_named("thu-ky"), at=LATE
        )


def test_a_day_that_is_changed_stands_in_the_trail_with_the_one_before():
    made = draft(registration_closes=date(2027, 3, 1))
    with events() as trail:
        prepare.change(
            campaign=made,
            fields={"registration_closes": date(2027, 3, 8)},
            by=person_named("thu-ky"),
            at=LATE,
        )
        put_part(made, starts_at=moment(2027, 4, 5))

    (_, _, _, changed), (_, _, _, planned) = trail
    assert changed["days"] == [["DAY_REGISTRATION_CLOSES", "2027-03-01", "2027-03-08"]]
    assert planned == {"days": [["DAY_WRITTEN_EXAM", "", "2027-04-05"]]}


def opened(drafted, post="SNM-02", code="VT01", **fields):
    return prepare.position(
        campaign=drafted,
        code=code,
        post=Post.objects.get(code=post),
        fields=fields,
        by=person_named("thu-ky"),
        at=LATE,
    )


def test_a_position_that_shall_be_new_takes_the_place_of_none():
    drafted = draft()
    opened(drafted)

    with refused("CODE_TAKEN", field="code", code="VT01"):
        prepare.position(
            campaign=drafted,
            code="vt01",
            post=Post.objects.get(code="SNM-02"),
            fields={},
            is_new=True,
            by=person_named("thu-ky"),
            at=LATE,
        )


def test_a_position_is_added_and_changed_by_code():
    made = draft()
    with events() as trail:
        opened(made)
    again = opened(made, vacancies=2)

    assert trail == [
        ("position.kept", "VT01", person_named("thu-ky").pseudonym, {"post": "SNM-02"})
    ]
    assert (again.ver, again.vacancies, Position.objects.filter(campaign=made).count()) == (2, 2, 1)
    assert str(again).startswith("VT01 Phó Giám đốc")


def remove(position, by=None):
    return prepare.remove_position(position=position, by=by or person_named("thu-ky"), at=LATE)


def test_a_position_is_removed_from_a_draft_and_its_code_is_free_again():
    made = draft()
    mistaken = opened(made)

    with events() as trail:
        remove(mistaken)

    facts = {"post": "SNM-02"}
    assert trail == [("position.removed", "VT01", person_named("thu-ky").pseudonym, facts)]
    assert not made.positions.exists()
    with refused("ALREADY_DONE"):
        remove(mistaken)
    assert opened(made).pk != mistaken.pk
    assert list(verify()) == []  # the removed row still answers to the trail


def test_no_announced_campaign_loses_a_position():
    with refused("WRONG_STAGE"):
        remove(campaign().positions.first())


@pytest.mark.parametrize("how", ["nobody", "elsewhere", "suspended", "cancelled"])
def test_removing_asks_for_duty_and_a_living_campaign(how):
    announced = campaign()
    arrange(announced, stage=ANNOUNCE.stage)
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        remove(announced.positions.first(), by=by)


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("ELECTED_POST", {"elected_post": True}),
        ("REAPPOINTMENT", {"reappointment": True}),
        ("TOO_MANY_VACANCIES", {"vacancies": 4}),
    ],
)
def test_a_post_that_the_regulations_keep_out_never_enters(code, fields):
    made = draft()

    with refused(code, position="VT01"):
        opened(made, **fields)


def profile(code, **eligibility):
    return profile_versions.draft(
        code=code,
        values={"eligibility": eligibility},
        in_force_from=date(2026, 8, 1),
        by=person_named("thu-ky"),
        at=LATE,
    )


def test_a_profile_may_let_it_in_or_narrow_the_levels():
    wide = profile("HN", allow_elected_posts=True, allow_reappointment=True)
    made = opened(draft("A", profile=wide), elected_post=True, reappointment=True)
    assert made.ver == 1
    narrow = profile("HN2", allowed_levels=["DIVISION"])
    drafted = draft("B", profile=narrow)

    with refused("POSITION_LEVEL_NOT_ALLOWED", position="VT01", level="DEPARTMENT"):
        opened(drafted)


def test_a_position_is_added_to_a_draft_only():
    with refused("WRONG_STAGE"):
        opened(campaign())


def test_a_part_is_fixed_until_it_was_sat():
    made = draft()
    with events() as trail:
        put_part(made)
    again = put_part(made, place="Hội trường A")

    assert trail == [("part.kept", "WRITTEN", person_named("thu-ky").pseudonym, {})]
    assert (again.ver, ExamPart.objects.filter(campaign=made).count()) == (2, 1)
    arrange(again, sealed_at=LATE)
    with refused("PART_ALREADY_SAT", part="WRITTEN"):
        put_part(made)
    arrange(again, sealed_at=None, closed_at=LATE)
    with refused("PART_ALREADY_SAT", part="WRITTEN"):
        put_part(made)


def put_part(drafted, **fields):
    return prepare.part(
        campaign=drafted, kind=PartKind.WRITTEN, fields=fields, by=person_named("thu-ky"), at=LATE
    )


@pytest.mark.parametrize(
    ("kind", "name"), [(PartKind.WRITTEN, "written_exam"), (PartKind.PROPOSAL, "defence")]
)
def test_the_day_of_a_part_is_the_day_of_the_plan(kind, name):
    made = draft(dates={"results": "2027-06-01"})
    starts_at = moment(2027, 4, 5, 0, 30)  # still the day before, in London

    prepare.part(
        campaign=made,
        kind=kind,
        fields={"starts_at": starts_at},
        by=person_named("thu-ky"),
        at=LATE,
    )

    planned = Campaign.objects.get(pk=made.pk)
    assert planned.dates == {"results": "2027-06-01", name: "2027-04-05"}
    assert planned.ver == made.ver + 1


def test_a_plan_that_does_not_change_is_left_alone():
    made = draft(dates={"written_exam": "2027-04-05"})

    put_part(made, starts_at=moment(2027, 4, 5))
    put_part(made, place="Hội trường A")

    assert Campaign.objects.get(pk=made.pk).ver == made.ver


@pytest.mark.parametrize("how", [how for how in OBSTACLES if how != "wrong stage"])
def test_a_part_asks_for_duty_and_a_living_campaign(how):
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        prepare.part(campaign=campaign(), kind=PartKind.WRITTEN, fields={}, by=by, at=LATE)


@pytest.mark.parametrize(
    "action",
    [
        lambda by: catalogue.enter(by=by, at=LATE),
        lambda by: catalogue.holidays(days=[], by=by, at=LATE),
        lambda by: catalogue.strike_holiday(holiday=Holiday.objects.first(), by=by, at=LATE),
        lambda by: profile_versions.draft(
            code="X", values={}, in_force_from=date(2026, 1, 1), by=by, at=LATE
        ),
        lambda by: prepare.draft(code="X", fields=WORDS, by=by, at=LATE),
    ],
)
def test_preparing_is_the_secretarys_duty(action):
    by = officer("nguoi-la")

    with refused("NOT_YOUR_DUTY", duty="PREPARE"):
        action(by)


def test_a_change_over_an_older_version_is_refused():
    made = draft()
    own = Holiday.objects.first()
    catalogue.strike_holiday(
        holiday=Holiday.objects.get(pk=own.pk), by=person_named("thu-ky"), at=LATE
    )

    with refused("STALE"):
        catalogue.strike_holiday(holiday=own, by=person_named("thu-ky"), at=LATE)
    assert made.ver == 1
