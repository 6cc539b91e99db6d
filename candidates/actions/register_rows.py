"""Which rows of a paper register its importer may enter: of whom, and of which day."""

from collections.abc import Iterator, Mapping, Sequence

from accounts.models import Person
from candidates.actions.recusal import closed_files
from candidates.models import Application
from candidates.rules.registration import Registration, received_again, same_answers
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage


def rows_to_enter(
    campaign: Campaign,
    rows: Sequence[Registration],
    stored: Mapping[str, Application],
    by: Person,
) -> Iterator[Registration]:
    """Yield the rows that are entered, all but those that repeat the file of somebody tied.

    Of who is closed to the importer no other file is entered either.

    Raises Refusal RECUSED_FROM_ROW or ROW_AFTER_LAST_DAY.
    """
    files = list(closed_files(campaign, by).values_list("reg_no", "citizen_id"))
    closed, people = {number for number, _ in files}, {person for _, person in files if person}
    for row in rows:
        paper = stored.get(row.reg_no)
        _require_in_time(campaign, row, paper)
        if row.reg_no in closed or row.citizen_id in people:
            _require_untouched(paper, row)
        else:
            yield row


def _require_untouched(paper: Application | None, row: Registration) -> None:
    """Refuse (RECUSED_FROM_ROW) a row that says of a file what it does not say already."""
    before = paper.as_registration() if paper else None
    if before is None or not same_answers(received_again(row, before), before):
        raise Refusal("RECUSED_FROM_ROW", number=row.reg_no, row=row.row)


def _require_in_time(campaign: Campaign, row: Registration, paper: Application | None) -> None:
    """Refuse (ROW_AFTER_LAST_DAY) what claims, once registration is over, that it came in time.

    What enters after it is a late file, of the day on which it came, and two persons let it in.
    """
    closes, came = campaign.registration_closes, row.received_on
    if campaign.stage != Stage.SCREEN or closes is None or came is None or came > closes:
        return
    is_admitted = paper is not None and paper.late_until is not None
    came_before = paper.received_on if paper else None
    if not is_admitted and (came_before is None or came_before > closes):
        facts = {"number": row.reg_no, "row": row.row, "until": f"{closes:%d/%m/%Y}"}
        raise Refusal("ROW_AFTER_LAST_DAY", **facts)
