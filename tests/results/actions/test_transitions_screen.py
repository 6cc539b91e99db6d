"""The eligible list is approved once, and only when it is whole or its open points are named."""

import pytest

from candidates.models import Decision
from exams.actions import postings
from exams.rules.bodies import BodyKind
from exams.rules.checks import errors
from exams.rules.enums import ChannelKind
from exams.rules.stages import SIT_WRITTEN
from results.actions import candidate_gates, transitions
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    obstruct,
    person_named,
    refused,
    request,
)
from tests.bodies import founded
from tests.candidates.officers import speak

AT_WORK = (BodyKind.COUNCIL, BodyKind.SUPERVISION_BOARD, BodyKind.SCREENING_BOARD)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]


def open_points():
    return candidate_gates.of_eligible_list(campaign())


def approve_alone(by=None):
    transitions.approve_list(campaign=campaign(), by=by or person_named("chu-tich"), at=LATE)


def test_the_list_is_approved_once_and_opens_the_positions():
    points = [key for check in open_points() for key in check.keys]
    with events() as trail:
        approved = by_two("APPROVE_LIST", open_points())

    assert [name for name, *_ in trail] == [
        "approval.asked",
        "eligible_list.approved",
        "approval.applied",
    ]
    facts = trail[1][3]
    assert facts["screening"] == approved.screenings.first().number  # nothing moved since
    assert facts["positions"] == [
        [position.code, position.opening] for position in approved.positions.order_by("code")
    ]
    assert facts["accepted"] == points
    assert campaign().step == SIT_WRITTEN
    assert approved.positions.get(code="VT11").waiver.startswith("Công văn")
    again = request("APPROVE_LIST", open_points())
    with refused("WRONG_STAGE"):
        apply(again)


def test_a_list_is_approved_by_rules_run_anew_where_they_say_something_else():
    before = campaign().screenings.first().number
    paper = campaign().applications.filter(state="INELIGIBLE").first()
    arrange(paper, health_issued_on=None)  # one more thing is wrong; the state is the same
    speak(campaign().applications.get(pk=paper.pk))

    with events() as trail:
        by_two("APPROVE_LIST", open_points())

    assert [name for name, *_ in trail][1:3] == ["screening.run", "eligible_list.approved"]
    assert trail[2][3]["screening"] == before + 1


def test_one_person_alone_approves_no_list_with_open_points():
    points = [key for check in open_points() for key in check.keys]

    assert points
    with refused("OPEN_POINTS", points=", ".join(points), count=str(len(points))):
        approve_alone()


def test_one_person_alone_approves_a_list_without_open_points():
    for paper in campaign().applications.filter(state="SPECIAL_CASE_PENDING"):
        arrange(paper, state="WITHDRAWN", withdrawn_on=LATE.date(), withdrawal_document="Đơn 1")
    regulations = campaign().regulations
    eligibility = {**regulations["eligibility"], "min_candidates_per_post": 0}
    calendar = {**regulations["calendar"], "publication_channels": ["PORTAL"]}
    changed = {**regulations, "eligibility": eligibility, "calendar": calendar}
    arrange(campaign(), regulations=changed)
    profiled(coi_declaration_before_access=False)
    for kind in reversed(AT_WORK):  # its council founds no more by those named before
        founded(kind)
    assert [check.code for check in open_points()] == ["NOT_POSTED_PORTAL"]
    postings.tick(
        campaign=campaign(),
        kind=ChannelKind.PORTAL,
        name="Cổng thông tin thành phố",
        on=LATE.date(),
        evidence="https://example.invalid/281",
        by=person_named("thu-ky"),
        at=LATE,
    )

    assert open_points() == ()
    approve_alone(by=person_named("council-0"))

    assert campaign().step == SIT_WRITTEN


def test_a_body_that_works_without_a_decision_is_named_or_blocks_by_the_profile():
    unfounded = [check for check in open_points() if check.code == "BODY_NOT_FOUNDED"]
    assert [check.items for check in unfounded] == [(kind,) for kind in AT_WORK]
    assert not errors(unfounded)

    founded(BodyKind.COUNCIL)
    profiled(supervision_board_required=False, bodies_demanded="MUST_BE_FOUNDED")

    unfounded = [check for check in open_points() if check.code == "BODY_NOT_FOUNDED"]
    assert [check.items for check in errors(unfounded)] == [(BodyKind.SCREENING_BOARD,)]


def profiled(**bodies):
    regulations = campaign().regulations
    changed = {**regulations, "bodies": {**regulations.get("bodies", {}), **bodies}}
    arrange(campaign(), regulations=changed)


def test_a_paper_on_which_nobody_spoke_blocks_the_list():
    decided = Decision.objects.filter(kind="OFFICER").values_list("application_id", flat=True)
    paper = campaign().applications.filter(state="REJECTED").exclude(pk__in=decided).first()
    arrange(paper, state="INELIGIBLE")
    requested = request("APPROVE_LIST", open_points())

    with refused("UNDECIDED", numbers=paper.reg_no, count="1"):
        apply(requested)


@pytest.mark.parametrize("how", OBSTACLES)
def test_the_approval_asks_for_duty_and_time(how):
    code, by = obstruct(how, person_named("chu-tich"))
    requested = request("APPROVE_LIST", open_points())

    with refused(code):
        apply(requested, by=by)
    with refused(code):
        approve_alone(by)
