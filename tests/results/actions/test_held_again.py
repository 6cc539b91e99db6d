"""A position that is held again has no results; those of the other positions are published."""

import zipfile
from io import BytesIO

import pytest

from accounts.rules.duties import Role
from candidates.actions import complaints
from exams.models import Letter, Lot, Sitting
from grading.actions import rank
from grading.actions.rank import compute_results
from grading.rules.enums import PositionState
from results.actions import gates, publishing_gates
from results.documents import bundle
from results.documents.appointment_letter import selected_for
from results.documents.notice import paragraphs
from results.verifier.verify_bundle import verify
from tests.actions import LATE, arrange, by_two, campaign, officer, person_named

pytestmark = pytest.mark.django_db
VOID, PAPER = "VT01", "CV 7"


def voided(code=VOID):
    """Uphold a complaint of a position, and let the competent body want it held again."""
    out = campaign().applications.filter(state="INELIGIBLE", position__code=code)
    file = out.select_related("campaign", "position").order_by("reg_no")[0]
    told = {"document": "Đơn 1", "on": LATE.date(), "notified_on": LATE.date()}
    made = complaints.enter(
        application=file, reason="Tính thiếu", by=person_named("thu-ky"), at=LATE, **told
    )
    chair = person_named("chu-tich")
    typed = {"answer": "Tính lại đủ", "document": "VB 9", "remedy": "AUTHORITY"}
    complaints.decide(complaint=made, upheld=True, by=chair, at=LATE, **typed)
    return by_two("HOLD_AGAIN", complaint=str(made.pk), reason="Xét sai điều kiện", document=PAPER)


def ranked():
    return rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)


def published(number="4"):
    checks = publishing_gates.of_publishing_results(campaign(), today=LATE.date())
    return by_two("PUBLISH_RESULTS", checks, number=number)


def states():
    return {
        each.ranking.position: each.ranking.state for each in compute_results(campaign()).decided
    }


def positions_in(publication):
    return {line["position"] for line in publication.content["lines"]}


def verified(publication):
    with zipfile.ZipFile(BytesIO(bundle.packed(publication))) as packed:
        return verify({name: packed.read(name) for name in packed.namelist()})


def test_the_other_positions_are_ranked_and_published_and_the_paper_is_named(life):
    with life.at("ranking"):
        others = {code: state for code, state in states().items() if code != VOID}
        voided()
        ranked()

        made = published()

        assert states() == {**others, VOID: PositionState.HELD_AGAIN}
        assert VOID not in positions_in(made)
        assert positions_in(made)
        assert made.content["held_again"] == {VOID: PAPER}
        assert VOID not in selected_for(campaign())
        assert any(f"{VOID}, theo {PAPER}" in text for text in paragraphs(made))


def test_the_bundle_is_accepted_and_says_no_points_of_the_position(life):
    with life.at("ranking"):
        voided()
        snapshot = ranked()
        numbers = set(
            campaign().entries.filter(position__code=VOID).values_list("number", flat=True)
        )

        _, differences = verified(published())

        assert differences == []
        [block] = [each for each in snapshot.outcome["positions"] if each["code"] == VOID]
        assert (block["ranking"], block["selected"], block["proposal"]) == ([], [], {})
        assert {each["status"] for each in block["written"].values()} == {"CALLED_OFF"}
        assert set(block["written"]) == numbers
        assert {each["official"] for each in block["written"].values()} == {None}


def test_written_results_say_of_its_people_that_they_were_called_off(life):
    with life.at("opened"):
        voided()

        made = by_two("PUBLISH_PROVISIONAL", number="4")

        lines = [line for line in made.content["lines"] if line["position"] == VOID]
        assert {(line["status"], line["written"]) for line in lines} == {("CALLED_OFF", "")}
        assert made.content["held_again"] == {VOID: PAPER}
        others = {line["status"] for line in made.content["lines"] if line["position"] != VOID}
        assert "PASSED_WRITTEN" in others


def test_nobody_waits_for_defences_of_the_position_whose_order_was_drawn(life):
    with life.at("defence"):
        drawn = Lot.objects.filter(entry__position__code=VOID).order_by("place")
        sittings = Sitting.objects.filter(part__kind="PROPOSAL", entry__position__code=VOID)
        first, second = (sittings.get(entry=lot.entry) for lot in drawn[:2])
        arrange(first, state="SUSPENDED", minutes="BB 1")
        arrange(second, entry=campaign().entries.filter(lots=None)[0])  # nobody called them yet

        voided()

        states = dict(sittings.values_list("entry", "state"))
        others = {lot.entry_id: "CALLED_OFF" for lot in drawn[1:]}
        assert states == {first.entry_id: "SUSPENDED", **others}
        part = campaign().parts.select_related("campaign").get(kind="PROPOSAL")
        named = {item for check in gates.of_close_defence(part) for item in check.items}
        numbers = set(drawn.values_list("entry__number", flat=True))
        assert named & {VOID, *numbers} == set()


def test_after_the_publication_a_new_version_has_no_line_of_the_position(life):
    with life.at("ranking"):
        ranked()
        before = published()
        assert VOID in positions_in(before)
        assert "held_again" not in before.content
        selected = campaign().applications.filter(position__code=VOID, state="ELIGIBLE")[0]
        an = officer("an", Role.CANDIDATE)
        arrange(selected, person=an)
        voided()
        ranked()

        made = by_two(
            "PUBLISH_CORRECTION",
            gates.of_results(campaign()),
            **{"kind": "OFFICIAL", "number": "5", "reason": "Thi lại", "basis": PAPER},
        )

        assert (made.version, VOID in positions_in(made)) == (2, False)
        assert made.content["held_again"] == {VOID: PAPER}
        assert verified(made)[1] == []
        assert VOID not in selected_for(campaign())
        kinds = set(Letter.objects.filter(receiver=an).values_list("kind", flat=True))
        assert kinds == {"POSITION_HELD_AGAIN", "CORRECTION"}
