"""What was announced is changed once, in time, by two, and published like the first."""

from datetime import date

import pytest

from accounts.actions import two_persons
from candidates.actions import sit
from exams.models import Announcement, ExamPart
from exams.rules.enums import PartKind
from exams.rules.stages import REGISTER, SCREEN
from results.actions.announcement_changes import change_announcement, checks_of_change
from results.process.acts import ACTS
from tests.actions import (
    apply,
    by_two,
    campaign,
    events,
    moment,
    person_named,
    refused,
    request,
    stored,
)
from tests.decisions import numbered_paper

pytestmark = pytest.mark.django_db
IN_TIME = moment(2026, 9, 30)
CHANGE = {
    "number": "12/TB",
    "reason": "Hội trường sửa chữa",
    "closes": "2026-11-06",
    "days": {"WRITTEN": "2026-12-04", "PROPOSAL": "2026-12-18"},
    "places": {"WRITTEN": "Hội trường B"},
}


def written():
    return ExamPart.objects.get(campaign=campaign(), kind=PartKind.WRITTEN)


def test_what_was_seen_is_what_is_announced_anew(life):
    with life.at("announced"):
        effect = two_persons.effect_of(ACTS["CHANGE_ANNOUNCEMENT"], campaign().code, CHANGE).plain()
        with events() as trail:
            by_two("CHANGE_ANNOUNCEMENT", at=IN_TIME, **CHANGE)

        changed = campaign()
        new = {name: value for name, _, value in effect["changes"]}
        assert new["registration_closes"] == str(changed.registration_closes) == "2026-11-06"
        assert new["WRITTEN day"] == changed.dates["written_exam"] == "2026-12-04"
        assert new["WRITTEN place"] == written().place == "Hội trường B"
        assert [name for name, *_ in trail] == [
            "approval.asked",
            "announcement.changed",
            "approval.applied",
        ]
        latest = Announcement.objects.filter(campaign=changed).latest("version")
        assert (latest.number, latest.content["reason"]) == ("12/TB", "Hội trường sửa chữa")
        assert changed.step == REGISTER
        assert changed.registration_round == 1


def test_every_other_day_of_the_plan_starts_anew_where_the_new_ones_leave_it_behind(life):
    asked = {**CHANGE, "days": {**CHANGE["days"], "published": "2027-02-26"}}
    with life.at("announced"):
        effect = two_persons.effect_of(ACTS["CHANGE_ANNOUNCEMENT"], campaign().code, asked).plain()

        by_two("CHANGE_ANNOUNCEMENT", checks_of_change(campaign(), asked, today=IN_TIME.date()),
               at=IN_TIME, **asked)  # fmt: skip

        days = campaign().dates
        assert ["DAY_ELIGIBLE_LIST_PUBLISHED", "2026-10-20", "2026-11-20"] in effect["changes"]
        assert days["eligible_list_published"] == "2026-11-20"
        assert days["provisional_published"] == "2026-12-18"
        assert days["published"] == "2027-02-26"
        for name, _, value in effect["changes"]:
            if name.startswith("DAY_"):
                assert days[name.removeprefix("DAY_").lower()] == value


def test_a_day_of_the_plan_typed_too_early_is_told_at_its_field(life):
    asked = {**CHANGE, "days": {**CHANGE["days"], "provisional_published": "2026-12-03"}}
    with life.at("announced"):
        assert found(asked) == ["PLANNED_TOO_EARLY"]


def test_a_registration_that_had_closed_opens_again_as_a_second_round_and_keeps_its_files(life):
    with life.at("screening"):
        files = campaign().applications.count()
        assert campaign().step == SCREEN

        effect = two_persons.effect_of(ACTS["CHANGE_ANNOUNCEMENT"], campaign().code, CHANGE).plain()
        by_two("CHANGE_ANNOUNCEMENT", at=IN_TIME, **CHANGE)

        assert ["registration_round", "1", "2"] in effect["changes"]
        assert (campaign().step, campaign().registration_round) == (REGISTER, 2)
        assert campaign().applications.count() == files


def test_a_venue_left_blank_stays_and_is_not_shown_as_changed(life):
    asked = {**CHANGE, "places": {"WRITTEN": ""}}
    with life.at("announced"):
        before = written().place
        effect = two_persons.effect_of(ACTS["CHANGE_ANNOUNCEMENT"], campaign().code, asked).plain()
        by_two("CHANGE_ANNOUNCEMENT", at=IN_TIME, **asked)

        assert written().place == before
        assert "WRITTEN place" not in [name for name, *_ in effect["changes"]]


def test_it_is_changed_once(life):
    with life.at("announced"):
        by_two("CHANGE_ANNOUNCEMENT", at=IN_TIME, **CHANGE)
        again = request("CHANGE_ANNOUNCEMENT", at=IN_TIME, **{**CHANGE, "closes": "2026-11-09"})

        with refused("CHANGED_ALREADY"):
            apply(again, at=IN_TIME)


@pytest.mark.parametrize(
    ("at", "changes", "code"),
    [
        (moment(2026, 10, 28), {}, "TOO_LATE_TO_CHANGE"),
        (IN_TIME, {"closes": "2026-12-10"}, "EXAM_BEFORE_REGISTRATION_CLOSES"),
        (IN_TIME, {"number": "281"}, "ANNOUNCEMENT_NUMBER_TAKEN"),
    ],
)
def test_a_change_that_comes_late_or_makes_no_sense_is_refused(life, at, changes, code):
    with life.at("announced"):
        asked = request("CHANGE_ANNOUNCEMENT", at=at, **{**CHANGE, **changes})

        with refused(code):
            apply(asked, at=at)


def test_nothing_is_changed_once_candidates_have_numbers_or_by_one_person(life):
    arguments = {
        **CHANGE,
        "closes": date(2026, 11, 6),
        "days": {kind: date.fromisoformat(day) for kind, day in CHANGE["days"].items()},
    }
    with life.at("announced"), refused("TWO_PERSONS_NEEDED"):
        change_announcement(
            campaign=campaign(), **arguments, by=person_named("chu-tich"), at=IN_TIME
        )
    with life.at("sealed"):
        asked = request("CHANGE_ANNOUNCEMENT", at=IN_TIME, **CHANGE)

        with refused("WRONG_STAGE"):
            apply(asked, at=IN_TIME)


def found(asked, today=IN_TIME):
    """Return the codes of what keeps a change from being published; it reads only."""
    before = stored()
    checks = checks_of_change(campaign(), asked, today=today.date())
    assert stored() == before
    return [check.code for check in checks]


def test_a_part_whose_day_is_not_named_keeps_its_day(life):
    with life.at("announced"):
        defence = campaign().parts.get(kind=PartKind.PROPOSAL).starts_at

        by_two("CHANGE_ANNOUNCEMENT", at=IN_TIME, **{**CHANGE, "days": {"WRITTEN": "2026-12-04"}})

        assert campaign().dates["written_exam"] == "2026-12-04"
        assert campaign().parts.get(kind=PartKind.PROPOSAL).starts_at == defence


def test_nothing_is_changed_between_the_numbering_and_the_sealing(life):
    with life.at("listed"):
        sit.number(campaign=campaign(), by=person_named("thu-ky"), at=IN_TIME)
        asked = request("CHANGE_ANNOUNCEMENT", at=IN_TIME, **CHANGE)

        assert found(CHANGE) == found({}) == ["ALREADY_NUMBERED"]
        with refused("ALREADY_NUMBERED"):
            apply(asked, at=IN_TIME)


@pytest.mark.parametrize(
    ("asked", "today", "codes"),
    [
        ({}, IN_TIME, []),
        (CHANGE, IN_TIME, []),
        ({}, moment(2026, 10, 28), ["TOO_LATE_TO_CHANGE"]),
        (CHANGE, moment(2026, 10, 28), ["TOO_LATE_TO_CHANGE"]),
        ({**CHANGE, "closes": "2026-12-10"}, IN_TIME, ["EXAM_BEFORE_REGISTRATION_CLOSES"]),
        ({**CHANGE, "number": "281/tb-hđtt"}, IN_TIME, ["ANNOUNCEMENT_NUMBER_TAKEN"]),
    ],
)
def test_a_page_is_told_of_the_time_and_then_of_the_new_days(life, asked, today, codes):
    with life.at("announced"):
        assert found(asked, today) == codes
        assert campaign().registration_closes == date(2026, 10, 6)


def test_a_change_does_not_bear_the_number_of_a_paper_that_was_issued_in_the_year(life):
    with life.at("announced"):
        asked = request("CHANGE_ANNOUNCEMENT", at=IN_TIME, **CHANGE)
        assert found(CHANGE) == []

        numbered_paper(CHANGE["number"], IN_TIME)
        assert found(CHANGE) == ["NUMBER_TAKEN"]
        with refused("NUMBER_TAKEN", paper="INELIGIBLE_LETTER", about="HS-0001"):
            apply(asked, at=IN_TIME)
