"""A position with too few people takes files again, alone, by a changed announcement."""

import pytest

from accounts.actions import two_persons
from accounts.rules.duties import Role
from candidates.actions import eligible_list, register, too_few
from candidates.actions.dossiers import postponed_positions
from candidates.models import Application, Decision
from exams.models import Letter
from exams.rules.letters import LetterKind
from exams.rules.stages import REGISTER, SCREEN, SIT_WRITTEN
from results.actions.announcement_changes import checks_of_change
from results.process.acts import ACTS
from tests.actions import (
    apply,
    arrange,
    by_two,
    campaign,
    moment,
    move_to,
    officer,
    person_named,
    refused,
    request,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
IN_TIME = moment(2026, 9, 30)
CHANGE = {
    "number": "12/TB",
    "reason": "Vị trí thiếu người",
    "closes": "2026-11-06",
    "days": {"WRITTEN": "2026-12-04", "PROPOSAL": "2026-12-18"},
    "places": {},
}


def choose(on_too_few):
    current = campaign()
    rules = {**current.regulations["eligibility"], "on_too_few": on_too_few}
    arrange(current, regulations={**current.regulations, "eligibility": rules})


@pytest.fixture
def short():
    for decision in Decision.objects.filter(kind="MIN_CANDIDATES_WAIVER"):
        arrange(decision, kind="OFFICER", position=None)
    choose("ANY_WAY")
    return campaign().positions.get(code=eligible_list.positions_with_too_few(campaign())[0])


def again(*positions, nominated=False):
    return {
        **CHANGE,
        "again": {"positions": [each.code for each in positions], "nominated": nominated},
    }


def test_what_was_seen_is_what_is_done_and_those_concerned_are_told(short):
    able = campaign().applications.filter(position=short, state="ELIGIBLE").first()
    arrange(able, person=officer("an", Role.CANDIDATE))
    effect = two_persons.effect_of(
        ACTS["CHANGE_ANNOUNCEMENT"], campaign().code, again(short)
    ).plain()

    by_two("CHANGE_ANNOUNCEMENT", at=IN_TIME, **again(short))

    assert ["reopened_for", "", short.code] in effect["changes"]
    assert ["reopened_whose", "", "EXTEND"] in effect["changes"]
    changed = campaign()
    assert changed.reopened_for == {"positions": [short.code], "nominated": False}
    assert (changed.step, changed.registration_round) == (REGISTER, 2)
    informed = Letter.objects.filter(kind=LetterKind.REOPENED)
    assert {*informed.values_list("receiver__username", flat=True)} >= {"an", "thu-ky"}
    assert informed.first().facts["until"] == "06/11/2026"


def test_a_postponed_position_that_takes_files_again_is_postponed_no_more(short):
    too_few.postpone(
        position=short,
        document="45/QĐ",
        on=moment(2026, 9, 28).date(),
        by=person_named("chu-tich"),
        at=moment(2026, 9, 29),
    )

    by_two("CHANGE_ANNOUNCEMENT", at=moment(2026, 10, 1), **again(short))

    assert postponed_positions(campaign()) == {}


@pytest.mark.parametrize(
    ("chosen", "nominated"), [("NOMINATE_OR_POSTPONE", False), ("EXTEND_OR_POSTPONE", True)]
)
def test_what_the_profile_does_not_allow_is_refused(short, chosen, nominated):
    asked = request("CHANGE_ANNOUNCEMENT", at=IN_TIME, **again(short, nominated=nominated))
    choose(chosen)

    with refused("REMEDY_NOT_ALLOWED"):
        apply(asked, at=IN_TIME)


def test_a_position_that_lacks_nobody_takes_no_files_again(short):
    full = campaign().positions.exclude(code=short.code).first()
    held = campaign().positions.get(code="VT01") if full is None else full
    asked = {**again(held)}

    with refused("NOT_TOO_FEW", code=held.code, field="positions"):
        two_persons.effect_of(ACTS["CHANGE_ANNOUNCEMENT"], campaign().code, asked)


def complete_draft(position, **fields):
    model = Application.objects.filter(campaign=campaign(), state="ELIGIBLE").first()
    return arrange(
        model,
        person=officer("binh", Role.CANDIDATE),
        state="DRAFT",
        position=position,
        position_code=position.code,
        declared_true_at=IN_TIME,
        **fields,
    )


def submit(draft):
    return register.submit(
        application=Application.objects.get(pk=draft.pk), by=draft.person, at=IN_TIME
    )


def test_in_that_round_no_file_is_handed_in_for_another_position(short):
    other = campaign().positions.exclude(code=short.code).first()
    by_two("CHANGE_ANNOUNCEMENT", at=IN_TIME, **again(short))
    draft = complete_draft(other)

    with refused("POSITION_NOT_REOPENED", codes=short.code, field="position"):
        submit(draft)
    arrange(draft, state="SUBMITTED")
    with refused("POSITION_NOT_REOPENED"):
        register.reopen(application=draft, by=draft.person, at=IN_TIME)


def test_where_people_are_nominated_a_file_names_by_whom(short):
    by_two("CHANGE_ANNOUNCEMENT", at=IN_TIME, **again(short, nominated=True))
    draft = complete_draft(short, nomination="", party_consent="")

    with refused("NOMINATION_MISSING", field="nomination"):
        submit(draft)


def test_who_is_nominated_hands_in_and_a_late_file_is_corrected_in_any_round(short):
    other = campaign().positions.exclude(code=short.code).first()
    by_two("CHANGE_ANNOUNCEMENT", at=IN_TIME, **again(short, nominated=True))
    draft = complete_draft(short, nomination="Ban Thường vụ", party_consent="Đảng ủy Sở")
    handed_in = submit(draft)
    assert handed_in.state == "SUBMITTED"

    arrange(handed_in, position=other, position_code=other.code, late_until=IN_TIME.date())
    corrected = register.reopen(application=handed_in, by=draft.person, at=IN_TIME)
    assert corrected.state == "DRAFT"


def test_once_screening_is_over_no_position_takes_files_again(short):
    asked = again(short)
    move_to(SIT_WRITTEN)

    with refused("REOPENED_AFTER_SCREENING", field="positions"):
        two_persons.effect_of(ACTS["CHANGE_ANNOUNCEMENT"], campaign().code, asked)


LATER = {
    "number": "13/TB",
    "closes": "2026-12-02",
    "days": {"WRITTEN": "2026-12-28", "PROPOSAL": "2027-01-20"},
}


def test_files_are_taken_again_for_want_of_people_beside_the_one_change(short):
    by_two("CHANGE_ANNOUNCEMENT", at=moment(2026, 9, 28), **CHANGE)
    move_to(SCREEN)

    open_points = checks_of_change(
        campaign(), {**again(short), **LATER}, today=moment(2026, 11, 3).date()
    )
    by_two("CHANGE_ANNOUNCEMENT", open_points, at=moment(2026, 11, 3), **{**again(short), **LATER})

    latest = campaign().announcements.last()
    assert (latest.version, latest.content["extended_for"]) == (3, [short.code])
    move_to(SCREEN)
    third = {**again(short), **LATER, "number": "14/TB"}
    asked = request("CHANGE_ANNOUNCEMENT", at=moment(2026, 11, 4), **third)
    with refused("CHANGED_ALREADY"):
        apply(asked, at=moment(2026, 11, 4))


def test_another_change_does_not_pass_as_one_for_want_of_people(short):
    by_two("CHANGE_ANNOUNCEMENT", at=moment(2026, 9, 28), **CHANGE)
    move_to(SCREEN)
    asked = request("CHANGE_ANNOUNCEMENT", at=IN_TIME, **{**CHANGE, **LATER})

    with refused("CHANGED_ALREADY"):
        apply(asked, at=IN_TIME)


def test_the_page_stays_open_for_it_until_the_day_of_the_exam(short):
    before, on_the_day = moment(2026, 11, 3).date(), moment(2026, 11, 4).date()

    assert checks_of_change(campaign(), {}, today=before) == ()
    assert [each.code for each in checks_of_change(campaign(), {}, today=on_the_day)] == [
        "TOO_LATE_TO_CHANGE"
    ]
    choose("POSTPONE_ONLY")
    assert [each.code for each in checks_of_change(campaign(), {}, today=before)] == [
        "TOO_LATE_TO_CHANGE"
    ]
