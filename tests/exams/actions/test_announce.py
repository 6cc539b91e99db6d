from datetime import date
from hashlib import sha256

import pytest

from audit.rules.canonical import canon
from exams.actions import announce, prepare
from exams.models import Announcement, Campaign, Holiday, Post
from exams.rules.stages import Stage
from results.actions import transitions
from tests.actions import LATE, campaign, events, moment, officer, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
CONTENT = {name: "Theo thông báo" for name in announce.REQUIRED}
AT = moment(2027, 1, 4, 0, 0, 1)


def ready(without="", confirmed=True):
    """Return a draft that lacks at most one thing."""
    secretary, chair = person_named("thu-ky"), person_named("chu-tich")
    profile = prepare.profile(
        code="HN", values={}, in_force_from=date(2026, 8, 1), by=secretary, at=AT
    )
    if confirmed:
        prepare.confirm(profile=profile, keys=["aggregation"], by=chair, at=AT)
    fields = {
        "name": "Kỳ thi",
        "host": "Hội đồng",
        "profile": profile,
        "registration_opens": date(2027, 1, 4),
        "registration_closes": date(2027, 2, 2),
    }
    fields.pop(without, None)
    made = prepare.draft(code="MOI", fields=fields, by=secretary, at=AT)
    if without != "position":
        prepare.position(
            campaign=made,
            code="VT01",
            post=Post.objects.get(code="SNM-02"),
            fields={},
            by=secretary,
            at=AT,
        )
    return made


def say(draft, content=CONTENT, by=None):
    return transitions.announce(
        campaign=draft, number="Số 1/TB", content=content, by=by or person_named("chu-tich"), at=AT
    )


def test_the_announcement_freezes_profile_calendar_and_dates():
    made = ready()
    with events() as trail:
        public = say(made)

    announced = Campaign.objects.get(code="MOI")
    assert (announced.stage, announced.announced_on) == (Stage.REGISTER, date(2027, 1, 4))
    assert announced.regulations == announced.profile.values
    assert len(announced.holidays) == Holiday.objects.count()
    [(name, about, actor, facts)] = trail
    assert (name, about, actor) == ("campaign.announced", "MOI", person_named("chu-tich").pseudonym)
    assert (facts["number"], facts["digest"]) == ("Số 1/TB", public.digest)
    assert facts["regulations"]["scoring"]["aggregation"] == "SUM"
    assert Announcement.objects.get(campaign=announced).content["positions"] == [
        ["VT01", "Phó Giám đốc Sở Nông nghiệp và Môi trường", 1]
    ]
    whole = {"campaign": "MOI", "number": "Số 1/TB", **public.content}
    assert public.digest == sha256(canon(whole)).hexdigest()
    assert str(public) == "Số 1/TB v1"


def test_it_is_announced_once():
    made = ready()
    say(made)

    with refused("WRONG_STAGE", now="register"):
        say(made)


@pytest.mark.parametrize(
    ("without", "code"),
    [
        ("position", "NOTHING_TO_ANNOUNCE"),
        ("profile", "PROFILE_MISSING"),
        ("registration_opens", "DATES_MISSING"),
        ("registration_closes", "DATES_MISSING"),
    ],
)
def test_what_is_missing_is_named(without, code):
    made = ready(without)

    with refused(code):
        say(made)


def test_the_aggregation_is_never_silent():
    made = ready(confirmed=False)

    with refused("MUST_SET", parameters="aggregation"):
        say(made)


@pytest.mark.parametrize("name", announce.REQUIRED)
def test_the_content_that_the_law_asks_must_be_there(name):
    made = ready()

    with refused("CONTENT_MISSING", field=name, what=name):
        say(made, {**CONTENT, name: ""})


@pytest.mark.parametrize("elsewhere", ["", "KHAC"])
def test_only_the_chair_of_the_campaign_announces(elsewhere):
    made = ready()
    roles = ["CHAIR"] if elsewhere else []
    by = officer("nguoi-la", *roles, campaign=elsewhere)

    with refused("NOT_YOUR_DUTY"):
        say(made, by=by)


def test_a_struck_holiday_is_not_frozen():
    tet = Holiday.objects.get(date=date(2027, 2, 5))
    prepare.strike_holiday(holiday=tet, by=person_named("thu-ky"), at=LATE)

    say(ready())

    assert "2027-02-05" not in [day for day, *_ in Campaign.objects.get(code="MOI").holidays]
    assert "2027-02-05" in [day for day, *_ in campaign().holidays]
