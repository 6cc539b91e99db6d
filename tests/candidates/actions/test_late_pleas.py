"""Who missed the last day asks to hand in a file; two persons decide, and a letter tells."""

from datetime import date, timedelta

import pytest

from accounts.actions import approvals
from accounts.rules.duties import Role
from candidates.actions import late_letters, late_pleas
from candidates.models import Application, Relation
from candidates.worklist.supplements import late_pleas_to_answer
from exams.models import Letter
from exams.rules.checks import CheckLevel
from exams.rules.letters import LetterKind
from results.actions import candidate_gates
from results.actions.outbox import true_letters
from results.process.acts import ACTS
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    by_two,
    campaign,
    events,
    obstruct,
    officer,
    person_named,
    refused,
    request,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
UNTIL = LATE.date() + timedelta(days=3)
PAPER, WHY = "Giấy ra viện 12/GRV", "Nằm viện từ 01/10"


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


def ask(by, **others):
    typed = {"document": PAPER, "reason": WHY, **others}
    return late_pleas.ask_late(campaign=campaign(), by=by, at=LATE, **typed)


def own(person):
    return Application.objects.select_related("campaign").filter(person=person).last()


def requested(file):
    typed = {"number": file.reg_no, "until": f"{UNTIL}", "document": PAPER, "reason": WHY}
    return request("ADMIT_LATE", **typed)


def test_who_never_began_gets_a_draft_that_says_what_was_asked(an):
    with events() as trail:
        ask(an)

    file = own(an)
    assert (file.state, file.name, file.late_until) == ("DRAFT", "an", None)
    assert (file.late_document, file.late_reason, file.late_asked_at) == (PAPER, WHY, LATE)
    wrote = ("application.late_asked", file.reg_no, an.pseudonym, {"document": PAPER})
    assert trail == [wrote]


def test_who_has_a_draft_asks_for_that_one_and_may_ask_otherwise(an):
    ask(an)
    ask(an, reason="Ốm nặng")

    [file] = Application.objects.filter(person=an)
    assert file.late_reason == "Ốm nặng"


def test_who_handed_a_file_in_or_was_let_in_asks_for_nothing(an):
    ask(an)
    by_two("ADMIT_LATE", number=own(an).reg_no, until=f"{UNTIL}", document=PAPER, reason=WHY)
    with refused("NOT_LATE", code=own(an).reg_no):
        ask(an)
    arrange(own(an), state="SUBMITTED", late_until=None)
    with refused("NOT_LATE", code=own(an).reg_no):
        ask(an)


@pytest.mark.parametrize(
    ("typed", "code"),
    [({"document": " "}, "DOCUMENT_MISSING"), ({"reason": " "}, "REASON_MISSING")],
)
def test_a_paper_and_a_reason_are_needed(an, typed, code):
    with refused(code):
        ask(an, **typed)


def test_nothing_is_asked_while_files_are_taken(an):
    arrange(campaign(), registration_closes=LATE.date())

    with refused("REGISTRATION_NOT_OVER"):
        ask(an)


def test_whoever_serves_here_does_not_compete(an):
    arrange(officer("c", Role.PANEL_MEMBER).grants.first(), person=an)  # past the check of roles

    with refused("SERVES_HERE"):
        ask(an)


def test_who_is_let_in_is_told_until_when_by_a_letter_that_waits(an):
    ask(an)
    by_two("ADMIT_LATE", number=own(an).reg_no, until=f"{UNTIL}", document=PAPER, reason=WHY)

    [letter] = Letter.objects.filter(receiver=an)
    assert (letter.kind, letter.released_at) == (LetterKind.LATE_ADMITTED, None)
    assert letter.facts["until"] == f"{UNTIL:%d/%m/%Y}"
    assert true_letters(campaign(), LetterKind.LATE_ADMITTED, LATE) == [letter]
    arrange(own(an), late_until=UNTIL + timedelta(days=1))
    assert true_letters(campaign(), LetterKind.LATE_ADMITTED, LATE) == []


def reject(asked):
    return approvals.reject(
        act=ACTS["ADMIT_LATE"],
        request=asked,
        reason="Giấy không đúng",
        by=person_named("chu-tich"),
        at=LATE,
    )


def test_who_is_not_let_in_is_told_why_and_may_ask_once_more(an):
    ask(an)
    with events() as trail:
        reject(requested(own(an)))

    [letter] = Letter.objects.filter(receiver=an)
    assert (letter.kind, letter.facts["why"]) == (LetterKind.LATE_REFUSED, "Giấy không đúng")
    assert [name for name, *_ in trail][-1] == "approval.rejected"
    assert own(an).late_until is None
    assert true_letters(campaign(), LetterKind.LATE_REFUSED, LATE) == [letter]
    ask(an)


def named_by_the_gate():
    """Return the pleas that the gate of the list names: still to be passed on, at the second."""
    checks = candidate_gates.of_eligible_list(campaign(), run_rules=False, today=LATE.date())
    found = {check.code: check.items for check in checks if check.code.startswith("LATE_PLEA")}
    return found.get("LATE_PLEA_OPEN", ()), found.get("LATE_PLEA_AT_SECOND", ())


def told_to(username):
    """Return what my work says of late pleas: how many, and where they are answered."""
    items = late_pleas_to_answer(person_named(username), LATE)
    return [(item.count, item.url) for item in items]


def test_a_plea_without_an_answer_is_named_by_the_gate_until_two_persons_answered(an):
    assert named_by_the_gate() == ((), ())
    ask(an)
    number = own(an).reg_no
    assert named_by_the_gate() == ((number,), ())

    asked = requested(own(an))
    assert named_by_the_gate() == ((), (number,))
    reject(asked)
    assert named_by_the_gate() == ((), ())


def test_who_asks_once_more_after_the_answer_waits_for_another(an):
    ask(an)
    reject(requested(own(an)))
    arrange(own(an), late_asked_at=LATE + timedelta(hours=1))
    assert named_by_the_gate() == ((own(an).reg_no,), ())

    by_two("ADMIT_LATE", number=own(an).reg_no, until=f"{UNTIL}", document=PAPER, reason=WHY)
    assert named_by_the_gate() == ((own(an).reg_no,), ())  # of before it was asked
    arrange(own(an), late_asked_at=LATE)
    assert named_by_the_gate() == ((), ())


def test_the_list_is_not_asked_for_while_a_plea_waits(an):
    ask(an)
    checks = candidate_gates.of_eligible_list(campaign(), run_rules=False, today=LATE.date())
    [plea] = [check for check in checks if check.code == "LATE_PLEA_OPEN"]
    assert (plea.level, plea.page) == (CheckLevel.ERROR, "results:late-files")


def test_the_secretary_is_told_of_pleas_that_wait_and_nobody_else(an):
    assert told_to("thu-ky") == []
    ask(an)
    assert told_to("thu-ky") == [(1, "/dieu-hanh/TT2026-01/nop-muon/")]
    assert told_to("tham-dinh") == []
    reject(requested(own(an)))
    assert told_to("thu-ky") == []


def refuse(file, by="chu-tich", reason="Không phải lý do bất khả kháng"):
    by = person_named(by) if isinstance(by, str) else by
    return late_pleas.refuse_late(application=file, reason=reason, by=by, at=LATE)


def test_the_chair_refuses_a_plea_at_once_and_a_letter_says_why(an):
    ask(an)
    file, why = own(an), "Không phải lý do bất khả kháng"
    with events() as trail:
        refuse(file)

    decision = file.decisions.get()
    assert (decision.kind, decision.value, decision.reason) == ("LATE_FILE", "REFUSE", why)
    facts = {"document": PAPER, "reason": why}
    chair = person_named("chu-tich").pseudonym
    assert trail == [("application.late_refused", file.reg_no, chair, facts)]
    [letter] = Letter.objects.filter(receiver=an)
    assert (letter.kind, letter.facts["why"]) == (LetterKind.LATE_REFUSED, why)
    assert named_by_the_gate() == ((), ())
    with refused("NO_PLEA", code=file.reg_no):
        refuse(file)
    ask(an)  # with other papers


def test_what_was_passed_on_is_refused_where_it_was_passed_on(an):
    ask(an)
    requested(own(an))
    with refused("PLEA_AT_SECOND", code=own(an).reg_no):
        refuse(own(an))


def test_a_refusal_takes_a_reason_and_nobody_who_is_tied(an):
    ask(an)
    file = own(an)
    with refused("REASON_MISSING"):
        refuse(file, reason=" ")
    chair = person_named("chu-tich")
    tie = Relation(campaign=file.campaign, application=file, person=chair, kind="MENTOR")
    arrange(tie, origin="OFFICE", state="UPHELD", consequence="RECUSED", declared_at=LATE)
    with refused("RECUSED_FROM"):
        refuse(file)


@pytest.mark.parametrize("how", OBSTACLES)
def test_a_refusal_asks_for_duty_and_time(an, how):
    ask(an)
    code, by = obstruct(how, person_named("chu-tich"))
    with refused(code):
        refuse(own(an), by=by)


def test_no_letter_is_written_to_who_has_no_account_or_of_a_cancelled_campaign(an):
    ask(an)
    told = {"until": None, "document": PAPER, "reason": WHY, "why": "Không", "at": LATE}
    file = own(an)
    file.campaign.cancelled_on = date(2026, 10, 9)
    paper = campaign().applications.filter(person=None).first()

    assert late_letters.of_rejection(application=file, **told) == []
    assert late_letters.of_rejection(application=paper, **told) == []
