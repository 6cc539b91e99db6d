"""The campaigns whose written part is being marked."""

from datetime import datetime
from typing import Any

from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.stages import MARK_WRITTEN
from exams.worklist import running_campaigns
from grading.rules.enums import Round

# The deadline of what each round of marks is for (exams/rules/deadline_rules.py).
DEADLINES = {Round.MARK: "P11_MARKING", Round.REMARK: "P13_REMARK_MARKING"}


def campaigns_marked(person: Person, at: datetime, *duties: Duty) -> dict[Any, Campaign]:
    """Return the campaigns whose written part is being marked, by their key."""
    return {
        campaign.pk: campaign
        for campaign in running_campaigns(person, at, *duties)
        if campaign.step == MARK_WRITTEN
    }
