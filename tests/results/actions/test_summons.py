"""Whoever sits is summoned in time by letter; what left late is named at the sealing."""

from datetime import date

import pytest

from accounts.rules.duties import Role
from candidates.actions import sit
from exams.models import Letter
from exams.rules.enums import PartKind
from exams.rules.letters import LetterKind
from exams.rules.stages import MARK_WRITTEN
from results.actions import gates, outbox, summons
from results.rules.enums import ActName
from tests.actions import (
    arrange,
    by_two,
    campaign,
    moment,
    move_to,
    officer,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
EXAM = date(2026, 11, 4)  # the fifth working day before it is Wednesday 28/10
PUBLISHED, IN_TIME, TOO_LATE = moment(2026, 10, 20), moment(2026, 10, 28), moment(2026, 10, 29)


@pytest.fixture
def own():
    """Return a file that was handed in online and has a number; the others came on paper."""
    online = campaign().applications.filter(state="ELIGIBLE", position__opening="HELD")
    file = arrange(online.order_by("reg_no").first(), person=officer("an", Role.CANDIDATE))
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=PUBLISHED)
    return campaign().applications.select_related("seal__entry").get(pk=file.pk)


def publish_list(at=PUBLISHED):
    by_two(ActName.PUBLISH_ELIGIBLE, at=at, number=f"{at:%d}/TB")


def release(own, at=IN_TIME):
    return outbox.release(
        campaign=campaign(),
        kind=LetterKind.SUMMONS,
        letters=[own.reg_no],
        by=person_named("thu-ky"),
        at=at,
    )


def written():
    return campaign().parts.get(kind=PartKind.WRITTEN)


def named():
    return [key for check in summons.late_summons(campaign(), EXAM) for key in check.keys]


def test_the_summons_waits_with_the_list_and_says_number_hour_and_place(own):
    publish_list()

    [letter] = release(own)

    assert letter.receiver == own.person
    assert letter.facts == {
        "registration": own.reg_no,
        "number": own.seal.entry.number,
        "position": f"{own.position.code} – {own.position.title}",
        "time": "08:00 04/11/2026",
        "place": written().place,
        "minutes": "180",
    }
    assert named() == []


def test_a_list_that_is_published_again_summons_nobody_twice_until_the_hour_changes(own):
    publish_list()
    publish_list(moment(2026, 10, 21))
    assert Letter.objects.filter(kind=LetterKind.SUMMONS).count() == 1

    arrange(written(), place="Hội trường B")
    with refused("NO_LETTER_WAITS"):
        release(own)
    publish_list(moment(2026, 10, 22))

    assert [letter.facts["place"] for letter in release(own)] == ["Hội trường B"]


def test_one_that_left_late_or_not_at_all_is_named_when_the_scripts_are_sealed(own):
    publish_list()
    number = own.seal.entry.number
    assert named() == [f"SUMMONED_LATE {number}"]

    release(own, at=TOO_LATE)

    assert named() == [f"SUMMONED_LATE {number}"]
    checks = gates.of_seal(written(), today=EXAM)
    [check] = [check for check in checks if check.code == "SUMMONED_LATE"]
    assert check.facts["last"] == "28/10/2026"


def test_a_summons_that_was_dropped_is_late_for_nobody_and_without_a_day_none_is(own):
    publish_list()
    assert summons.late_summons(campaign(), None) == ()

    arrange(Letter.objects.get(kind=LetterKind.SUMMONS), dropped_at=IN_TIME)

    assert named() == []


def test_whoever_withdrew_is_not_summoned(own):
    arrange(own, state="WITHDRAWN")

    assert summons.of_list(campaign(), PUBLISHED) == []


def test_what_is_not_fixed_stands_as_a_dash(own):
    arrange(written(), starts_at=None, place="", minutes=None)
    arrange(own, position=None)

    [letter] = summons.of_list(campaign(), PUBLISHED)

    unknown = {name: letter.facts[name] for name in ("time", "place", "minutes", "position")}
    assert set(unknown.values()) == {"–"}


def test_the_list_is_published_with_its_letters_in_one_act(own):
    publish_list()

    letter = Letter.objects.get(kind=LetterKind.SUMMONS)
    assert letter.event == campaign().publications.get(kind="ELIGIBLE").event


def test_a_summons_calls_nobody_once_the_sitting_began_or_is_over(own):
    publish_list()
    with refused("NO_LETTER_WAITS"):
        release(own, at=written().starts_at)
    assert outbox.true_letters(campaign(), LetterKind.SUMMONS, IN_TIME)

    move_to(MARK_WRITTEN)

    with refused("NO_LETTER_WAITS"):
        release(own)
    assert outbox.true_letters(campaign(), LetterKind.SUMMONS, IN_TIME) == []
