"""Remember what the words of an office's files mean, so that it is asked once."""

from collections.abc import Mapping
from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record
from candidates.models import RememberedMatch
from exams.rules.refusals import Refusal

# Column and text (a heading has no column) to what it means; None: the question was left open.
Answers = Mapping[tuple[str, str], str | None]
LONGEST = 200  # letters of a text or of a meaning


@action(duty=[Duty.KEEP_PLANNING, Duty.RECEIVE], in_campaign=False)
def remember_answers(*, kind: str, answers: Answers, by: Person, at: datetime) -> int:
    """Remember for the next file of a kind how questions were answered; the last answer counts.

    Returns how many answers are new. What was left open is forgotten. Raises Refusal
    NOT_YOUR_DUTY or ALREADY_DONE (nothing differs from what is remembered).
    """
    changed = unremembered(kind, answers)
    if not changed:
        raise Refusal("ALREADY_DONE")
    record("imports.answers_remembered", about=kind, by=by, at=at, rows=changed, count=len(changed))
    return len(changed)


def unremembered(kind: str, answers: Answers) -> list[RememberedMatch]:
    """Return the rows, not saved, that would hold the answers that differ from those remembered."""
    rows = {(row.column, row.text): row for row in RememberedMatch.objects.filter(kind=kind)}
    changed = []
    for (column, text), meaning in answers.items():
        row = rows.get((column, text))
        if max(len(text), len(meaning or "")) > LONGEST or (row is None and meaning is None):
            continue
        row = row or RememberedMatch(kind=kind, column=column, text=text, forgotten=True)
        answer = (True, row.meaning) if meaning is None else (False, meaning)
        if (row.forgotten, row.meaning) != answer:
            row.forgotten, row.meaning = answer
            changed.append(row)
    return changed


def remembered_answers(kind: str) -> dict[tuple[str, str], str]:
    """Return, by column and text, what the words of the files of a kind mean."""
    rows = RememberedMatch.objects.filter(kind=kind, forgotten=False)
    return {(row.column, row.text): row.meaning for row in rows}
