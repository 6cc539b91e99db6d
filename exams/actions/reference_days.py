"""The days by which facts about candidates are judged, fixed with a draft and announced with it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.rated_year import require_over
from exams.rules.stages import ANNOUNCE


@action(duty=Duty.PREPARE, steps=[ANNOUNCE])
def set_reference_days(
    *, campaign: Campaign, days: Mapping[str, date | int | None], by: Person, at: datetime
) -> Campaign:
    """Fix by which day each fact is judged; None leaves it to the law: the end of registration.

    `days`: `age`, `months_in_post`, `discipline`, `dossier` and `planning_age_month` (the first of
    the month) as days, `latest_rated_year` as a year. Source: annex ii A: age_reference;
    regulations 2.4. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE or YEAR_NOT_OVER: nobody is rated for
    a year before it has ended.
    """
    locked = lock_campaign(campaign)
    if isinstance(year := days.get("latest_rated_year"), int):
        require_over(year, locked.registration_closes, "latest_rated_year")
    fixed = {name: _stored(name, day) for name, day in days.items() if day is not None}
    locked.reference_dates = fixed
    facts: dict[str, Any] = {name: str(value) for name, value in fixed.items()}
    locked.record("reference_days.set", about=locked.code, rows=[locked], **facts)
    return locked


def _stored(name: str, day: date | int) -> str | int:
    if isinstance(day, int):
        return day
    return f"{day:%Y-%m}" if name == "planning_age_month" else day.isoformat()
