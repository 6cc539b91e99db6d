"""The official written results and the ranking: published by two persons, and then it goes on."""

from decimal import Decimal

import pytest

from exams.models import Sanction, Script
from exams.rules.enums import PartKind
from exams.rules.stages import RANK, SIT_PROPOSAL, Stage
from grading.actions import rank, settle
from grading.rules.enums import Pending
from results.actions import gates, transitions, written_gates
from results.models import Publication
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    moment,
    move_to,
    obstruct,
    person_named,
    refused,
    request,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opened")]
FIRST = moment(2026, 11, 18)
SETTLED = {
    Pending.HEAD_DISCUSSION: "HEAD",
    Pending.THIRD_MARKER: "OPENED",  # its number is known: nobody marks it blind any more
    Pending.COLLECTIVE_MARKING: "COLLECTIVE",
}
LAST_SECOND = moment(2026, 11, 25, 23, 59, 59, 999999)


def part():
    return campaign().parts.select_related("campaign").get(kind=PartKind.WRITTEN)


def provisional():
    return by_two("PUBLISH_PROVISIONAL", number="2", at=FIRST)


def open_points(at=LATE):
    return written_gates.of_official(part(), today=at.date())


def official(at=LATE):
    return by_two("PUBLISH_OFFICIAL", open_points(at), number="3", at=at)


def results():
    return by_two("PUBLISH_RESULTS", gates.of_results(campaign()), number="4")


def ranked():
    """Bring the campaign to its ranking, drawn up."""
    provisional()
    official()
    move_to(RANK)
    return rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)


def test_results_are_counted_where_the_regulations_publish_none_of_them():
    current = campaign()
    rules = {**current.regulations, "documents": {"published_fields": ["total"]}}
    arrange(current, regulations=rules)
    snapshot = ranked()
    rows = [row for each in snapshot.outcome["positions"] for row in each["ranking"]]

    asked = request("PUBLISH_RESULTS", gates.of_results(campaign()), number="4")
    made = apply(asked)

    figures = dict(asked.preview["figures"])
    assert figures.pop("EFFECT_LINES") == sum(figures.values()) == len(rows)
    assert asked.preview["lines"] == made.content["lines"]
    assert {field for line in made.content["lines"] for field in line} & {"result"} == set()


def test_official_results_wait_for_their_first_publication():
    requested = request("PUBLISH_OFFICIAL", open_points(), number="3")

    with refused("NOT_PUBLISHED_YET"):
        apply(requested)


def test_official_results_wait_for_the_last_second_of_the_window():
    provisional()
    requested = request("PUBLISH_OFFICIAL", open_points(), number="3", at=LAST_SECOND)

    with refused("REMARK_WINDOW_OPEN", until="25/11/2026"):
        apply(requested, at=LAST_SECOND)
    with events() as trail:
        made = apply(requested, at=moment(2026, 11, 26, 0))

    assert [name for name, *_ in trail] == ["results.published", "approval.applied"]
    assert trail[0][3] == {"kind": "REMARK", "digest": made.digest, "lines": 52}
    assert campaign().step == SIT_PROPOSAL
    again = request("PUBLISH_OFFICIAL", open_points(), number="13")
    with refused("WRONG_STAGE"):
        apply(again)


def test_what_is_open_is_named_before_results_are_official():
    sanction = Sanction.objects.filter(part=part()).first()
    arrange(sanction, applied=None, decided_at=None)
    provisional()
    unnamed = request("PUBLISH_OFFICIAL", number="3")  # names that it is late, and nothing else
    late = set(unnamed.accepted)
    points = [key for check in open_points() for key in check.keys if key not in late]

    assert f"OPEN_SANCTION_DECISION {sanction.entry.number}" in points
    with refused("OPEN_POINTS", points=", ".join(points), count=str(len(points))):
        apply(unnamed)


def test_where_nothing_is_open_nothing_is_named():
    provisional()
    for code, pending in settle.outstanding(part()).items():
        settle.settle_opened(
            script=Script.objects.select_related("part__campaign").get(code=code),
            kind=SETTLED[pending],
            points=Decimal(60),
            minutes="BB 1",
            by=person_named("truong-ban-cham"),
            at=LATE,
        )
    for sanction in Sanction.objects.filter(part=part(), applied=None):
        arrange(sanction, applied=True, decided_at=LATE)

    assert {check.code for check in open_points()} == {"DEADLINE_PASSED"}
    assert by_two("PUBLISH_OFFICIAL", number="3").kind == "REMARK"


def test_the_publication_is_exactly_the_ranking():
    drawn = ranked()
    with events() as trail:
        made = results()

    facts = {"kind": "OFFICIAL", "digest": made.digest, "lines": len(made.content["lines"])}
    assert [name for name, *_ in trail] == [
        "approval.asked",
        "results.published",
        "approval.applied",
    ]
    assert trail[1][3] == facts
    assert made.ranking == drawn
    outcome = {
        row.entry: row
        for position_result in rank.compute_results(campaign()).decided
        for row in position_result.ranking.rows
    }
    assert {line["number"]: line["result"] for line in made.content["lines"]} == {
        number: str(row.result) for number, row in outcome.items()
    }
    assert campaign().stage == Stage.PUBLISH
    again = request("PUBLISH_RESULTS", gates.of_results(campaign()), number="14")
    with refused("WRONG_STAGE"):
        apply(again)


def test_positions_that_the_ranking_left_open_are_named():
    ranked()
    unnamed = request("PUBLISH_RESULTS", number="4")
    points = [key for check in gates.of_results(campaign()) for key in check.keys]

    assert points
    with refused("OPEN_POINTS", points=", ".join(points), count=str(len(points))):
        apply(unnamed)


def test_a_ranking_that_the_facts_have_overtaken_is_not_published():
    move_to(RANK)
    with refused("NOT_RANKED"):
        request("PUBLISH_RESULTS", number="4")
    drawn = rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
    requested = request("PUBLISH_RESULTS", gates.of_results(campaign()), number="4")
    arrange(campaign().positions.get(code="VT01"), vacancies=1)

    with refused("RANKING_OUTDATED"):
        apply(requested)
    assert drawn.number == 1
    assert Publication.objects.filter(kind="OFFICIAL").count() == 0


ALONE = {
    "PUBLISH_OFFICIAL": lambda by: transitions.publish_official(
        part=part(), number="3", by=by, at=LATE
    ),
    "PUBLISH_RESULTS": lambda by: transitions.publish_results(
        campaign=campaign(), number="4", by=by, at=LATE
    ),
}
BEFORE = {"PUBLISH_OFFICIAL": provisional, "PUBLISH_RESULTS": ranked}
CHECKS = {"PUBLISH_OFFICIAL": open_points, "PUBLISH_RESULTS": lambda: gates.of_results(campaign())}


@pytest.mark.parametrize("act", ALONE)
def test_one_person_alone_publishes_nothing(act):
    BEFORE[act]()

    with refused("TWO_PERSONS_NEEDED"):
        ALONE[act](person_named("chu-tich"))


@pytest.mark.parametrize("how", OBSTACLES)
@pytest.mark.parametrize("act", ALONE)
def test_publishing_asks_for_duty_and_time(how, act):
    BEFORE[act]()
    code, by = obstruct(how, person_named("chu-tich"))
    requested = request(act, CHECKS[act](), number="5")

    with refused(code):
        apply(requested, by=by)
    with refused(code):
        ALONE[act](by)
