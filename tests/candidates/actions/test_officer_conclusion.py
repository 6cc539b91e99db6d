"""An officer's word on one file, rule by rule, and taking it back."""

from datetime import timedelta

import pytest

from candidates.actions import eligible_list, officer_conclusion, screen
from candidates.models import Application, RuleOpinion
from candidates.rules.opinions import Opinion
from candidates.worklist.discussed import discussed_files
from tests.actions import LATE, campaign, events, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
LATER = LATE + timedelta(seconds=1)


@pytest.fixture
def paper():
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    return Application.objects.filter(state="ELIGIBLE").order_by("reg_no")[0]


def ineligible():
    return Application.objects.filter(state="INELIGIBLE").order_by("reg_no")[0]


def opinions_on(paper, value="ACCEPT", **said):
    latest = paper.campaign.screenings.first()
    rows = paper.findings.filter(screening=latest).exclude(verdict="PASS")
    return [Opinion(rule, value, **said) for rule in rows.values_list("rule", flat=True)]


def conclude(paper, value="CONFIRM", reason="", opinions=None, at=LATE, **said):
    spoken = opinions_on(paper) if opinions is None else opinions
    officer = person_named("tham-dinh")
    return officer_conclusion.conclude(
        application=paper, value=value, reason=reason, opinions=spoken, by=officer, at=at, **said
    )


def now(paper):
    return Application.objects.get(pk=paper.pk)


def is_waiting(paper):
    return paper.reg_no in eligible_list.undecided(campaign())


def test_what_is_said_of_each_rule_is_kept_with_the_conclusion(paper):
    file = ineligible()
    said = opinions_on(file)
    with events() as trail:
        decision = conclude(file)

    kept = decision.opinions.values_list("rule", "value")
    assert list(kept) == [(each.rule, each.value) for each in said]
    facts = {"value": "CONFIRM", "opinions": [[each.rule, "ACCEPT", ""] for each in said]}
    officer = person_named("tham-dinh").pseudonym
    assert trail == [("eligibility.concluded", file.reg_no, officer, facts)]
    assert not is_waiting(file)


def test_a_rule_without_an_opinion_is_refused(paper):
    file = ineligible()
    [first, *_] = opinions_on(file)
    with refused("OPINION_MISSING", rule=first.rule):
        conclude(file, opinions=[])


def test_a_passed_rule_may_be_refused_with_a_coded_reason_instead_of_words(paper):
    passed = paper.findings.filter(verdict="PASS", screening=campaign().screenings.first())[0].rule
    objection = Opinion(passed, "REFUSE", "PAPER_INVALID", "Bản chụp mờ")
    with refused("OBJECTION_CONFIRMED", rules=passed):
        conclude(paper, opinions=[*opinions_on(paper), objection])

    conclude(paper, value="REFUSE", opinions=[*opinions_on(paper), objection])

    assert now(paper).state == "INELIGIBLE"
    kept = RuleOpinion.objects.get(rule=passed)
    assert (kept.objection, kept.comment) == ("PAPER_INVALID", "Bản chụp mờ")


def test_a_refusal_without_any_reason_and_another_word_are_refused(paper):
    with refused("REASON_MISSING", field="reason"):
        conclude(paper, value="REFUSE")
    with refused("UNKNOWN_VALUE", value="TAKEN_BACK"):
        conclude(paper, value="TAKEN_BACK")
    seen = "0" * 32 + "-0"
    with refused("STALE_DECISION"):
        conclude(paper, version=seen)


def test_what_is_discussed_stays_undecided_and_says_with_whom(paper):
    file = ineligible()
    conclude(file)
    discussed = opinions_on(file, "DISCUSS", comment="Chờ xác nhận")

    decision = conclude(
        file, value="DISCUSS", opinions=discussed, discussed_with="Sở Nội vụ", at=LATER
    )

    assert decision.discussed_with == "Sở Nội vụ"
    assert is_waiting(file)
    assert eligible_list.changed_since_decided(campaign()) == ()


def test_the_chair_reads_with_whom_a_file_is_discussed(paper):
    file, chair = ineligible(), person_named("chu-tich")
    assert list(discussed_files(chair, LATE)) == []

    discussed = opinions_on(file, "DISCUSS", comment="Chờ xác nhận")
    conclude(file, value="DISCUSS", opinions=discussed, discussed_with="Sở Nội vụ")

    [item] = discussed_files(chair, LATE)
    assert (item.count, item.detail) == (1, f"{file.reg_no}: Sở Nội vụ")
    assert list(discussed_files(person_named("tham-dinh"), LATE)) == []
