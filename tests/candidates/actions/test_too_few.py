"""A position with too few people is postponed by decision, and its candidates are informed."""

from datetime import date, timedelta

import pytest

from accounts.rules.duties import Role
from candidates.actions import decide, eligible_list, officer_decision, too_few
from candidates.actions.dossiers import postponed_positions, waived_positions
from candidates.models import Decision
from candidates.worklist.files import positions_short_of_people
from exams.models import Letter
from exams.rules.letters import LetterKind
from results.actions import candidate_gates, outbox
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    by_two,
    campaign,
    events,
    obstruct,
    officer,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]


@pytest.fixture
def short():
    """Return a position with one eligible person, and no waiver."""
    for decision in Decision.objects.filter(kind="MIN_CANDIDATES_WAIVER"):
        arrange(decision, kind="OFFICER", position=None)
    return campaign().positions.get(code=eligible_list.positions_with_too_few(campaign())[0])


def postpone(position, document="45/QĐ", on=date(2026, 10, 16), by=None):
    return too_few.postpone(
        position=position, document=document, on=on, by=by or person_named("chu-tich"), at=LATE
    )


def choose(on_too_few):
    current = campaign()
    rules = {**current.regulations["eligibility"], "on_too_few": on_too_few}
    arrange(current, regulations={**current.regulations, "eligibility": rules})


def test_a_postponed_position_is_decided_and_its_candidates_and_the_secretary_are_told(short):
    able = campaign().applications.filter(position=short, state="ELIGIBLE").first()
    an = officer("an", Role.CANDIDATE)
    arrange(able, person=an)
    before = positions_short_of_people([campaign()])[campaign().pk]
    with events() as trail:
        postpone(short)

    assert postponed_positions(campaign())[short.code] == "45/QĐ"
    assert short.code not in eligible_list.positions_with_too_few(campaign())
    assert positions_short_of_people([campaign()])[campaign().pk] == before - 1
    informed = Letter.objects.filter(kind=LetterKind.POSTPONED)
    assert set(informed.values_list("receiver__username", "about")) >= {
        ("an", able.reg_no),
        ("thu-ky", short.code),
    }
    assert len(outbox.true_letters(campaign(), LetterKind.POSTPONED, LATE)) == informed.count()
    assert [name for name, *_ in trail] == ["position.postponed"]
    assert trail[0][1] == short.code


def test_who_withdrew_or_may_not_take_part_is_told_nothing(short):
    able = campaign().applications.filter(position=short, state="ELIGIBLE").first()
    arrange(able, person=officer("an", Role.CANDIDATE), state="INELIGIBLE")

    postpone(short)

    informed = Letter.objects.filter(kind=LetterKind.POSTPONED)
    assert not informed.filter(receiver__username="an").exists()


def test_a_postponed_position_is_not_held_whoever_becomes_eligible_since(short):
    postpone(short)
    others = campaign().applications.exclude(position=short).filter(state="ELIGIBLE")[:3]
    for other in others:
        arrange(other, position=short, position_code=short.code)

    opened = {each.code: each.opening for each in eligible_list.opened_positions(campaign())}

    assert opened[short.code] == "NOT_ENOUGH_CANDIDATES"


def test_once_the_list_is_approved_nobody_is_told_a_second_time(short):
    able = campaign().applications.filter(position=short, state="ELIGIBLE").first()
    able = arrange(able, person=officer("an", Role.CANDIDATE))
    for decision in Decision.objects.filter(application=able, kind="OFFICER"):
        arrange(decision, paper_digest=officer_decision.digest_of(able))
    postpone(short)

    by_two("APPROVE_LIST", candidate_gates.of_eligible_list(campaign()))

    informed = Letter.objects.filter(receiver__username="an").values_list("kind", flat=True)
    assert list(informed) == [LetterKind.POSTPONED]


def test_the_last_decision_about_a_position_counts(short):
    postpone(short)
    decide.waive_minimum(
        position=short,
        document="46/QĐ",
        on=date(2026, 10, 16),
        by=person_named("chu-tich"),
        at=LATE + timedelta(minutes=1),
    )

    assert short.code not in postponed_positions(campaign())
    assert waived_positions(campaign())[short.code] == "46/QĐ"


def test_a_letter_is_true_while_its_decision_is_the_last_about_the_position(short):
    able = campaign().applications.filter(position=short, state="ELIGIBLE").first()
    arrange(able, person=officer("an", Role.CANDIDATE))
    postpone(short)
    decide.waive_minimum(
        position=short,
        document="46/QĐ",
        on=date(2026, 10, 16),
        by=person_named("chu-tich"),
        at=LATE + timedelta(minutes=1),
    )

    assert outbox.true_letters(campaign(), LetterKind.POSTPONED, LATE) == []
    told = {letter.about for letter in outbox.true_letters(campaign(), LetterKind.WAIVED, LATE)}
    assert told == {able.reg_no}


def test_a_position_that_lacks_nobody_or_a_decision_without_paper_is_refused(short):
    enough = {*campaign().positions.values_list("code", flat=True)}
    enough -= {*eligible_list.positions_with_too_few(campaign())}
    full = campaign().positions.get(code=min(enough))

    with refused("NOT_TOO_FEW", code=full.code):
        postpone(full)
    with refused("DOCUMENT_MISSING", field="document"):
        postpone(short, document=" ")
    with refused("DAY_IN_FUTURE", field="on"):
        postpone(short, on=LATE.date() + timedelta(days=1))
    postpone(short)
    with refused("NOT_TOO_FEW", code=short.code):
        postpone(short)


@pytest.mark.parametrize("how", OBSTACLES)
def test_who_may_not_or_when_it_may_not_be_postpones_nothing(short, how):
    code, by = obstruct(how, person_named("chu-tich"))

    with refused(code):
        postpone(short, by=by)


@pytest.mark.parametrize(
    ("chosen", "remedy"),
    [
        ("EXTEND_OR_POSTPONE", too_few.Remedy.NOMINATE),
        ("NOMINATE_OR_POSTPONE", too_few.Remedy.EXTEND),
        ("POSTPONE_ONLY", too_few.Remedy.EXTEND),
    ],
)
def test_what_the_profile_does_not_name_is_not_done(chosen, remedy):
    choose(chosen)

    with refused("REMEDY_NOT_ALLOWED", remedy=str(remedy)):
        too_few.require_remedy(campaign(), remedy)
