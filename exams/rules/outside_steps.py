"""What happens outside the system after the marking, and is recorded with its paper and day.

Source: regulations 3 (P17, P18: NĐ 170/2025 art. 17; P20, P23: TT 22/2025 art. 23(4), 25).
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum

from exams.rules.deadline_rules import DEADLINE_RULES, CampaignDates
from exams.rules.refusals import Refusal
from exams.rules.stages import PUBLISH, RANK, Step

_RULES = {rule.name: rule for rule in DEADLINE_RULES}


class OutsideStep(StrEnum):
    """A step of the clock that no act of the system answers, by the name of its deadline."""

    REPORT = "P17_REPORT"
    APPROVAL = "P18_APPROVE"
    SUPERVISION_REPORT = "P20_SUPERVISION_REPORT"
    ARCHIVE = "P23_ARCHIVE"

    @property
    def day_name(self) -> str:
        """Return the field of CampaignDates that the step answers."""
        return _RULES[self].given

    @property
    def follows(self) -> str:
        """Return the field of CampaignDates from which its period counts."""
        return _RULES[self].start

    @property
    def recorded_at(self) -> tuple[Step, ...]:
        """Return where a campaign stands when it can be recorded, or corrected."""
        return (PUBLISH,) if self in _AFTER_PUBLISHING else RECORDED_AT


RECORDED_AT = (RANK, PUBLISH)
_AFTER_PUBLISHING = (OutsideStep.SUPERVISION_REPORT, OutsideStep.ARCHIVE)


def require_order(happened: CampaignDates) -> None:
    """Refuse (STEP_BEFORE_ITS_START) a step that lies before what it follows, as both happened."""
    days: Mapping[str, date | None] = asdict(happened)
    for step in OutsideStep:
        first, then = days[step.follows], days[step.day_name]
        if first and then and then < first:
            raise Refusal(
                "STEP_BEFORE_ITS_START",
                field="on",
                step=step,
                first=f"{first:%d/%m/%Y}",
                then=f"{then:%d/%m/%Y}",
            )
