"""What was published is corrected by a new version, by two, with reason, basis and changes."""

from decimal import Decimal

import pytest

from accounts.actions import two_persons
from exams.actions import prepare
from exams.models import Position
from grading.actions import rank, remark
from grading.models import RemarkRequest
from results.actions import corrections, gates
from results.models import Publication
from results.process.acts import ACTS
from tests.actions import (
    LATE,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    person_named,
    refused,
    request,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
CORRECTION = {
    "kind": "OFFICIAL",
    "number": "9/TB",
    "reason": "Bổ sung một chỉ tiêu",
    "basis": "QĐ 12",
}


def one_seat_more():
    """Change what the ranking follows from, and rank again; return the position."""
    position = Position.objects.filter(campaign=campaign()).order_by("code").first()
    arrange(position, vacancies=position.vacancies + 1)
    rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
    return position


def checks():
    return gates.of_results(campaign())


def test_a_correction_is_a_new_version_that_says_what_it_changes():
    one_seat_more()
    effect = two_persons.effect_of(ACTS["PUBLISH_CORRECTION"], campaign().code, CORRECTION).plain()
    before = Publication.objects.filter(kind="OFFICIAL").latest("version")
    with events() as trail:
        made = by_two("PUBLISH_CORRECTION", checks(), **CORRECTION)

    assert (made.version, made.number) == (before.version + 1, "9/TB")
    said = made.content["correction"]
    assert (said["reason"], said["basis"]) == ("Bổ sung một chỉ tiêu", "QĐ 12")
    assert said["changes"] == effect["changes"] != []
    assert made.content["lines"] == effect["lines"]
    assert [name for name, *_ in trail] == [
        "approval.asked",
        "results.published",
        "approval.applied",
    ]
    kept = Publication.objects.get(pk=before.pk)
    assert (kept.content, kept.digest) == (before.content, before.digest)


def test_nothing_is_corrected_where_nothing_changed():
    with refused("NOTHING_CHANGED"):
        request("PUBLISH_CORRECTION", checks(), **CORRECTION)


def test_a_ranking_that_the_facts_have_overtaken_corrects_nothing():
    position = Position.objects.filter(campaign=campaign()).order_by("code").first()
    arrange(position, vacancies=position.vacancies + 1)

    with refused("RANKING_OUTDATED"):
        request("PUBLISH_CORRECTION", **CORRECTION)


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"reason": " "}, "REASON_MISSING"), ({"basis": " "}, "DOCUMENT_MISSING")],
)
def test_a_correction_has_a_reason_and_a_basis(changes, code):
    one_seat_more()
    asked = request("PUBLISH_CORRECTION", checks(), **{**CORRECTION, **changes})

    with refused(code):
        apply(asked)


def test_one_person_alone_corrects_nothing():
    one_seat_more()

    with refused("TWO_PERSONS_NEEDED"):
        corrections.correct(campaign=campaign(), **CORRECTION, by=person_named("chu-tich"), at=LATE)


@pytest.mark.parametrize("kind", ["ELIGIBLE", "PROVISIONAL", "OTHER"])
def test_only_the_official_lists_are_corrected(kind):
    with refused("UNKNOWN_KIND", kind=kind):
        request("PUBLISH_CORRECTION", checks(), **{**CORRECTION, "kind": kind})


REMARK = {**CORRECTION, "kind": "REMARK", "reason": "Đối thoại đã xong"}


def dialogue_decided():
    """Decide what was left open when the written results became official."""
    remark.decide(
        request=RemarkRequest.objects.select_related("part__campaign").get(entry__number="LD020"),
        points=Decimal("72.50"),
        minutes="BB 1",
        by=person_named("chu-tich"),
        at=LATE,
    )


def test_the_official_written_results_are_corrected_without_any_ranking():
    dialogue_decided()
    with events() as trail:
        made = by_two("PUBLISH_CORRECTION", **REMARK)

    assert (made.kind, made.version, made.ranking) == ("REMARK", 2, None)
    changes = made.content["correction"]["changes"]
    assert {what.split()[0] for what, *_ in changes} == {"LD020"}
    assert ["LD020 written", "72.50"] in [[what, new] for what, _, new in changes]
    assert [name for name, *_ in trail] == [
        "approval.asked",
        "results.published",
        "approval.applied",
    ]


def test_what_was_never_published_is_not_corrected():
    other = prepare.draft(
        code="KHAC", fields={"name": "x", "host": "y"}, by=person_named("thu-ky"), at=LATE
    )
    arrange(other, stage="publish", regulations=campaign().regulations)

    with refused("NOT_PUBLISHED_YET"):
        request("PUBLISH_CORRECTION", of_campaign=other, **CORRECTION)
