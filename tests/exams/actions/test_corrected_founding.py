"""A body whose decision does not say who stands behind it is named until a document says so."""

import pytest

from accounts.actions import two_persons
from exams.actions.corrected_founding import correction_checks
from exams.actions.supervision_gates import left_open_by_decisions, supervision_of
from exams.models import Body
from exams.rules.bodies import BodyKind
from exams.rules.checks import CheckLevel
from exams.rules.supervision import FoundedUnder
from results.process.acts import ACTS
from tests.actions import apply, arrange, by_two, campaign, events, person_named, refused, request
from tests.bodies import drafted, founded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
COUNCIL, BOARD = BodyKind.COUNCIL, BodyKind.SUPERVISION_BOARD
HEAD, DEPUTY = FoundedUnder.CHAIRED_BY_HEAD, FoundedUnder.CHAIRED_BY_DEPUTY
OWN, ABOVE = FoundedUnder.BY_COMPETENT, FoundedUnder.BY_SUPERIOR
CORRECTED = {"document": "60/QĐ-UBND", "reason": "Quyết định cũ chưa ghi."}


def both(council="", board=""):
    """Found both bodies; their decisions say this of who stands behind them."""
    for kind, under in ((BOARD, board), (COUNCIL, council)):
        arrange(founded(kind), founded_under=under)
    # Whoever applies sits in the board: a role by name has ended with it.
    arrange(person_named("giam-sat").grants.get(), seated_in=[])


def left_open():
    return [(each.code, each.facts.get("body")) for each in left_open_by_decisions(campaign())]


def correction(kind, under, checks=(), **typed):
    return request("CORRECT_FOUNDING", checks, body=kind, under=under, **{**CORRECTED, **typed})


def corrected(kind, under, checks=()):
    return apply(correction(kind, under, checks), by=person_named("giam-sat"))


def test_each_body_that_says_nothing_is_named_until_a_document_says_it():
    both()
    assert left_open() == [("FOUNDED_UNDER_OPEN", COUNCIL), ("FOUNDED_UNDER_OPEN", BOARD)]

    with events() as trail:
        checks = correction_checks(Body.objects.get(kind=COUNCIL), HEAD)
        corrected(COUNCIL, HEAD, checks)
    assert left_open() == [("FOUNDED_UNDER_OPEN", BOARD)]
    [facts] = [facts for kind, *_, facts in trail if kind == "body.founding_corrected"]
    assert (facts["former"], facts["under"]) == ("", HEAD)
    assert facts["accepted"] == ["FOUNDED_UNDER_OPEN SUPERVISION_BOARD"]

    corrected(BOARD, ABOVE)
    assert left_open() == []


def test_what_is_unlawful_is_written_down_and_then_stops_every_gate():
    both(council=HEAD)
    board = corrected(BOARD, OWN)

    [check] = left_open_by_decisions(campaign())

    assert board.founded_under == OWN
    assert (check.code, check.level) == ("SUPERVISION_BY_SUPERIOR", CheckLevel.ERROR)


def test_where_the_profile_only_wants_it_named_two_persons_name_it_with_the_document():
    profile = campaign().regulations
    profile["bodies"]["supervision_by_superior"] = "NAME_AT_FOUNDING"
    arrange(campaign(), regulations=profile)
    both(council=HEAD)
    checks = correction_checks(Body.objects.get(kind=BOARD), OWN)
    assert [(each.code, each.level) for each in checks] == [
        ("SUPERVISION_BY_SUPERIOR", CheckLevel.WARNING)
    ]

    corrected(BOARD, OWN, checks)

    assert left_open() == []


def test_whoever_founds_or_chairs_beside_it_names_it_too():
    arrange(founded(COUNCIL), founded_under="")
    [check] = supervision_of(drafted(BOARD), OWN)
    assert (check.code, check.items) == ("FOUNDED_UNDER_OPEN", (COUNCIL,))
    assert supervision_of(drafted(BodyKind.MARKING_BOARD), "") == ()


def test_the_preview_is_what_applying_does():
    both(council=DEPUTY)
    arguments = {"body": BOARD, "under": OWN, **CORRECTED}
    effect = two_persons.effect_of(ACTS["CORRECT_FOUNDING"], campaign().code, arguments).plain()

    board = by_two("CORRECT_FOUNDING", applies=person_named("giam-sat"), **arguments)

    assert effect["changes"] == [["FOUNDED_UNDER", "…", board.founded_under]]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"document": " "}, "DOCUMENT_MISSING"),
        ({"reason": " "}, "REASON_MISSING"),
        ({"under": ""}, "FOUNDED_UNDER_MISSING"),
        ({"under": DEPUTY}, "SAME_AS_DECIDED"),
    ],
)
def test_what_is_not_said_or_is_so_already_is_refused(typed, code):
    arrange(founded(COUNCIL), founded_under=DEPUTY)
    asked = correction(COUNCIL, **{"under": HEAD, **typed})
    with refused(code):
        apply(asked, by=person_named("giam-sat"))


def test_a_draft_has_nothing_to_correct_and_nothing_is_asked_yet():
    body = drafted(COUNCIL)
    asked = correction(COUNCIL, HEAD)
    with refused("NOT_FOUNDED"):
        apply(asked)
    assert correction_checks(body) == ()
