"""The table of the deadlines: from which day each is counted, how long, in which days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from exams.rules.enums import PartKind

# The day of the plan on which each part is sat.
DAY_OF = {PartKind.WRITTEN: "written_exam", PartKind.PROPOSAL: "defence"}


class DayUnit(StrEnum):
    DAYS = "DAYS"
    WORKING_DAYS = "WORKING_DAYS"
    WORKING_DAYS_BEFORE = "WORKING_DAYS_BEFORE"
    DAYS_BEFORE = "DAYS_BEFORE"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """A deadline as the regulations set it: parameter, unit, start and the date that answers it."""

    name: str
    start: str  # field of CampaignDates
    parameter: str  # field of CalendarProfile
    unit: DayUnit
    given: str = ""  # field of CampaignDates, empty where none is announced


_DAYS, _WORKING, _WORKING_BEFORE = DayUnit.DAYS, DayUnit.WORKING_DAYS, DayUnit.WORKING_DAYS_BEFORE

DEADLINE_RULES = (
    DeadlineRule(
        "P3_REGISTRATION", "registration_opens", "registration_days", _DAYS, "registration_closes"
    ),
    DeadlineRule(
        "P5_SCREENING", "registration_closes", "screening_days", _DAYS, "eligible_list_published"
    ),
    DeadlineRule(
        "P7_WRITTEN_EXAM", "registration_closes", "exam_within_days_of_close", _DAYS, "written_exam"
    ),
    DeadlineRule("P11_MARKING", "written_exam", "marking_days", _DAYS, "provisional_published"),
    DeadlineRule(
        "P12_REMARK_REQUEST",
        "provisional_published",
        "remark_request_working_days",
        _WORKING,
        "remark_request_until",
    ),
    DeadlineRule(
        "P13_REMARK_MARKING",
        "remark_request_until",
        "remark_marking_days",
        _DAYS,
        "remark_published",
    ),
    DeadlineRule("P17_REPORT", "marking_finished", "report_working_days", _WORKING, "reported"),
    DeadlineRule("P18_APPROVE", "reported", "approve_working_days", _WORKING, "approved"),
    DeadlineRule("P19_PUBLISH", "approved", "publish_working_days", _WORKING, "published"),
    DeadlineRule(
        "P20_SUPERVISION_REPORT",
        "published",
        "supervision_report_working_days",
        _WORKING,
        "supervision_reported",
    ),
    DeadlineRule("P23_ARCHIVE", "published", "archive_days", _DAYS, "archived"),
    DeadlineRule(
        "P8_POSTING", "written_exam", "posting_min_working_days", _WORKING_BEFORE, "posting"
    ),
    DeadlineRule("SUMMONS", "written_exam", "summons_min_working_days", _WORKING_BEFORE, "summons"),
    DeadlineRule(
        "P4_LAST_CHANGE_BEFORE_EXAM",
        "written_exam",
        "announcement_change_min_days_before_opening",
        DayUnit.DAYS_BEFORE,
    ),
)

# What comes before the announcement and after the exam; the office's own page alone shows them.
# P21 counts from the approval of the results: until then nobody is chosen for the procedure.
RULES_OF_THE_OFFICE = (
    DeadlineRule(
        "P0_APPROVAL_IN_PRINCIPLE",
        "proposed",
        "approval_in_principle_working_days",
        _WORKING,
        "agreed",
    ),
    DeadlineRule("P21_PROCEDURE", "approved", "procedure_working_days", _WORKING),
)

# A longer time to register, or to ask for a remark, is nobody's delay.
AT_LEAST = frozenset({"P3_REGISTRATION", "P12_REMARK_REQUEST"})

# What the council owes to others, and no candidate waits for.
OF_THE_OFFICE = frozenset({"P17_REPORT", "P20_SUPERVISION_REPORT", "P23_ARCHIVE"})


@dataclass(frozen=True, slots=True)
class CampaignDates:
    """The dates that the announcement and the plan give; None where there is none yet."""

    proposed: date | None = None  # that the post be filled by an exam (P0)
    agreed: date | None = None  # in principle
    registration_opens: date | None = None
    registration_closes: date | None = None
    eligible_list_published: date | None = None
    summons: date | None = None
    posting: date | None = None
    written_exam: date | None = None
    provisional_published: date | None = None
    remark_request_until: date | None = None
    remark_published: date | None = None
    defence: date | None = None
    marking_finished: date | None = None
    reported: date | None = None
    approved: date | None = None
    published: date | None = None
    supervision_reported: date | None = None
    archived: date | None = None
