"""A campaign is announced by two persons, whole, and frozen as it was promised."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from audit.rules.canonical import canon
from exams.actions import announce, catalogue, prepare, profile_versions, vacancies
from exams.models import Announcement, Campaign, Holiday, Post
from exams.models.campaign import TITLE
from exams.rules.clearances import ClearanceKind
from exams.rules.enums import PartKind
from exams.rules.stages import Stage
from results.actions import transitions
from tests.actions import (
    LATE,
    apply,
    arrange,
    campaign,
    events,
    moment,
    officer,
    person_named,
    refused,
    request,
    tick_clearances,
)
from tests.decisions import numbered_paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
CONTENT = {name: "Theo thông báo" for name in announce.REQUIRED}
AT = moment(2027, 1, 4, 0, 0, 1)
DAYS = {PartKind.WRITTEN: moment(2027, 3, 1, 8), PartKind.PROPOSAL: moment(2027, 4, 1, 8)}


def ready(without="", confirmed=True, registered=True):
    """Return a draft that lacks at most one thing; its post is in the register of vacancies."""
    secretary, chair = person_named("thu-ky"), person_named("chu-tich")
    profile = profile_versions.draft(
        code="HN", values={}, in_force_from=date(2026, 8, 1), by=secretary, at=AT
    )
    if confirmed:
        profile_versions.confirm(profile=profile, keys=["aggregation"], by=chair, at=AT)
    fields = {
        "name": "Kỳ thi",
        "host": "Hội đồng",
        "contact": "Phòng 1",
        "profile": profile,
        "registration_opens": date(2027, 1, 4),
        "registration_closes": date(2027, 2, 2),
    }
    fields.pop(without, None)
    draft = prepare.draft(code="MOI", fields=fields, by=secretary, at=AT)
    if without != "position":
        post = Post.objects.get(code="SNM-02")
        prepare.position(campaign=draft, code="VT01", post=post, fields={}, by=secretary, at=AT)
    if registered:
        enter_vacancy(Post.objects.get(code="SNM-02"), "EXAM", AT - timedelta(days=2))
    for kind, starts_at in DAYS.items():
        if kind != without:
            fields = {"place": "Hội trường", "starts_at": starts_at, "minutes": 180}
            prepare.part(campaign=draft, kind=kind, fields=fields, by=secretary, at=AT)
    tick_clearances(draft, at=AT, but=without)
    return draft


def asked(draft, content=CONTENT):
    return request(
        "ANNOUNCE",
        at=AT,
        of_campaign=draft,
        number="Số 1/TB",
        content=content,
        channels=["PORTAL"],
    )


def announced_by_two(draft, content=CONTENT, applies=None):
    return apply(asked(draft, content), at=AT, by=applies)


def test_the_announcement_freezes_profile_calendar_and_dates():
    made = ready()
    with events() as trail:
        public = announced_by_two(made)

    announced = Campaign.objects.get(code="MOI")
    assert (announced.stage, announced.announced_on) == (Stage.REGISTER, date(2027, 1, 4))
    assert announced.regulations == announced.profile.values
    assert len(announced.holidays) == Holiday.objects.count()
    assert [name for name, *_ in trail] == [
        "approval.asked",
        "campaign.announced",
        "approval.applied",
    ]
    name, about, actor, facts = trail[1]
    assert (name, about, actor) == ("campaign.announced", "MOI", person_named("chu-tich").pseudonym)
    assert (facts["number"], facts["digest"]) == ("Số 1/TB", public.digest)
    assert facts["regulations"]["scoring"]["aggregation"] == "SUM"
    assert Announcement.objects.get(campaign=announced).content["positions"] == [
        ["VT01", "Phó Giám đốc Sở Nông nghiệp và Môi trường", 1]
    ]
    whole = {"campaign": "MOI", "number": "Số 1/TB", **public.content}
    assert public.digest == sha256(canon(whole)).hexdigest()
    assert str(public) == "Số 1/TB v1"


def test_a_position_keeps_the_title_it_was_announced_with_whatever_the_catalogue_says_now():
    made = ready()
    [position] = made.positions.all()
    announced_by_two(made)
    arrange(Post.objects.get(pk=position.post_id), full_name="Phó Giám đốc Sở khác")

    [announced] = made.positions.select_related("post")
    title = "Phó Giám đốc Sở Nông nghiệp và Môi trường"
    assert (announced.title, str(announced)) == (title, f"VT01 {title}")
    assert list(made.positions.values_list("code", TITLE)) == [("VT01", title)]


def test_a_draft_has_the_titles_of_the_catalogue():
    made = ready()
    arrange(Post.objects.get(code="SNM-02"), full_name="Phó Giám đốc Sở khác")

    [drafted] = made.positions.select_related("post")
    assert drafted.title == "Phó Giám đốc Sở khác"
    assert list(made.positions.values_list("code", TITLE)) == [("VT01", "Phó Giám đốc Sở khác")]


def test_it_is_announced_once():
    made = ready()
    announced_by_two(made)
    again = asked(made)

    with refused("WRONG_STAGE", now="register"):
        apply(again, at=AT)


def test_one_person_alone_announces_nothing():
    made = ready()

    with refused("TWO_PERSONS_NEEDED"):
        transitions.announce(
            campaign=made, number="Số 1/TB", content=CONTENT, by=person_named("chu-tich"), at=AT
        )


def test_registration_opens_on_the_day_of_the_announcement_where_none_is_named():
    announced_by_two(ready("registration_opens"))

    assert Campaign.objects.get(code="MOI").registration_opens == AT.date()


@pytest.mark.parametrize(
    ("without", "code"),
    [
        ("position", "NOTHING_TO_ANNOUNCE"),
        ("profile", "PROFILE_MISSING"),
        ("registration_closes", "DATES_MISSING"),
        (PartKind.WRITTEN, "PART_INCOMPLETE"),
        (PartKind.PROPOSAL, "PART_INCOMPLETE"),
        (ClearanceKind.SELECTION_PLAN, "CLEARANCE_MISSING"),
    ],
)
def test_what_is_missing_is_named(without, code):
    requested = asked(ready(without))

    with refused(code):
        apply(requested, at=AT)


def enter_vacancy(post, mode, at=AT):
    fields = {
        "mode": mode,
        "responsible": "Trần Văn Mẫu",
        "office": "Giám đốc Sở",
        "document": "12-QĐ/SNV",
        "decided_on": at.date(),
    }
    vacancies.enter(post=post, fields=fields, by=person_named("quy-hoach"), at=at)


def test_a_post_that_is_filled_in_another_way_since_is_not_announced():
    requested = asked(ready())
    post = Post.objects.get(code="SNM-02")
    enter_vacancy(post, "EXAM", AT - timedelta(days=1))
    enter_vacancy(post, "HEAD_APPOINTS")

    with refused("NOT_BY_EXAM", post=post.full_name, mode="HEAD_APPOINTS", who="Trần Văn Mẫu"):
        apply(requested, at=AT)


def test_a_post_is_announced_once_it_is_competed_for_again():
    requested = asked(ready())
    post = Post.objects.get(code="SNM-02")
    enter_vacancy(post, "HEAD_APPOINTS", AT - timedelta(days=1))
    enter_vacancy(post, "EXAM")

    apply(requested, at=AT)

    assert Campaign.objects.get(code="MOI").announced_on == AT.date()


def test_somebody_answers_questions_about_a_campaign():
    requested = asked(ready("contact"), {**CONTENT, "reception": ""})

    with refused("CONTACT_MISSING", others="1"):
        apply(requested, at=AT)


def test_the_aggregation_is_never_silent():
    requested = asked(ready(confirmed=False))

    with refused("MUST_SET", parameters="aggregation"):
        apply(requested, at=AT)


@pytest.mark.parametrize(
    ("section", "parameter", "value"),
    [("scoring", "written_gate", "năm mươi"), ("calendar", "registration_days", "ba mươi")],
)
def test_a_profile_that_the_law_cannot_read_is_not_announced(section, parameter, value):
    draft = ready()
    unreadable = {**draft.profile.values[section], parameter: value}
    arrange(draft.profile, values={**draft.profile.values, section: unreadable})
    requested = asked(draft)

    with refused("PROFILE_UNREADABLE", parameters=parameter):
        apply(requested, at=AT)


def test_nothing_is_frozen_without_a_profile():
    draft = ready("profile")

    with refused("PROFILE_MISSING"):
        announce.freeze(draft, AT.date())
    assert (draft.announced_on, draft.regulations) == (None, {})


@pytest.mark.parametrize("name", announce.REQUIRED)
def test_the_content_that_the_law_asks_must_be_there(name):
    requested = asked(ready(), {**CONTENT, name: ""})

    with refused("CONTENT_MISSING", field=name, what=name):
        apply(requested, at=AT)


@pytest.mark.parametrize("elsewhere", ["", "KHAC"])
def test_only_the_chair_of_the_campaign_announces(elsewhere):
    requested = asked(ready())
    roles = ["CHAIR"] if elsewhere else []
    by = officer("nguoi-la", *roles, campaign=elsewhere)

    with refused("NOT_YOUR_DUTY"):
        apply(requested, at=AT, by=by)


def test_a_struck_holiday_is_not_frozen():
    tet = Holiday.objects.get(date=date(2027, 2, 5))
    catalogue.strike_holiday(holiday=tet, by=person_named("thu-ky"), at=LATE)

    announced_by_two(ready())

    assert "2027-02-05" not in [day for day, *_ in Campaign.objects.get(code="MOI").holidays]
    assert "2027-02-05" in [day for day, *_ in campaign().holidays]


def test_an_announcement_does_not_bear_the_number_of_a_paper_that_was_issued():
    draft = ready()
    requested = asked(draft)
    numbered_paper(requested.arguments["number"], AT)

    with refused("NUMBER_TAKEN", paper="INELIGIBLE_LETTER", field="number"):
        apply(requested, at=AT)


def test_nor_is_it_asked_for_under_one_of_this_year():
    draft = ready()
    numbered_paper("1/TB", timezone.now())

    with refused("NUMBER_TAKEN", number="Số 1/TB"):
        asked(draft)
