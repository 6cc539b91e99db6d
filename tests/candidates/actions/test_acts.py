"""The result of a conference is annulled by two persons, who see whose votes count no longer."""

import pytest

from accounts.actions import approvals, two_persons
from candidates.actions import conference
from candidates.actions.acts import ANNUL_CONFERENCE, open_annulment
from candidates.actions.conference_results import latest_votes
from candidates.models import PlanningConference
from results.process.acts import ACTS
from tests.actions import LATE, events, officer, person_named, refused
from tests.candidates.conferences import annul, enter, fixed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


@pytest.fixture
def tellers():
    return [person_named("quy-hoach"), officer("kiem-phieu", "PLANNING_OFFICER")]


def asked(held, by, reason="Đếm nhầm"):
    return approvals.request_approval(
        act=ANNUL_CONFERENCE,
        arguments={"conference": str(held.pk), "reason": reason},
        reason=reason,
        by=by,
        at=LATE,
    )


def test_the_votes_that_were_seen_count_no_longer(tellers):
    held = fixed(*tellers)
    arguments = {"conference": str(held.pk), "reason": "Đếm nhầm"}
    effect = two_persons.effect_of(ACTS["ANNUL_CONFERENCE"], "", arguments).plain()

    with events() as trail:
        annul(held, *tellers, reason="Đếm nhầm")

    annulled = PlanningConference.objects.get()
    assert (annulled.annulled_at, annulled.annulled_reason) == (LATE, "Đếm nhầm")
    assert latest_votes() == {}
    assert effect["figures"] == [["EFFECT_VOTED_ON", 3], ["EFFECT_REACHED", 2]]
    assert [line["votes"] for line in effect["lines"]] == ["38", "20", "21"]
    named = {(line["post"], line["day"]) for line in effect["lines"]}
    assert named == {(held.post.full_name, "01/09/2026")}
    kinds = [kind for kind, *_ in trail]
    assert kinds == ["approval.asked", "conference.annulled", "approval.applied"]


def test_one_person_alone_annuls_no_result_whatever_the_office(tellers):
    held = fixed(*tellers)
    for act, by in (
        (conference.annul, tellers[0]),
        (conference.annul_fixed, tellers[0]),
        (conference.annul_fixed, person_named("chu-tich")),
    ):
        with refused("TWO_PERSONS_NEEDED"):
            act(conference=held, reason="Nhầm", by=by, at=LATE)
    request = asked(held, tellers[0])
    with refused("SAME_PERSON"):
        approvals.apply(
            act=ANNUL_CONFERENCE, request=request, digest=request.digest, by=tellers[0], at=LATE
        )


def test_the_chair_is_a_second_person_and_a_secretary_is_not(tellers):
    held, secretary = fixed(*tellers), person_named("thu-ky")
    with refused("NOT_YOUR_DUTY"):
        asked(held, secretary)
    request = asked(held, tellers[0])
    with refused("NOT_YOUR_DUTY"):
        annul_by(request, secretary)

    annul_by(open_annulment(held), person_named("chu-tich"))

    assert PlanningConference.objects.get().annulled_at == LATE


def annul_by(request, second):
    return approvals.apply(
        act=ANNUL_CONFERENCE, request=request, digest=request.digest, by=second, at=LATE
    )


def test_a_request_for_what_was_annulled_meanwhile_or_without_a_reason_is_refused(tellers):
    held = fixed(*tellers)
    with refused("REASON_MISSING"):
        asked(held, tellers[0], reason=" ")
    annul(held, *tellers)

    late = asked(held, tellers[0])
    with refused("ALREADY_DONE"):
        annul_by(late, tellers[1])


def test_of_what_nobody_counted_nothing_is_lost():
    effect = ANNUL_CONFERENCE.preview(conference=enter(), reason="Nhầm").plain()

    assert effect["figures"] == [["EFFECT_VOTED_ON", 3], ["EFFECT_REACHED", 0]]
    assert {line["votes"] for line in effect["lines"]} == {""}
