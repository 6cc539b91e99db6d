"""Two people do the same thing at the same moment: one does it, the other is told.

Everybody here is a thread with a connection of their own; nothing is lost, nothing is doubled,
and the trail numbers every action once.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from accounts.actions import people
from accounts.models import ApprovalRequest, Grant, Person
from accounts.rules.duties import Role
from audit.actions.record import record, recorded
from audit.models import Event, HandledRequest, Log
from candidates.actions import register, sit
from candidates.actions.sit import Attendance
from candidates.models import Application
from candidates.rules.facts import DossierItem
from exams.actions import prepare
from exams.models import Campaign, Holiday, Script, Sitting, Stub
from exams.rules.enums import PartKind, SittingState
from exams.rules.stages import Stage
from grading.actions import mark, rank
from grading.models import Assignment, Mark, RankingSnapshot
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
from tests.at_once import PATIENCE, a_file, assert_the_trail_holds, at_once, having_read

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("unthrottled")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OPEN = moment(2026, 9, 20)
MANY = 8
IMPATIENT = {"sqlite": "PRAGMA busy_timeout = 50", "postgresql": "SET lock_timeout = '50ms'"}


@pytest.fixture
def database(transactional_db, tmp_path):
    """A database that really commits."""
    with a_file(tmp_path / "thi-tuyen.sqlite3"):
        yield
        assert_the_trail_holds()


@pytest.fixture
def at(database, life):
    """Return a way to put the database at a moment: `at("marking")`."""
    return life.stay


def signed_in(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def count_of(name):
    """Return how often something is in the trail."""
    return Event.objects.filter(type=name).count()


# --- One script ------------------------------------------------------------------------------


def save(assignment, points, *, version=0, request_id=""):
    """Return what a browser does with one cell, once it is signed in."""
    client = signed_in(assignment.examiner)
    address = f"/cham-thi/{campaign().code}/bai/{assignment.script.code}/"
    typed = {"points": points, "version": version, "request_id": request_id}
    return partial(client.post, address, typed, headers={"hx-request": "true"})


def asked_together(table, *asks):
    """Ask for every page at once, and let nobody write before all have read the same."""
    read = Barrier(len(asks), timeout=PATIENCE)

    def reading(request):
        with having_read(table, read):
            return request()

    return at_once(*(partial(reading, request) for request in asks))


def statuses(answers):
    return sorted(answer.status_code for answer in answers)


@pytest.fixture
def assignment(at):
    at("marking")
    return Assignment.objects.order_by("script__code").first()


def test_two_hands_of_one_script_both_keep_their_points(assignment):
    other = Assignment.objects.filter(script=assignment.script).exclude(pk=assignment.pk).get()

    answers = asked_together("accounts_person", save(assignment, "78"), save(other, "60"))

    assert statuses(answers) == [200, 200]
    assert [Mark.objects.get(assignment=hand).points for hand in (assignment, other)] == [78, 60]
    assert count_of("mark.entered") == 2


def test_a_double_click_writes_once(assignment):
    click = save(assignment, "78", request_id=str(uuid4()))

    answers = asked_together("accounts_person", click, click)

    assert statuses(answers) == [200, 200]
    assert (Mark.objects.get().points, Mark.objects.get().ver) == (78, 1)
    assert (count_of("mark.entered"), HandledRequest.objects.count()) == (1, 1)


@pytest.mark.parametrize("version", [0, 1], ids=["an empty cell", "a cell with points"])
def test_of_two_tabs_one_wins_and_the_other_is_told(assignment, version):
    for earlier in range(version):
        assert save(assignment, "50", version=earlier)().status_code == 200

    tabs = [save(assignment, typed, version=version) for typed in ("78", "61")]
    answers = asked_together("accounts_person", *tabs)

    assert statuses(answers) == [200, 409]
    loser = next(index for index, answer in enumerate(answers) if answer.status_code == 409)
    assert Mark.objects.get().points == (61, 78)[loser]
    assert f'value="{("78", "61")[loser]}"' in answers[loser].content.decode()
    assert (Mark.objects.get().ver, count_of("mark.entered")) == (version + 1, version + 1)


def test_of_two_machines_one_wins_and_the_other_is_told(assignment):
    client = signed_in(assignment.examiner)
    address = f"/api/desk/{assignment.script.code}/"

    asks = [
        partial(client.put, address, {"points": points, "seen": 0}, "application/json")
        for points in ("78", "61")
    ]
    answers = asked_together("grading_assignment", *asks)

    assert statuses(answers) == [200, 409]
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert refused.json()["code"] == "STALE_MARK"
    assert (Mark.objects.get().ver, count_of("mark.entered")) == (1, 1)


def test_all_marks_of_an_examiner_are_handed_in_once(assignment):
    for assigned in Assignment.objects.filter(examiner=assignment.examiner).select_related(
        "script"
    ):
        mark.enter(
            assignment=assigned,
            points=Decimal(50),
            seen=0,
            by=assignment.examiner,
            at=timezone.now(),
        )
    tabs = [{"request_id": str(uuid4())} for _ in range(2)]
    page = partial(signed_in(assignment.examiner).post, f"/cham-thi/{campaign().code}/nop/")

    answers = asked_together("exams_campaign", *(partial(page, tab) for tab in tabs))

    assert statuses(answers) == [302, 422]
    assert count_of("marks.handed_in") == 1


def test_who_comes_when_all_is_busy_is_told_and_may_try_again(assignment):
    taken, tried = Barrier(2, timeout=PATIENCE), Barrier(2, timeout=PATIENCE)
    enter = partial(
        mark.enter,
        assignment=assignment,
        points=Decimal(78),
        seen=0,
        by=assignment.examiner,
        at=LATE,
    )

    def hold_lock():
        with transaction.atomic():
            Campaign.objects.select_for_update().get()
            taken.wait()
            tried.wait()

    def come():
        taken.wait()
        with connection.cursor() as cursor:
            cursor.execute(IMPATIENT[connection.vendor])
        try:
            return enter()
        finally:
            tried.wait()

    assert at_once(hold_lock, come) == [None, "BUSY"]
    assert (Mark.objects.count(), count_of("mark.entered")) == (0, 0)
    assert enter().points == 78


# --- One campaign ----------------------------------------------------------------------------


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

    assert statuses(answers) == [302, 302]  # the same facts, the same snapshot: it is there
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

    assert statuses(answers) == [302, 302]
    assert (count_of("opening.approved"), count_of("seals.opened")) == (2, 1)
    assert not Script.objects.filter(entry=None).exists()


def test_one_side_that_agrees_twice_at_once_has_agreed_once(at):
    at("closed")

    answers = asked_together("exams_campaign", *press("rap-phach", [person_named("ban-phach")] * 2))

    assert statuses(answers) == [302, 422]
    assert len(Stub.objects.get().approvals) == 1
    assert not Script.objects.exclude(entry=None).exists()


def test_whoever_is_absent_has_no_script(at):
    at("listed")
    posted = moment(2026, 10, 20)
    entries = sit.number(campaign=campaign(), by=person_named("thu-ky"), at=posted)
    by_two("PUBLISH_ELIGIBLE", number="1", at=posted)
    part = campaign().parts.get(kind=PartKind.WRITTEN)
    common = {"part": part, "by": person_named("coi-thi"), "at": LATE}
    sit.attend(attendance=dict.fromkeys(entries, Attendance(SittingState.PRESENT)), **common)
    away = Attendance(SittingState.ABSENT, minutes="BB 1")
    requested = request("SEAL", gates.of_seal(part, today=LATE.date()))

    sealing, correction = at_once(
        partial(apply, requested),
        partial(sit.attend, attendance={entries[0]: away}, **common),
    )

    present = Sitting.objects.filter(state="PRESENT").count()
    if correction == "SCRIPTS_SEALED":
        assert Script.objects.count() == present == len(entries)
    else:
        assert (sealing, Script.objects.count()) == ("PREVIEW_MOVED", 0)
        assert present == len(entries) - 1


# --- Accounts and the catalogue ------------------------------------------------------------


@pytest.fixture
def administrators(database):
    """Administrators, and somebody without an office."""
    return [officer(f"quan-tri-{number}", Role.ADMINISTRATOR) for number in range(MANY)]


def test_roles_that_exclude_each_other_are_not_given_at_once(administrators):
    somebody = officer("an")
    apart = [Role.CUSTODIAN, Role.EXAMINER, Role.INVIGILATOR, Role.SUPERVISOR] * 2
    grants = [
        partial(people.grant, person=somebody, role=role, by=f"console-{number}", at=LATE)
        for number, role in enumerate(apart)
    ]

    came_to = at_once(*grants)

    assert Grant.objects.filter(person=somebody).count() == 1
    assert {str(outcome) for outcome in came_to if isinstance(outcome, str)} <= {
        "ROLES_APART",
        "ALREADY_GRANTED",
    }
    assert count_of("role.granted") == len(administrators) + 1


def test_an_account_is_closed_once(administrators):
    somebody = officer("an")

    came_to = at_once(
        *(
            partial(close, Person.objects.get(pk=somebody.pk), f"console-{number}")
            for number in range(MANY)
        )
    )

    assert came_to.count("ALREADY_DONE") == MANY - 1
    assert count_of("account.closed") == 1


def close(person, console):
    people.close_account(person=person, by=console, at=LATE)


def test_a_name_is_taken_once(administrators):
    def open_account(administrator):
        people.open_account(
            username="an", full_name="An", email="", password="x", by=administrator, at=LATE
        )

    came_to = at_once(*(partial(open_account, administrator) for administrator in administrators))

    assert came_to.count("USERNAME_TAKEN") == MANY - 1
    assert count_of("account.opened") == 1


def test_a_campaigns_code_is_taken_once(database):
    secretary = officer("thu-ky", Role.SECRETARY)
    fields = {"name": "Thi tuyển", "host": "UBND"}
    draft = partial(prepare.draft, code="TT-1", fields=fields, by=secretary, at=LATE)

    came_to = at_once(*[draft] * MANY)

    assert sum(isinstance(outcome, Campaign) for outcome in came_to) == 1
    assert {outcome for outcome in came_to if isinstance(outcome, str)} <= {"CODE_TAKEN", "STALE"}
    assert count_of("campaign.drafted") == 1


def test_a_day_off_stands_once_in_the_table(database):
    secretary = officer("thu-ky", Role.SECRETARY)
    tet = {"date": date(2028, 1, 26), "name": "Tết", "kind": "HOLIDAY"}

    at_once(*[partial(prepare.holidays, days=[tet], by=secretary, at=LATE)] * MANY)

    assert Holiday.objects.filter(date=tet["date"], withdrawn=False).count() == 1


def test_the_first_actions_in_an_empty_database_are_numbered_too(database):
    @recorded
    def begin_work(number):
        record("work.begun", about=number, by="console", at=LATE)

    at_once(*(partial(begin_work, number) for number in range(MANY)))

    assert (Event.objects.count(), Log.objects.get().size) == (MANY, MANY)
