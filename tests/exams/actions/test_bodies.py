"""Bodies: drafted, founded by two persons, and a member replaced; the role goes with the seat."""

from datetime import timedelta

import pytest

from accounts.actions import granting, two_persons
from accounts.models import AccountNotice, Grant
from accounts.rules.duties import Duty, Role
from exams.actions import bodies
from exams.actions.body_gates import founding_checks
from exams.actions.replacement_gates import replacement_checks
from exams.models import Body, Campaign, Member
from exams.rules.bodies import BodyKind, Office
from results.process.acts import ACTS
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    moment,
    obstruct,
    officer,
    person_named,
    refused,
    request,
    sign_elsewhere,
)
from tests.bodies import DECIDED, drafted, founded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
MARK, REMARK = BodyKind.MARKING_BOARD, BodyKind.REMARK_BOARD


def draft(person, *, kind=MARK, office=Office.MEMBER, capacity="Phó Giám đốc Sở", by=None):
    return bodies.draft_member(
        campaign=campaign(),
        kind=kind,
        person=person,
        office=office,
        capacity=capacity,
        by=by or person_named("thu-ky"),
        at=LATE,
    )


def roles_of(person):
    grants = Grant.objects.filter(person=person, revoked_at=None)
    return sorted(grants.values_list("role", "campaign", "board"))


def replacing(member, successor, **others):
    whom = successor.pk if successor else None
    typed = {"capacity": "Giám đốc", "document": "45/QĐ", "reason": "Ốm", **others}
    return {"member": str(member.pk), "whom": whom, **typed}


def replace(member, successor, **others):
    return by_two("REPLACE_MEMBER", **replacing(member, successor, **others))


def member_of(body, office):
    return body.members.sitting().filter(office=office).order_by("person__username").first()


def test_a_draft_gives_nobody_a_role():
    an = officer("an")
    with events() as trail:
        member = draft(an)

    secretary = person_named("thu-ky").pseudonym
    facts = {"member": an.pseudonym, "office": "MEMBER"}
    assert trail == [("body.drafted", "MARKING_BOARD", secretary, facts)]
    assert (member.body.founded_at, member.seated_at, roles_of(an)) == (None, None, [])


@pytest.mark.parametrize("how", [each for each in OBSTACLES if each != "wrong stage"])
def test_nobody_drafts_without_duty_or_in_a_campaign_that_stands_still(how):
    an = officer("an")
    code, by = obstruct(how, person_named("thu-ky"))
    with refused(code):
        draft(an, by=by)


def test_a_draft_refuses_who_cannot_sit_who_sits_and_who_has_no_post():
    an, candidate = officer("an"), officer("thi-sinh-x", Role.CANDIDATE)
    with refused("CAPACITY_MISSING", field="capacity"):
        draft(an, capacity=" ")
    with refused("IS_CANDIDATE", name="thi-sinh-x"):
        draft(candidate)
    closed = officer("da-khoa")
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)
    closed.refresh_from_db()
    with refused("CANNOT_SIGN_IN", name="da-khoa"):
        draft(closed)
    draft(officer("binh"))
    with refused("ALREADY_SEATED_HERE", name="binh"):
        draft(person_named("binh"), office=Office.HEAD)


def test_who_is_taken_off_a_draft_can_be_put_on_it_again():
    member = draft(officer("an"))
    with events() as trail:
        bodies.drop_member(member=member, by=person_named("thu-ky"), at=LATE)

    assert [(kind, facts) for kind, _, _, facts in trail] == [
        ("body.undrafted", {"member": person_named("an").pseudonym})
    ]
    assert draft(person_named("an")).left_at is None


def test_two_persons_found_a_body_and_its_members_have_their_roles():
    body = drafted()
    with events() as trail:
        established = by_two("FOUND_BODY", body=body.kind, whom=[], **DECIDED)

    assert (established.number, f"{established.decided_on}") == ("12/QĐ-UBND", "2026-09-01")
    roles = [
        (member.office, roles_of(member.person))
        for member in body.members.order_by("person__username")
    ]
    board = ("TT2026-01", "MARKING_BOARD")
    assert roles == [
        ("HEAD", [("HEAD_OF_MARKING", *board)]),
        ("MEMBER_SECRETARY", []),
        *[("MEMBER", [("EXAMINER", *board)])] * 3,
    ]
    kinds = [kind for kind, *_ in trail]
    assert kinds.count("body.founded") == 1
    assert kinds.count("role.granted") == 4


def test_the_preview_of_a_founding_is_what_applying_does():
    body = drafted()
    arguments = {"body": body.kind, "whom": [], **DECIDED}
    effect = two_persons.effect_of(ACTS["FOUND_BODY"], campaign().code, arguments).plain()
    before = Grant.objects.count()

    by_two("FOUND_BODY", **arguments)

    granted = Grant.objects.count() - before
    seated = body.members.exclude(seated_at=None)
    by_seat = Grant.objects.exclude(seated_in=None).select_related("person")
    assert effect["figures"] == [
        ["EFFECT_SEATS", len(seated)],
        ["EFFECT_ROLES_GIVEN", granted],
        ["EFFECT_ROLES_BY_NAME_ENDED", len(by_seat)],
    ]
    ended = sorted([each.role, str(each.person), "BY_SEAT_ALONE"] for each in by_seat)
    assert sorted(effect["changes"]) == ended != []
    shown = {(line["person"], line["role"]) for line in effect["lines"]}
    assert shown == {(f"{each.person}, {each.capacity}", each.role or "NO_ROLE") for each in seated}


def test_one_person_founds_nothing():
    body = drafted()
    with refused("TWO_PERSONS_NEEDED"):
        bodies.establish(
            body=body,
            number="1",
            on=LATE.date(),
            authority="UBND",
            by=person_named("chu-tich"),
            at=LATE,
        )


def test_neither_of_the_two_gets_a_sensitive_role_by_it():
    chair, secretary = person_named("chu-tich"), person_named("thu-ky")
    drafted(BodyKind.DEFENCE_BOARD, people=[*(officer(f"uv-{n}") for n in range(4)), chair])
    for whom in ([chair.pk], []):  # named by the request, or not: the grant itself refuses too
        asked = request("FOUND_BODY", body="DEFENCE_BOARD", whom=whom, **DECIDED)
        with refused("NOT_TO_ONESELF"):
            apply(asked)
        arrange(asked, state="WITHDRAWN")
    with refused("NOT_TO_ONESELF"):
        request("FOUND_BODY", body="DEFENCE_BOARD", whom=[secretary.pk], **DECIDED)


def test_a_body_that_lacks_somebody_is_not_founded_and_says_who_owes_it():
    drafted(MARK, offices=(Office.HEAD, Office.MEMBER))
    asked = request("FOUND_BODY", body=MARK, whom=[], **DECIDED)
    with refused("BODY_SECRETARIES", count="0", least="1"):
        apply(asked)


def test_a_day_of_the_decision_is_named_and_has_come():
    body = drafted()
    for on, code in ((None, "DATES_MISSING"), (moment(2027, 4, 1).date(), "DAY_IN_FUTURE")):
        asked = request(
            "FOUND_BODY", body=body.kind, whom=[], **{**DECIDED, "on": on and on.isoformat()}
        )
        with refused(code):
            apply(asked)
        arrange(asked, state="WITHDRAWN")


def test_a_founded_body_is_drafted_no_more_and_founded_once():
    body = founded()
    member, an = member_of(body, Office.MEMBER), officer("an")
    with refused("ALREADY_FOUNDED", body="MARKING_BOARD"):
        draft(an)
    with refused("ALREADY_FOUNDED"):
        bodies.drop_member(member=member, by=person_named("thu-ky"), at=LATE)
    asked = request("FOUND_BODY", body=body.kind, whom=[], **DECIDED)
    with refused("ALREADY_FOUNDED"):
        apply(asked)


def test_a_role_by_name_ends_where_the_seats_of_a_board_give_it():
    everywhere, here = officer("cham-san", Role.EXAMINER), officer("cham-o-day")
    granting.grant(person=here, role=Role.EXAMINER, campaign=campaign().code, by="console", at=LATE)
    outside = sign_elsewhere(person_named("giam-khao-1"), "TT2099-01")
    body = drafted(people=[*(officer(f"nguoi-{n}") for n in range(3)), everywhere, here])
    with events() as trail:
        by_two("FOUND_BODY", body=body.kind, whom=[], **DECIDED)

    seat = ("EXAMINER", "TT2026-01", "MARKING_BOARD")
    assert roles_of(everywhere) == [("EXAMINER", "", ""), seat]
    assert roles_of(here) == [seat]
    today = LATE + timedelta(days=1)
    outside = person_named(outside.username)
    assert not outside.may(Duty.MARK, campaign().code, at=today)
    assert outside.may(Duty.MARK, "TT2099-01", at=today)
    facts = next(facts for kind, who, _, facts in trail if (kind, who) == by_seat(outside))
    assert facts == {
        "role": "EXAMINER",
        "campaign": "TT2026-01",
        "board": "MARKING_BOARD",
        "document": DECIDED["number"],
    }


def by_seat(person):
    return ("role.by_seat", person.pseudonym)


def test_who_gets_the_role_for_all_campaigns_later_does_not_have_it_where_seats_give_it():
    founded()
    late = officer("den-sau", Role.EXAMINER)
    today = LATE + timedelta(days=1)

    assert not person_named(late.username).may(Duty.MARK, campaign().code, at=today)
    assert person_named(late.username).may(Duty.MARK, "TT2099-01", at=today)


def test_who_supervises_by_name_is_told_nothing_of_a_campaign_with_a_board_of_its_own():
    by_seat_alone = founded(BodyKind.SUPERVISION_BOARD).members.first().person
    by_name = person_named("giam-sat")
    head = founded().members.get(office=Office.HEAD).person

    notices = AccountNotice.objects.filter(concerns=head, kind="role.granted")

    told = {notice.person for notice in notices}
    assert by_seat_alone in told
    assert by_name not in told


def test_a_council_and_a_remark_board_leave_to_others_what_another_board_gives():
    founded(BodyKind.REMARK_BOARD)
    founded(BodyKind.COUNCIL)

    today = LATE + timedelta(days=1)
    assert person_named("giam-khao-1").may(Duty.MARK, campaign().code, at=today)
    assert person_named("thu-ky").may(Duty.PREPARE, campaign().code, at=today)
    assert not person_named("chu-tich").may(Duty.DECIDE, campaign().code, at=today)


@pytest.mark.parametrize(
    ("kind", "code"), [(REMARK, "SEATS_APART"), (BodyKind.CODING_BOARD, "SEATS_APART")]
)
def test_nobody_sits_where_the_table_keeps_them_apart(kind, code):
    board = founded()
    marker = member_of(board, Office.MEMBER).person
    offices = (Office.HEAD, Office.MEMBER_SECRETARY, *[Office.MEMBER] * 3)
    drafted(kind, offices, people=[*(officer(f"khac-{n}") for n in range(4)), marker])
    asked = request("FOUND_BODY", body=kind, whom=[], **DECIDED)
    with refused(code, name=str(marker), other="MARKING_BOARD"):
        apply(asked)


def test_a_role_that_was_held_otherwise_keeps_apart_too():
    custodian = person_named("ban-phach")
    drafted(people=[*(officer(f"nguoi-{n}") for n in range(4)), custodian])
    asked = request("FOUND_BODY", body=MARK, whom=[], **DECIDED)
    with refused("MEMBER_ROLES_APART", role="EXAMINER", held="CUSTODIAN"):
        apply(asked)


def test_a_role_in_another_campaign_keeps_nobody_apart():
    elsewhere = officer("phach-noi-khac", Role.CUSTODIAN, campaign="KHAC")
    body = drafted(people=[*(officer(f"nguoi-{n}") for n in range(4)), elsewhere])

    by_two("FOUND_BODY", body=body.kind, whom=[], **DECIDED)

    assert roles_of(elsewhere)[1] == ("EXAMINER", "TT2026-01", "MARKING_BOARD")


def test_a_reserve_takes_the_place_of_a_member_and_the_role_goes_along():
    board = (Office.HEAD, Office.MEMBER_SECRETARY, *[Office.MEMBER] * 3, Office.RESERVE)
    body = founded(offices=board)
    member, reserve = member_of(body, Office.MEMBER), member_of(body, Office.RESERVE)
    assert roles_of(reserve.person) == []

    with events() as trail:
        fresh = replace(member, reserve.person)

    assert (fresh.office, fresh.person, fresh.left_at) == ("MEMBER", reserve.person, None)
    assert roles_of(member.person) == []
    assert roles_of(reserve.person) == [("EXAMINER", "TT2026-01", "MARKING_BOARD")]
    assert (fresh.pk, Member.objects.get(pk=member.pk).left_at) == (reserve.pk, LATE)
    [facts] = [facts for kind, *_, facts in trail if kind == "body.member_replaced"]
    assert (facts["former"], facts["member"]) == (
        member.person.pseudonym,
        reserve.person.pseudonym,
    )


def test_the_preview_of_a_replacement_is_what_applying_does():
    body = founded()
    member, successor = member_of(body, Office.HEAD), officer("nguoi-thay")
    arguments = replacing(member, successor)
    effect = two_persons.effect_of(ACTS["REPLACE_MEMBER"], campaign().code, arguments).plain()
    nobody = two_persons.effect_of(
        ACTS["REPLACE_MEMBER"], campaign().code, {**arguments, "whom": None}
    )
    before = Grant.objects.filter(revoked_at=None, person=member.person).count()

    fresh = replace(member, successor)

    ended = before - Grant.objects.filter(revoked_at=None, person=member.person).count()
    assert effect["figures"] == [["EFFECT_ROLES_TAKEN", ended]] == [["EFFECT_ROLES_TAKEN", 1]]
    assert effect["changes"] == [["BOARD_HEAD", str(member.person), str(fresh.person)]]
    assert nobody.changes == [("BOARD_HEAD", str(member.person), "…")]  # nobody is chosen yet


def test_a_replacement_is_refused_without_paper_reason_or_post_and_of_who_left():
    body = founded()
    member, successor = member_of(body, Office.MEMBER), officer("nguoi-thay")
    for missing, code in (
        ("document", "DOCUMENT_MISSING"),
        ("reason", "REASON_MISSING"),
        ("capacity", "CAPACITY_MISSING"),
    ):
        asked = request("REPLACE_MEMBER", **replacing(member, successor, **{missing: " "}))
        with refused(code):
            apply(asked)
        arrange(asked, state="WITHDRAWN")
    replace(member, successor)
    asked = request("REPLACE_MEMBER", **replacing(member, officer("mot-nguoi-nua")))
    with refused("LEFT_BODY"):
        apply(asked)


def test_nobody_is_replaced_by_who_sits_there_or_may_not_sit_or_in_a_draft():
    body = founded()
    member, other = member_of(body, Office.MEMBER), member_of(body, Office.MEMBER_SECRETARY)
    asked = request("REPLACE_MEMBER", **replacing(member, other.person))
    with refused("SEATED_TWICE"):
        apply(asked)
    arrange(asked, state="WITHDRAWN")
    with refused("ALREADY_SEATED_HERE", field="whom"):
        request("REPLACE_MEMBER", **replacing(member, member.person))
    candidate = officer("thi-sinh-y", Role.CANDIDATE)
    with refused("IS_CANDIDATE"):
        request("REPLACE_MEMBER", **replacing(member, candidate))
    drafted(BodyKind.SECRETARIAT)
    of_draft = Member.objects.get(body__kind=BodyKind.SECRETARIAT)
    asked = request("REPLACE_MEMBER", **replacing(of_draft, officer("nguoi-moi")))
    with refused("NOT_FOUNDED"):
        apply(asked)


def test_who_sat_in_a_board_that_they_left_is_kept_apart_all_the_same():
    body = founded()
    member = member_of(body, Office.MEMBER)
    replace(member, officer("nguoi-thay"))
    offices = (Office.HEAD, Office.MEMBER_SECRETARY, *[Office.MEMBER] * 3)
    drafted(REMARK, offices, people=[*(officer(f"khac-{n}") for n in range(4)), member.person])
    asked = request("FOUND_BODY", body=REMARK, whom=[], **DECIDED)
    with refused("SEATS_APART", other="MARKING_BOARD"):
        apply(asked)


def test_who_was_only_drafted_elsewhere_and_taken_off_is_free():
    an = officer("an")
    bodies.drop_member(member=draft(an, kind=REMARK), by=person_named("thu-ky"), at=LATE)
    body = drafted(people=[*(officer(f"nguoi-{n}") for n in range(4)), an])

    by_two("FOUND_BODY", body=body.kind, whom=[], **DECIDED)

    assert roles_of(an) == [("EXAMINER", "TT2026-01", "MARKING_BOARD")]


def test_a_warning_is_passed_by_two_who_name_it_and_stands_in_the_trail():
    body = drafted(offices=(Office.HEAD, Office.MEMBER_SECRETARY, *[Office.MEMBER] * 2))
    asked = request("FOUND_BODY", body=body.kind, whom=[], **DECIDED)
    with refused("OPEN_POINTS", points="NO_THIRD_HAND"):
        apply(asked)
    arrange(asked, state="WITHDRAWN")
    with events() as trail:
        by_two("FOUND_BODY", founding_checks(body), body=body.kind, whom=[], **DECIDED)

    [facts] = [facts for kind, *_, facts in trail if kind == "body.founded"]
    assert facts["accepted"] == ["NO_THIRD_HAND"]


def test_a_seat_that_meets_another_under_a_warning_is_named_at_the_replacement_too():
    questions = founded(BodyKind.QUESTION_BOARD)
    marking = founded()
    member, setter = member_of(marking, Office.MEMBER), member_of(questions, Office.HEAD).person
    asked = request("REPLACE_MEMBER", **replacing(member, setter))
    with refused("OPEN_POINTS", points=f"SEATS_MEET {setter.pseudonym}"):
        apply(asked)
    arrange(asked, state="WITHDRAWN")

    fresh = by_two(
        "REPLACE_MEMBER", replacement_checks(member, setter), **replacing(member, setter)
    )

    assert fresh.person == setter


def test_of_the_reserve_a_meeting_was_named_when_the_board_was_founded():
    setter = member_of(founded(BodyKind.QUESTION_BOARD), Office.HEAD).person
    offices = (Office.HEAD, Office.MEMBER_SECRETARY, *[Office.MEMBER] * 3, Office.RESERVE)
    body = drafted(MARK, offices, people=[*(officer(f"nguoi-{n}") for n in range(5)), setter])
    founded_board = by_two("FOUND_BODY", founding_checks(body), body=MARK, whom=[], **DECIDED)

    assert replace(member_of(founded_board, Office.MEMBER), setter).person == setter


def test_before_the_announcement_the_drafted_profile_measures_the_body():
    from_profile = campaign()
    arrange(from_profile, regulations={})
    body = founded(BodyKind.COUNCIL)

    assert Body.objects.get(pk=body.pk).founded_at == LATE
    assert Campaign.objects.get().regulations == {}
