"""Who comes to the list of candidates after others signed that they have no relation to anybody.

A file that is handed in while files are screened, let in late or received on paper, is new to all
who signed before (TT 22/2025 art. 20(2)): what the statement opens closes until they sign again.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.models import Grant
from candidates.actions.listed import registered
from candidates.actions.statements import owed_again
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.models import Campaign, Statement
from exams.rules.stages import Stage

NOT_LISTED = (ApplicationState.DRAFT, ApplicationState.WITHDRAWN)


def owed_since(campaign: Campaign, papers: Iterable[Application], at: datetime) -> list[Grant]:
    """Return the roles, changed, whose holders state again because of files that come in now.

    While registration is open nobody does: its end asks once for all who came.
    """
    if campaign.stage == Stage.REGISTER:
        return []
    handed_in = {paper.reg_no for paper in papers if paper.state not in NOT_LISTED}
    listed = registered(campaign).filter(reg_no__in=handed_in)
    joining = handed_in.difference(listed.values_list("reg_no", flat=True))
    return owed_again(campaign, at, frozenset(joining)) if joining else []


def new_to(signed: Iterable[Statement], numbers: frozenset[str]) -> frozenset[str]:
    """Return which of a list registered since somebody signed; empty: no list before.

    `signed`: that person's statements in the campaign. Where one does not say whom it named, the
    whole list is read again.
    """
    lists: list[Any] = [statement.listed for statement in signed]
    if not lists or None in lists:
        return frozenset()
    return numbers.difference(*lists)
