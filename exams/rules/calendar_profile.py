"""The periods that a regulation profile sets (annex ii B), as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from exams.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class CalendarProfile:
    """The parameters of annex ii B, with their proposed values."""

    registration_days: int = 30
    count_first_day: bool = True
    roll_end_to_working_day: bool = False
    announcement_changes_max: int = 1
    too_few_extensions_max: int = 1
    announcement_change_min_days_before_opening: int = 10
    screening_days: int = 15
    screening_days_many: int = 30
    screening_complaint_working_days: int = 5
    screening_complaint_answer_days: int = 10
    results_complaint_working_days: int = 5
    questions_complaint_working_days: int = 5
    complaint_days: int = 90
    complaint_answer_days: int = 30
    exam_within_days_of_close: int = 30
    exam_within_days_of_close_many: int = 45
    summons_min_working_days: int = 5
    posting_min_working_days: int = 1
    marking_days: int = 15
    marking_days_many: int = 30
    remark_request_working_days: int = 5
    remark_marking_days: int = 10
    remark_marking_days_many: int = 20
    days_between_parts: int = 14
    report_working_days: int = 5
    approve_working_days: int = 5
    publish_working_days: int = 2
    supervision_report_working_days: int = 3
    approval_in_principle_working_days: int = 15
    procedure_working_days: int = 30
    archive_days: int = 365


def calendar_profile_of(table: Mapping[str, Any]) -> CalendarProfile:
    """Return the profile that a table of parameters describes; other keys are ignored.

    Raises Refusal PROFILE_VALUE for a number that is none, or a switch that is neither on nor off.
    """
    types = {field.name: type(field.default) for field in fields(CalendarProfile)}
    chosen = {name: table[name] for name in table if name in types}
    for name, value in chosen.items():
        if type(value) is not types[name]:
            allowed = "ALLOWED_BOOLEAN" if types[name] is bool else "ALLOWED_INTEGER"
            raise Refusal("PROFILE_VALUE", parameter=name, value=value, allowed=allowed)
    return CalendarProfile(**chosen)
