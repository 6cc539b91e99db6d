"""Decide: what a competent body says where the rules of screening ask for a decision."""

from datetime import date, datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from candidates.actions import too_few_letters
from candidates.actions.case_reviews import require_asked_for, require_reviewed
from candidates.actions.decisions import new_decision
from candidates.actions.late_answers import effects_on_file, require_timely
from candidates.actions.preconditions import require_dated_document
from candidates.actions.recusal import require_files_open, require_open_to
from candidates.models import Application, Decision
from candidates.rules.enums import DecisionKind, DecisionValue
from candidates.rules.position_outcomes import ListState
from candidates.rules.profile import Waiver
from exams.actions.advance import first_sitting
from exams.actions.preconditions import lock_campaign
from exams.models import Position
from exams.rules.letters import LetterKind
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN, SITTINGS, since


@action(duty=Duty.DECIDE, steps=since(SCREEN))
def special_case(
    *,
    application: Application,
    rule: str,
    value: DecisionValue,
    document: str,
    on: date,
    by: Person,
    at: datetime,
) -> Decision:
    """Enter the competent authority's decision on a rule that asks for one (E03, E05, E08, E15).

    While the files are screened, the state of the paper follows with the next run of the rules.
    After the list was approved it follows at once, and once: whoever becomes eligible for a
    position that is held, before its first sitting begins, gets the next number, and the list a new
    version. Once it began nothing is approved: the authority refuses, or TOO_LATE says that no
    approval came in time, which needs no review. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE,
    RECUSED_FROM, NOT_ASKED_FOR, DOCUMENT_MISSING, DAY_IN_FUTURE, REVIEW_STEPS_MISSING or
    REVIEW_DAY_ORDER (a case of age is reviewed first), or what `require_timely` refuses.
    """
    locked = lock_campaign(application.campaign)
    application.campaign = locked
    require_open_to(by, application)
    require_asked_for(locked, application, rule)
    require_timely(application, value, at)
    require_dated_document(document, on, at)
    if value != DecisionValue.TOO_LATE:
        require_reviewed(locked, application, rule, on)
    made = new_decision(locked, DecisionKind.SPECIAL_CASE, value)
    made.application, made.rule = application, rule
    made.document, made.decided_on = document, on
    locked.record(
        "special_case.decided",
        about=application,
        rows=[made, *effects_on_file(locked, application, rule, value)],
        rule=rule,
        value=made.value,
        document=document,
    )
    return made


@action(duty=Duty.DECIDE, steps=[SCREEN, *SITTINGS])
def waive_minimum(
    *, position: Position, document: str, on: date, by: Person, at: datetime
) -> Decision:
    """Enter the decision that a position may be locked with fewer people than the minimum.

    After the list was approved: that it is sat for although candidates withdrew. Its candidates
    with an account get a letter. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM,
    WAIVER_NOT_ALLOWED, NOT_COMPETED_FOR, DOCUMENT_MISSING or DAY_IN_FUTURE.
    """
    locked = lock_campaign(position.campaign, SCREEN, first_sitting(position.campaign))
    require_files_open(by, position)
    if locked.regulations["eligibility"]["waiver_of_min_candidates"] == Waiver.NEVER:
        raise Refusal("WAIVER_NOT_ALLOWED")
    if locked.step != SCREEN and position.opening != ListState.HELD:
        raise Refusal("NOT_COMPETED_FOR", code=position.code)
    require_dated_document(document, on, at)
    made = new_decision(locked, DecisionKind.MIN_CANDIDATES_WAIVER, DecisionValue.APPROVE)
    made.position, made.document, made.decided_on = position, document, on
    facts = {"document": document}
    letters = too_few_letters.letters_about(locked, [position], LetterKind.WAIVED, facts, at)
    rows: list[Protected] = [made, *letters]
    if locked.step != SCREEN:
        position.waiver = document
        rows.append(position)
    locked.record("minimum.waived", about=position.code, rows=rows, document=document)
    return made
