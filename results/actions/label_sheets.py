"""Twin labels: the same code twice, one for the stub and one for the body of a script.

Source: TT 22/2025 art. 15(3); regulations 5.3. Only the pool of codes is stored: which label goes
on which script is decided by hand, and known to nobody.
"""

from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.chance import codes_by_chance
from exams.actions.preconditions import lock_campaign
from exams.models import ExamPart, LabelSheet
from exams.rules.refusals import Refusal
from exams.rules.stages import SIT_WRITTEN
from results.actions.paper_codes import require_paper


@action(duty=Duty.SEAL, steps=[SIT_WRITTEN])
def issue_labels(*, part: ExamPart, count: int, by: Person, at: datetime) -> LabelSheet:
    """Draw the codes of so many twin labels; more can be issued when they run out.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE or NOT_ON_PAPER.
    """
    locked = lock_campaign(part.campaign)
    require_paper(part)
    sheet = LabelSheet(
        part=part,
        number=LabelSheet.objects.filter(part=part).count() + 1,
        codes=sorted(codes_by_chance(count)),
    )
    locked.record(
        "labels.issued",
        about=f"{locked.code} {part.kind}",
        rows=[sheet],
        sheet=sheet.number,
        count=count,
    )
    return sheet


@action(duty=Duty.SEAL, steps=[SIT_WRITTEN])
def print_labels(*, sheet: LabelSheet, reason: str, by: Person, at: datetime) -> LabelSheet:
    """Record that the labels of a sheet are printed; printing them again asks for a reason.

    A label that is printed twice could be stuck on a third paper, so that the trail says so.
    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE or REASON_FOR_REPRINT.
    """
    locked = lock_campaign(sheet.part.campaign)
    sheet.refresh_from_db(fields=["prints", "ver", "salt", "event"])
    if sheet.prints and not reason.strip():
        raise Refusal("REASON_FOR_REPRINT", sheet=sheet.number, field="reason")
    sheet.prints += 1
    locked.record(
        "labels.printed",
        about=f"{locked.code} {sheet.part.kind}",
        rows=[sheet],
        sheet=sheet.number,
        count=len(sheet.codes),
        prints=sheet.prints,
        reason=reason,
    )
    return sheet
