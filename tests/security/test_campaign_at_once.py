"""One campaign at one moment: many candidates register, two chairs do one act, one is told."""

from datetime import date
from functools import partial
from uuid import uuid4

import pytest

from accounts.models import ApprovalRequest
from accounts.rules.duties import Role
from candidates.actions import register, roll_call, sit
from candidates.actions.roll_call import Attendance
from candidates.models import Application
from candidates.rules.registration import DossierItem
from exams.models import Script, Sitting, Stub
from exams.rules.enums import PartKind, SittingState
from exams.rules.stages import Stage
from grading.actions import rank
from grading.models import RankingSnapshot
from results.actions import gates
from results.models import Publication
from tests.actions import (
    LATE,
    apply,
    arrange,
    by_two,
    campaign,
    moment,
    officer,
    person_named,
    request,
)
from tests.at_once import asked_together, at_once, count_of, signed_in, statuses
from tests.special_cases import entered_too_late

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("unthrottled")]
OPEN = moment(2026, 9, 20)
MANY = 8


@pytest.fixture
def candidates(at):
    at("announced")
    return [officer(f"thi-sinh-{number}", Role.CANDIDATE) for number in range(MANY)]


def begin(person):
    return partial(register.begin, campaign=campaign(), by=person, at=OPEN)


def test_receipt_numbers_of_many_at_once_follow_one_another(candidates):
    drafts = at_once(*map(begin, candidates))

    numbers = sorted(draft.reg_no for draft in drafts)
    assert numbers == [f"TT2026-01-{number:04}" for number in range(1, MANY + 1)]


def test_a_candidate_who_begins_twice_at_once_has_one_draft(candidates):
    came_to = at_once(begin(candidates[0]), begin(candidates[0]))

    assert came_to.count("ALREADY_DONE") == 1
    assert Application.objects.filter(source="ONLINE").count() == 1


def complete(draft, number):
    """Bring a draft to where only the candidate's word is missing."""
    return arrange(
        draft,
        at=OPEN,
        name=f"Nguyễn Văn {number}",
        citizen_id=f"00108500{number:04}",
        born=date(1985, 5, 1),
        current_post="Chuyên viên",
        position=campaign().positions.get(code="VT01"),
        position_code="VT01",
        items=list(DossierItem),
        health_issued_on=date(2026, 9, 1),
        assets_declared=True,
    )


def test_everybody_who_submits_at_once_has_submitted(candidates):
    drafts = [complete(begin(person)(), number) for number, person in enumerate(candidates)]
    submissions = [
        partial(register.declare_and_submit, application=draft, by=person, at=OPEN)
        for draft, person in zip(drafts, candidates, strict=True)
    ]

    came_to = at_once(*submissions)

    assert [outcome for outcome in came_to if isinstance(outcome, str)] == []
    assert Application.objects.filter(source="ONLINE", state="SUBMITTED").count() == MANY
    assert count_of("application.submitted") == MANY


def chairs():
    return [person_named("chu-tich"), officer("pho-chu-tich", Role.CHAIR)]


def press(slug, people, **typed):
    """Return what people do in the control room, each in a browser of their own."""
    address = f"/dieu-hanh/{campaign().code}/{slug}/"
    pages = [{"request_id": str(uuid4()), **typed} for _ in people]
    return [
        partial(signed_in(candidate).post, address, page)
        for candidate, page in zip(people, pages, strict=True)
    ]


def test_two_chairs_rank_once(at):
    at("ranking")

    answers = asked_together("exams_campaign", *press("xep-hang", chairs()))

    assert statuses(answers) == [303, 303]  # the same facts, the same snapshot: it is there
    assert (RankingSnapshot.objects.count(), count_of("ranking.drawn_up")) == (1, 1)


def applied_by_both(requested):
    return at_once(*(partial(apply, requested, by=chair) for chair in chairs()))


def test_two_chairs_publish_the_results_once(at):
    at("ranking")
    rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
    requested = request("PUBLISH_RESULTS", gates.of_results(campaign()), number="305/TB")
    before = count_of("results.published")

    answers = applied_by_both(requested)

    assert [answer for answer in answers if isinstance(answer, str)] == ["REQUEST_DECIDED"]
    assert Publication.objects.filter(kind="OFFICIAL").count() == 1
    assert count_of("results.published") == before + 1
    assert campaign().stage == Stage.PUBLISH


def test_two_chairs_publish_the_marks_once(at):
    at("opened")
    requested = request("PUBLISH_PROVISIONAL", number="290/TB")
    before = count_of("results.published")

    answers = applied_by_both(requested)

    assert [answer for answer in answers if isinstance(answer, str)] == ["REQUEST_DECIDED"]
    assert Publication.objects.filter(kind="PROVISIONAL").count() == 1
    assert count_of("results.published") == before + 1


def test_one_act_is_asked_for_once(at):
    at("opened")
    asking = partial(request, "PUBLISH_PROVISIONAL", number="290/TB")

    answers = at_once(asking, asking)

    assert [answer for answer in answers if isinstance(answer, str)] == ["REQUEST_OPEN"]
    assert ApprovalRequest.objects.filter(act="PUBLISH_PROVISIONAL").count() == 1


def test_the_two_sides_open_the_mapping_once_between_them(at):
    at("closed")
    sides = [person_named("ban-phach"), person_named("giam-sat")]

    answers = asked_together("exams_campaign", *press("rap-phach", sides))

    assert statuses(answers) == [303, 303]
    assert (count_of("opening.approved"), count_of("seals.opened")) == (2, 1)
    assert not Script.objects.filter(entry=None).exists()


def test_one_side_that_agrees_twice_at_once_has_agreed_once(at):
    at("closed")

    answers = asked_together("exams_campaign", *press("rap-phach", [person_named("ban-phach")] * 2))

    assert statuses(answers) == [303, 422]
    assert len(Stub.objects.get().approvals) == 1
    assert not Script.objects.exclude(entry=None).exists()


def test_whoever_is_absent_has_no_script(at):
    at("listed")
    posted = moment(2026, 10, 20)
    entries = sit.number(campaign=campaign(), by=person_named("thu-ky"), at=posted)
    by_two("PUBLISH_ELIGIBLE", number="1", at=posted)
    part = campaign().parts.get(kind=PartKind.WRITTEN)
    common = {"part": part, "by": person_named("coi-thi"), "at": LATE}
    roll_call.attend(attendance=dict.fromkeys(entries, Attendance(SittingState.PRESENT)), **common)
    away = Attendance(SittingState.ABSENT, minutes="BB 1")
    entered_too_late()
    requested = request("SEAL", gates.of_seal(part, today=LATE.date()))

    sealing, correction = at_once(
        partial(apply, requested),
        partial(roll_call.attend, attendance={entries[0]: away}, **common),
    )

    present = Sitting.objects.filter(state="PRESENT").count()
    if correction == "SCRIPTS_SEALED":
        assert Script.objects.count() == present == len(entries)
    else:
        assert (sealing, Script.objects.count()) == ("PREVIEW_MOVED", 0)
        assert present == len(entries) - 1
