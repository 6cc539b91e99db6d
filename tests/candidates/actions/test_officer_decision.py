from datetime import timedelta

import pytest

from candidates.actions import officer_decision, screen
from candidates.models import Application, Decision
from tests.actions import (
    LATE,
    arrange,
    campaign,
    events,
    person_named,
    refused,
)
from tests.candidates.officers import speak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]


def paper(state="ELIGIBLE"):
    return campaign().applications.filter(state=state).order_by("reg_no").first()


def run():
    return screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)


def test_an_officer_keeps_an_eligible_person_out_with_a_reason():
    first, two = paper(), paper("INELIGIBLE")
    with refused("REASON_MISSING", field="reason"):
        speak(first, value="REFUSE", reason=" ")
    with refused("UNKNOWN_VALUE", value="PASS"):
        speak(first, value="PASS")
    with events() as trail:
        speak(first, two, value="REFUSE", reason="Hồ sơ giả")

    officer = person_named("tham-dinh").pseudonym
    assert [(name, about, by, facts["value"]) for name, about, by, facts in trail] == [
        ("eligibility.concluded", paper.reg_no, officer, "REFUSE") for paper in (first, two)
    ]
    run()
    assert Application.objects.get(pk=first.pk).state == "INELIGIBLE"
    kept_out, later = Application.objects.get(pk=first.pk), LATE + timedelta(seconds=1)
    with refused("REASON_MISSING", field="reason"):
        speak(kept_out, at=later)
    speak(kept_out, reason="Đã bổ sung bản gốc", at=later)
    run()
    assert Application.objects.get(pk=first.pk).state == "ELIGIBLE"
    assert str(Decision.objects.filter(application=first).last()) == "OFFICER CONFIRM"


def test_what_another_officer_decided_meanwhile_is_not_decided_over():
    application = paper()
    seen = officer_decision.officer_version(application)
    speak(application, version=seen)

    with refused("STALE_DECISION"):
        speak(application, value="REFUSE", reason="Hồ sơ giả", version=seen)


def test_a_paper_that_was_changed_after_the_page_was_read_is_not_decided():
    seen = officer_decision.officer_version(paper())
    application = arrange(paper(), current_post="Đã đổi")

    with refused("STALE_DECISION"):
        speak(application, version=seen)
    with events() as trail:
        speak(application, version=officer_decision.officer_version(application))
    assert [name for name, *_ in trail] == ["eligibility.concluded"]


def test_nothing_is_decided_on_the_unscreened():
    application = arrange(paper(), state="SUBMITTED")
    with refused("NOT_SCREENED", numbers=application.reg_no):
        speak(application)


def test_a_version_tells_how_many_decisions_it_knows():
    decided = paper()
    before = officer_decision.decided_in(officer_decision.officer_version(decided))

    speak(decided)

    assert officer_decision.decided_in(officer_decision.officer_version(decided)) == before + 1
    assert officer_decision.decided_in("") == 0
