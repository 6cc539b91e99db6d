from datetime import date

import pytest

from exams.actions import prepare
from exams.models import Campaign, Equivalence, ExamPart, Holiday, Position, Post, Rank, Unit
from exams.rules.enums import PartKind
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
LADDER = [{"code": "X1", "name": "Trưởng", "order": 50, "level": "DIVISION", "prefixes": []}]
POST = {
    "code": "P1",
    "full_name": "Trưởng phòng",
    "unit": "U1",
    "rank": "X1",
    "approving_level": "UNIT",
    "seats": 2,
    "theory_min": "NONE",
    "specialities": [],
}


def draft(code="NHAP", **fields):
    return prepare.draft(code=code, fields={**WORDS, **fields}, by=person_named("thu-ky"), at=LATE)


def keep(**what):
    prepare.catalogue(**what, by=person_named("thu-ky"), at=LATE)


def test_the_catalogue_is_entered_and_corrected_by_code():
    with events() as trail:
        keep(
            units=[{"code": "U1", "name": "Đơn vị 1"}],
            ranks=LADDER,
            posts=[POST],
            equivalences=[{"code": "E1", "posts": ["P1"]}],
        )
    actor = person_named("thu-ky").pseudonym
    assert trail == [
        ("catalogue.kept", "units and ranks", actor, {"count": 2}),
        ("catalogue.kept", "posts", actor, {"count": 2}),
    ]

    keep(units=[{"code": "U1", "name": "Đơn vị một"}])

    unit = Unit.objects.get(code="U1")
    assert (unit.name, unit.ver) == ("Đơn vị một", 2)
    assert str(Post.objects.get(code="P1").unit) == "Đơn vị một"
    assert str(Rank.objects.get(code="X1")) == "Trưởng"
    assert str(Equivalence.objects.get(code="E1")) == "E1"


@pytest.mark.parametrize(("field", "value"), [("unit", "U9"), ("rank", "X9")])
def test_a_post_of_an_unknown_unit_or_rank_leaves_nothing(field, value):
    with refused("UNKNOWN_CODE", field=field, value=value, row="P1"):
        keep(units=[{"code": "U1", "name": "x"}], ranks=LADDER, posts=[{**POST, field: value}])


def test_a_day_of_the_calendar_is_entered_corrected_and_struck():
    tet = {"date": date(2028, 1, 26), "name": "Tết", "kind": "HOLIDAY"}
    prepare.holidays(days=[tet], by=person_named("thu-ky"), at=LATE)
    with events() as trail:
        prepare.holidays(days=[{**tet, "name": "Tết Mậu Thân"}], by=person_named("thu-ky"), at=LATE)
    day = Holiday.objects.get(date=tet["date"])

    assert trail == [("holidays.kept", "calendar", person_named("thu-ky").pseudonym, {"count": 1})]
    assert (day.name, day.ver, str(day)) == ("Tết Mậu Thân", 2, "2028-01-26 Tết Mậu Thân")
    with events() as trail:
        prepare.strike_holiday(holiday=day, by=person_named("thu-ky"), at=LATE)
    assert trail == [("holiday.struck", "2028-01-26", person_named("thu-ky").pseudonym, {})]
    prepare.holidays(days=[tet], by=person_named("thu-ky"), at=LATE)
    assert Holiday.objects.filter(date=tet["date"]).count() == 2
    assert ["2028-01-26", "Tết", "HOLIDAY"] not in campaign().holidays


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


def opened(drafted, post="SNM-02", code="VT01", **fields):
    return prepare.position(
        campaign=drafted,
        code=code,
        post=Post.objects.get(code=post),
        fields=fields,
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
    return prepare.profile(
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
        lambda by: prepare.catalogue(by=by, at=LATE),
        lambda by: prepare.holidays(days=[], by=by, at=LATE),
        lambda by: prepare.strike_holiday(holiday=Holiday.objects.first(), by=by, at=LATE),
        lambda by: prepare.profile(
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
    prepare.strike_holiday(
        holiday=Holiday.objects.get(pk=own.pk), by=person_named("thu-ky"), at=LATE
    )

    with refused("STALE"):
        prepare.strike_holiday(holiday=own, by=person_named("thu-ky"), at=LATE)
    assert made.ver == 1
