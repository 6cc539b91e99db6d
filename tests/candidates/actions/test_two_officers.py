"""Two officers conclude blind to one another; the head decides where they differ."""

from datetime import timedelta

import pytest

from candidates.actions import conclusion_taken_back, eligible_list, officer_conclusion, screen
from candidates.actions import two_officers as two
from candidates.actions.blind_conclusions import blind_conclusions
from candidates.documents.ineligible import reasons
from candidates.models import Application, Decision
from candidates.rules.opinions import Opinion
from candidates.worklist.discussed import differing_files
from results.actions import candidate_gates
from tests.actions import LATE, arrange, campaign, events, hold_also, officer, person_named, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def an(screening):
    regulations = dict(campaign().regulations)
    regulations["eligibility"] = {**regulations["eligibility"], "screening_officers": 2}
    arrange(campaign(), regulations=regulations)
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    return person_named("tham-dinh")


@pytest.fixture
def binh(an):
    return officer("tham-dinh-hai", "SCREENING_OFFICER")


def paper():
    return Application.objects.filter(state="ELIGIBLE").order_by("reg_no").first()


def now(file):
    return Application.objects.get(pk=file.pk)


def conclude(file, by, value="CONFIRM", reason="", after=0, **said):
    latest = file.campaign.screenings.first()
    open_ones = file.findings.filter(screening=latest).exclude(verdict="PASS")
    opinions = [Opinion(rule, "ACCEPT") for rule in open_ones.values_list("rule", flat=True)]
    return officer_conclusion.conclude(
        application=file,
        value=value,
        reason=reason,
        opinions=said.pop("opinions", opinions),
        by=by,
        at=LATE + timedelta(seconds=after),
        **said,
    )


def settle(file, value="REFUSE", reason="Bản gốc mờ", by="chu-tich"):
    return two.settle(application=file, value=value, reason=reason, by=person_named(by), at=LATE)


def differ(an, binh):
    file = paper()
    conclude(file, an)
    conclude(file, binh, "REFUSE", "Giấy tờ mờ", after=1)
    return now(file)


def names_at_gate(code):
    checks = candidate_gates.of_eligible_list(campaign(), run_rules=False)
    return [set(check.items) for check in checks if check.code == code]


def test_one_word_decides_nothing_and_its_event_does_not_tell_it(an, binh):
    file = paper()
    with events() as trail:
        conclude(file, an, "REFUSE", "Giấy tờ mờ")

    assert trail == [("eligibility.spoken", file.reg_no, an.pseudonym, {})]
    assert now(file).state == "ELIGIBLE"
    assert file.reg_no in eligible_list.undecided(campaign())
    assert two.differing(campaign()) == []


def test_two_equal_words_decide_the_file_with_the_reasons_of_both(an, binh):
    file = paper()
    conclude(file, an, "REFUSE", "Giấy tờ mờ")
    with events() as trail:
        conclude(file, binh, "REFUSE", "Thiếu chữ ký", after=1)

    assert [(kind, facts["value"]) for kind, *_, facts in trail] == [
        ("eligibility.concluded", "REFUSE")
    ]
    assert now(file).state == "INELIGIBLE"
    decided = Decision.objects.get(application=file, kind="OFFICER")
    assert decided.reason == "Giấy tờ mờ\nThiếu chữ ký"
    assert file.reg_no not in eligible_list.undecided(campaign())
    assert len(reasons(now(file))) == 1


def test_the_same_officer_twice_is_one_word_the_last_one(an, binh):
    file = paper()
    conclude(file, an, "REFUSE", "Giấy tờ mờ")
    conclude(file, an, after=1)

    assert file.reg_no in eligible_list.undecided(campaign())
    conclude(file, binh, after=2)
    assert Decision.objects.get(application=file, kind="OFFICER").value == "CONFIRM"


def test_what_differs_is_the_heads_at_the_gate_and_in_their_work(an, binh):
    assert list(differing_files(person_named("chu-tich"), LATE)) == []
    file = differ(an, binh)

    assert [each.reg_no for each in two.differing(campaign())] == [file.reg_no]
    [differing], [undecided] = names_at_gate("OFFICERS_DIFFER"), names_at_gate("UNDECIDED")
    assert differing == {file.reg_no}
    assert file.reg_no not in undecided
    [item] = differing_files(person_named("chu-tich"), LATE)
    assert item.count == 1
    with refused("OFFICERS_DIFFER", items=file.reg_no):
        conclude(file, an, "REFUSE", "Đổi ý", after=2)


def test_the_head_decides_with_a_reason_and_what_was_objected_goes_along(an, binh):
    file = paper()
    passed = file.findings.filter(verdict="PASS", screening=campaign().screenings.first())[0].rule
    conclude(file, an)
    objection = [Opinion(passed, "REFUSE", "PAPER_INVALID", "Mờ")]
    latest = file.findings.filter(screening=campaign().screenings.first())
    accepted = [Opinion(each.rule, "ACCEPT") for each in latest.exclude(verdict="PASS")]
    conclude(file, binh, "REFUSE", opinions=[*accepted, *objection], after=1)

    with refused("REASON_MISSING", field="reason"):
        settle(file, reason=" ")
    with refused("UNKNOWN_VALUE", value="DISCUSS"):
        settle(file, value="DISCUSS")
    with events() as trail:
        decided = settle(file)

    facts = {"value": "REFUSE", "reason": "Bản gốc mờ"}
    chair = person_named("chu-tich").pseudonym
    assert trail == [("eligibility.settled", file.reg_no, chair, facts)]
    assert [each.rule for each in decided.opinions.all()] == [passed]
    assert now(file).state == "INELIGIBLE"
    assert two.differing(campaign()) == []
    with refused("OFFICERS_AGREE", code=file.reg_no):
        settle(now(file))


def test_who_spoke_does_not_decide_between_the_two(an, binh):
    both = officer("kiem-nhiem", "SCREENING_OFFICER")
    hold_also(both, "CHAIR")
    file = paper()
    conclude(file, an)
    conclude(file, both, "REFUSE", "Mờ", after=1)

    with refused("OWN_CONCLUSION"):
        settle(file, by="kiem-nhiem")


def test_what_an_authority_decided_is_no_officers_word(an, binh):
    file = paper()
    conclude(file, an)
    case = Decision(
        campaign=campaign(), application=file, kind="SPECIAL_CASE", rule="E05", value="APPROVE"
    )
    arrange(case, decided_on=LATE.date(), decided_at=LATE + timedelta(seconds=1), by=binh)

    assert [word.by for word in blind_conclusions(now(file))] == [an]


def test_an_opinion_that_accepts_is_not_repeated_in_the_decision(an, binh):
    file = paper()
    rule = file.findings.first().rule
    accepts, refuses = [Opinion(rule, "ACCEPT")], [Opinion(rule, "REFUSE", "OTHER", "Mờ")]
    conclude(file, an, "REFUSE", "Giấy tờ mờ", opinions=accepts)
    conclude(file, binh, "REFUSE", "Giấy tờ mờ", after=1, opinions=refuses)

    decided = Decision.objects.get(application=file, kind="OFFICER")
    assert [(each.rule, each.value) for each in decided.opinions.all()] == [(rule, "REFUSE")]


def take_back(file, by, after=10):
    at = LATE + timedelta(seconds=after)
    return conclusion_taken_back.take_back(application=file, reason="Nhầm hồ sơ", by=by, at=at)


def test_only_the_head_takes_back_what_the_head_decided_between_two(an, binh):
    file = differ(an, binh)
    settle(file)

    for screener in (an, binh):
        with refused("SETTLED_BY_HEAD"):
            take_back(now(file), screener)
    take_back(now(file), person_named("chu-tich"))

    assert file.reg_no in eligible_list.undecided(campaign())
    with refused("NOTHING_TO_TAKE_BACK"):
        take_back(now(file), person_named("chu-tich"), after=20)


def test_the_head_does_not_take_back_what_two_officers_said_alike(an, binh):
    file = paper()
    conclude(file, an)
    conclude(file, binh, after=1)

    with refused("NOT_YOUR_DUTY"):
        take_back(now(file), person_named("chu-tich"))
