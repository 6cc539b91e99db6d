"""An officer of a rehearsal, who concludes on files as the page of a file does."""

from collections.abc import Iterable
from datetime import datetime

from accounts.models import Person
from candidates.actions import officer_conclusion
from candidates.models import Application
from candidates.rules.enums import DecisionValue, OpinionValue
from candidates.rules.opinions import Opinion
from exams.rules.enums import Verdict


def agree_with_rules(papers: Iterable[Application], *, by: Person, at: datetime) -> None:
    """Let an officer agree with what the rules made of each paper."""
    for paper in papers:
        officer_conclusion.conclude(
            application=paper,
            value=DecisionValue.CONFIRM,
            reason="",
            opinions=accepting(paper),
            by=by,
            at=at,
        )


def accepting(paper: Application) -> list[Opinion]:
    """Return the opinions that agree with the rules on all that a paper did not pass."""
    latest = paper.campaign.screenings.first()
    asked = paper.findings.filter(screening=latest).exclude(verdict=Verdict.PASS)
    return [Opinion(rule, OpinionValue.ACCEPT) for rule in asked.values_list("rule", flat=True)]
