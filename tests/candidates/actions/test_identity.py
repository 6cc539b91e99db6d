"""A citizen number that two sides claim is settled by the secretary, and eliminates nobody."""

import pytest

from accounts.rules.duties import Role
from audit.models import Event
from candidates.actions import decide, identity, screen
from candidates.models import Application
from candidates.rules.enums import DecisionValue
from exams.rules.stages import Stage, Step
from results.actions.candidate_gates import of_eligible_list
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    move_to,
    obstruct,
    officer,
    person_named,
    refused,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers(life):
    """An eligible person's paper, and one that somebody else handed in under the same number."""
    with life.at("screening"):
        screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
        own = Application.objects.filter(state="ELIGIBLE").order_by("reg_no").first()
        copied = {
            field.attname: getattr(own, field.attname)
            for field in Application._meta.concrete_fields
            if field.name not in ("id", "ver", "salt", "event", "reg_no", "row", "person")
        }
        other = Application(**copied, reg_no="TT-0001", person=officer("ke-khac", Role.CANDIDATE))
        arrange(other, source="ONLINE", state="SUBMITTED", name="Người Khác")
        yield own, other


def settle(paper, *, is_own, by="thu-ky", document="Biên bản 03"):
    return identity.settle_identity(
        application=paper, is_own=is_own, document=document, by=person_named(by), at=LATE
    )


def run():
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    return dict(Application.objects.values_list("reg_no", "state"))


def test_both_wait_until_it_is_settled_and_then_each_is_what_it_is(papers):
    own, other = papers
    waiting = run()
    assert waiting[own.reg_no] == waiting[other.reg_no] == "SPECIAL_CASE_PENDING"

    settle(Application.objects.get(pk=other.pk), is_own=False)
    settled = run()

    assert (settled[own.reg_no], settled[other.reg_no]) == ("ELIGIBLE", "REJECTED")
    assert identity.contested_papers([campaign()]) == []
    assert Event.objects.get(type="identity.settled").subject == other.reg_no


def test_the_list_is_not_approved_before(papers):
    run()

    [check] = [each for each in of_eligible_list(campaign()) if each.code == "IDENTITY_CONTESTED"]

    assert check.level == "ERROR"
    assert set(check.items) == {paper.reg_no for paper in papers}


def test_the_authority_is_not_asked(papers):
    run()

    with refused("NOT_ASKED_FOR"):
        decide.special_case(
            application=papers[1],
            rule="X06",
            value=DecisionValue.APPROVE,
            document="1/QĐ",
            on=LATE.date(),
            by=person_named("chu-tich"),
            at=LATE,
        )


def test_a_number_that_is_corrected_is_asked_about_anew(papers):
    _, other = papers
    confirmed = settle(other, is_own=True)
    assert confirmed.as_registration().identity == "CONFIRMED"

    arrange(confirmed, citizen_id="001085000999")

    assert confirmed.as_registration().identity == ""


def test_nothing_is_settled_that_nobody_contests(papers):
    _, other = papers
    settle(other, is_own=False)

    for paper in papers:
        with refused("NOT_CONTESTED", code=paper.reg_no):
            settle(paper, is_own=True)


def test_it_rests_on_a_document(papers):
    with refused("DOCUMENT_MISSING", field="document"):
        settle(papers[0], is_own=True, document=" ")


@pytest.mark.parametrize("how", OBSTACLES)
def test_it_asks_for_duty_and_time(papers, how):
    code, by = obstruct(how, person_named("thu-ky"), away=Stage.RANK)

    with refused(code):
        identity.settle_identity(application=papers[1], is_own=True, document="x", by=by, at=LATE)
    assert Application.objects.exclude(identity="").count() == 0


def test_no_campaign_has_no_contested_papers():
    assert identity.contested_papers([]) == []


def test_it_is_settled_while_papers_come_in_too(papers):
    move_to(Step(Stage.REGISTER))

    assert settle(papers[1], is_own=False).identity == "DENIED"
