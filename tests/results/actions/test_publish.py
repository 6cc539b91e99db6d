from hashlib import sha256

import pytest

from audit.rules.canonical import canon
from candidates.models import CadreRecord, Seal
from exams.actions import prepare
from exams.models import Sanction
from exams.rules.enums import PartKind
from exams.rules.stages import Stage, Step
from grading.actions import rank
from results.actions import publish, transitions
from results.models import Publication
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    moment,
    move_to,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opened")]
SITTING = Step(Stage.SIT, PartKind.WRITTEN)


def part(kind=PartKind.WRITTEN):
    return campaign().parts.select_related("campaign").get(kind=kind)


def eligible(by=None, of_campaign=None):
    return publish.eligible_list(
        campaign=of_campaign or campaign(), number="1", by=by or person_named("chu-tich"), at=LATE
    )


FIRST = moment(2026, 11, 18)


def provisional(at=FIRST, by=None, kind=PartKind.WRITTEN):
    return publish.provisional(
        part=part(kind), number="2", by=by or person_named("chu-tich"), at=at
    )


def official(at=LATE, by=None, **options):
    return transitions.publish_official(
        part=part(), number="3", by=by or person_named("chu-tich"), at=at, **options
    )


def results(by=None):
    return transitions.publish_results(
        campaign=campaign(), number="4", by=by or person_named("chu-tich"), at=LATE
    )


def ranked():
    """Bring the campaign to its ranking, drawn up."""
    provisional()
    official(despite_outstanding=True)
    move_to(Step(Stage.RANK))
    return rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)


def test_the_eligible_list_names_everybody_with_a_number():
    move_to(SITTING)
    with events() as trail:
        made = eligible()

    facts = {"kind": "ELIGIBLE", "digest": made.digest, "lines": 52}
    actor = person_named("chu-tich").pseudonym
    assert trail == [("results.published", "TT2026-01 ELIGIBLE", actor, facts)]
    assert made.digest == sha256(canon(made.content)).hexdigest()
    assert [line["number"] for line in made.content["lines"]] == [
        f"LD{index:03}" for index in range(1, 53)
    ]
    allowed = set(campaign().regulations["documents"]["published_fields"])
    assert set(made.content["lines"][0]) <= allowed
    assert (made.version, str(made)) == (2, "ELIGIBLE v2")  # the first was played before


def test_only_the_fields_that_may_be_published_are():
    current = campaign()
    rules = {**current.regulations, "documents": {"published_fields": ["name"]}}
    arrange(current, regulations=rules)
    move_to(SITTING)

    assert set(eligible().content["lines"][0]) == {"name", "number", "position"}


def test_a_person_with_two_numbers_is_named_twice():
    first, two = Seal.objects.order_by("entry__number")[:2]
    person = CadreRecord.objects.get(citizen_id=first.application.citizen_id)
    arrange(two.application, citizen_id=person.citizen_id)
    names = publish.names_of(campaign())

    assert names["LD001"] == names["LD002"] == person
    assert len(names) == 52


def test_a_birth_year_alone_is_published_as_a_year():
    person = CadreRecord.objects.get(
        citizen_id=Seal.objects.get(entry__number="LD001").application.citizen_id
    )
    arrange(person, born_year_only=True)
    move_to(SITTING)

    assert eligible().content["lines"][0]["born"] == f"{person.born.year}"


def test_without_numbers_there_is_no_list():
    draft = prepare.draft(
        code="KHAC", fields={"name": "x", "host": "y"}, by=person_named("thu-ky"), at=LATE
    )
    with refused("WRONG_STAGE", now="announce"):
        eligible(of_campaign=draft)
    arrange(draft, stage="sit", part="WRITTEN")
    with refused("NOT_NUMBERED"):
        eligible(of_campaign=draft)


def test_the_first_publication_opens_the_window_once():
    with events() as trail:
        made = provisional()

    assert trail[0][3] == {"kind": "PROVISIONAL", "digest": made.digest, "lines": 52}
    assert str(part().remark_until) == "2026-11-25"
    with refused("ALREADY_PUBLISHED"):
        provisional()


def test_nothing_is_published_while_the_mapping_is_sealed():
    with refused("NOT_OPENED"):
        provisional(kind=PartKind.PROPOSAL)


def test_official_results_wait_for_the_last_second_of_the_window():
    with refused("NOT_PUBLISHED_YET"):
        official()
    provisional()
    with refused("REMARK_WINDOW_OPEN", until="25/11/2026"):
        official(moment(2026, 11, 25, 23, 59, 59, 999999))
    with events() as trail:
        made = official(moment(2026, 11, 26, 0), despite_outstanding=True)

    assert trail[0][3] == {"kind": "REMARK", "digest": made.digest, "lines": 52}
    assert campaign().step == Step(Stage.SIT, PartKind.PROPOSAL)
    with refused("WRONG_STAGE"):
        official()


def test_what_is_outstanding_is_named_before_results_are_official():
    sanction = Sanction.objects.filter(part=part()).first()
    arrange(sanction, applied=None, decided_at=None)
    provisional()

    with refused("OUTSTANDING"):
        official()


def test_nothing_outstanding_needs_no_permission():
    provisional()
    remaining = [
        number for number, score in publish.written_scores(campaign()).items() if score.pending
    ]
    for sanction in Sanction.objects.filter(part=part(), entry__number__in=remaining):
        arrange(sanction, applied=True)
    left = [number for number, score in publish.written_scores(campaign()).items() if score.pending]

    if left:
        with refused("OUTSTANDING", codes=" ".join(left)):
            official()
    else:
        assert official().kind == "REMARK"


def test_the_publication_is_exactly_the_ranking():
    drawn = ranked()
    with events() as trail:
        made = results()

    assert trail[0][3] == {
        "kind": "OFFICIAL",
        "digest": made.digest,
        "lines": len(made.content["lines"]),
    }
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
    with refused("WRONG_STAGE"):
        results()


def test_a_ranking_that_the_facts_have_overtaken_is_not_published():
    move_to(Step(Stage.RANK))
    with refused("NOT_RANKED"):
        results()
    ranked_ = rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
    arrange(campaign().positions.get(code="VT01"), vacancies=1)

    with refused("RANKING_OUTDATED"):
        results()
    assert ranked_.number == 1
    assert Publication.objects.filter(kind="OFFICIAL").count() == 0


@pytest.mark.parametrize("how", OBSTACLES)
@pytest.mark.parametrize("action", ["eligible", "provisional", "official", "results"])
def test_publishing_asks_for_duty_and_time(how, action):
    if action == "eligible":
        move_to(SITTING)
    if action == "official":
        provisional()
    if action == "results":
        ranked()
    code, by = obstruct(how, person_named("chu-tich"))

    with refused(code):
        {
            "eligible": lambda: eligible(by),
            "provisional": lambda: provisional(by=by),
            "official": lambda: official(by=by),
            "results": lambda: results(by),
        }[action]()
