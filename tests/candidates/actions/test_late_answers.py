"""An answer about a special case that comes after the list: in time, too late, or of no exam."""

import pytest

from candidates.actions.sit import entry_of
from candidates.documents.ineligible import reasons
from candidates.models import Application, Decision
from candidates.rules.enums import DecisionValue
from exams.models import Entry
from exams.rules.stages import MARK_WRITTEN, SCREEN
from results.actions.document_kinds import INELIGIBLE_LETTER
from tests.actions import arrange, campaign, events, moment, move_to, person_named, refused
from tests.candidates.actions.sittings import number
from tests.special_cases import entered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
APPROVE, REFUSE, TOO_LATE = DecisionValue.APPROVE, DecisionValue.REFUSE, DecisionValue.TOO_LATE
POSTED = moment(2026, 10, 21)
EVE, BEGAN = moment(2026, 11, 4, 7, 59, 59), moment(2026, 11, 4, 8)


@pytest.fixture
def case():
    number(at=POSTED)
    return campaign().applications.get(reg_no="HS-046")


def fresh(case):
    return Application.objects.get(pk=case.pk)


def test_until_the_sitting_begins_an_approval_lets_the_file_in_with_the_next_number(case):
    with events() as trail:
        entered(case, APPROVE, EVE)

    facts = {"rule": "E08", "value": "APPROVE", "document": "TB 1"}
    actor = person_named("chu-tich").pseudonym
    assert trail == [("special_case.decided", "HS-046", actor, facts)]
    assert fresh(case).state == "ELIGIBLE"
    assert entry_of(case).number == "LD053"


@pytest.mark.parametrize("step", [None, MARK_WRITTEN])
def test_once_the_sitting_began_nothing_is_approved(case, step):
    if step:
        move_to(step)

    with refused("SPECIAL_CASE_TOO_LATE", code="HS-046", field="value"):
        entered(case, APPROVE, BEGAN)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (TOO_LATE, "Trường hợp đặc biệt chưa được cấp có thẩm quyền chấp thuận trước khi buổi thi"),
        (REFUSE, "Cấp có thẩm quyền không đồng ý trường hợp đặc biệt"),
    ],
)
def test_once_the_sitting_began_the_file_stays_out_and_its_letter_says_why(case, value, sentence):
    numbered = Entry.objects.count()

    entered(case, value, BEGAN)

    kept_out = fresh(case)
    assert (kept_out.state, kept_out.is_kept_out) == ("INELIGIBLE", True)
    assert Entry.objects.count() == numbered
    [why] = reasons(kept_out)
    assert why.startswith(sentence)
    assert why.endswith("(TB 1).")
    assert "HS-046" in INELIGIBLE_LETTER.subjects(campaign())


def test_nothing_is_too_late_before_the_sitting(case):
    with refused("SPECIAL_CASE_IN_TIME", code="HS-046", field="value"):
        entered(case, TOO_LATE, EVE)


def test_without_an_hour_nothing_is_too_late_while_the_sitting_lasts(case):
    arrange(campaign().parts.get(kind="WRITTEN"), starts_at=None)

    entered(case, APPROVE, BEGAN)

    assert fresh(case).state == "ELIGIBLE"


def test_whoever_was_approved_in_time_is_not_too_late(case):
    entered(case, APPROVE, EVE)

    with refused("SPECIAL_CASE_IN_TIME"):
        entered(fresh(case), TOO_LATE, BEGAN)
    entered(fresh(case), APPROVE, BEGAN, document="TB 2")

    assert fresh(case).state == "ELIGIBLE"
    assert entry_of(case).number == "LD053"


def test_a_position_that_is_not_held_gives_no_number_and_is_answered_at_any_time(case):
    arrange(case.position, opening="NOT_ENOUGH_CANDIDATES")
    with refused("SPECIAL_CASE_IN_TIME"):
        entered(case, TOO_LATE, BEGAN)

    entered(case, APPROVE, BEGAN)

    assert fresh(case).state == "ELIGIBLE"
    assert entry_of(case) is None


def test_a_file_of_no_position_gives_no_number(case):
    arrange(case, position=None)

    entered(case, APPROVE, BEGAN)

    assert entry_of(case) is None


def test_what_another_decision_may_say_is_no_answer(case):
    with refused("UNKNOWN_VALUE", value="DISCUSS"):
        entered(case, DecisionValue.DISCUSS, EVE)


def test_while_files_are_screened_an_answer_changes_no_state(case):
    move_to(SCREEN)
    arrange(case.position, opening="")

    entered(case, REFUSE, POSTED)

    assert fresh(case).state == "SPECIAL_CASE_PENDING"
    assert Decision.objects.filter(application=case, value="REFUSE").exists()


def test_who_was_refused_after_the_list_is_let_in_by_no_second_answer_and_the_paper_is_mended(case):
    entered(case, REFUSE, EVE)

    with refused("ANSWER_KEEPS_OUT", code="HS-046", field="value"):
        entered(fresh(case), APPROVE, EVE)
    entered(fresh(case), REFUSE, EVE, document="TB 2")

    assert fresh(case).state == "INELIGIBLE"
    [why] = reasons(fresh(case))
    assert why.endswith("(TB 2).")


def test_whoever_was_approved_is_taken_off_the_list_by_no_second_answer(case):
    entered(case, APPROVE, EVE)

    for at in (EVE, BEGAN):
        with refused("ANSWER_KEEPS_IN", code="HS-046", field="value"):
            entered(fresh(case), REFUSE, at)


def test_who_was_too_late_may_be_refused_after_all_and_the_letter_says_so(case):
    entered(case, TOO_LATE, BEGAN)
    entered(fresh(case), REFUSE, BEGAN)

    [why] = reasons(fresh(case))
    assert why.startswith("Cấp có thẩm quyền không đồng ý trường hợp đặc biệt")


def test_while_files_are_screened_every_answer_may_be_changed(case):
    move_to(SCREEN)
    arrange(case.position, opening="")
    entered(fresh(case), REFUSE, EVE)
    arrange(fresh(case), state="INELIGIBLE")

    entered(fresh(case), APPROVE, EVE)

    assert fresh(case).decisions.filter(kind="SPECIAL_CASE").count() == 2


def test_whom_an_officer_refused_no_approval_of_the_authority_lets_in(case):
    word = Decision(campaign=campaign(), application=case, kind="OFFICER", value="REFUSE")
    officer = person_named("tham-dinh")
    arrange(word, reason="Văn bằng giả", decided_on=POSTED.date(), decided_at=POSTED, by=officer)
    numbered = Entry.objects.count()

    entered(case, APPROVE, EVE)

    assert fresh(case).state == "INELIGIBLE"
    assert Entry.objects.count() == numbered
    assert "Văn bằng giả" in " ".join(reasons(fresh(case)))
