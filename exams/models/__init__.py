from exams.models.body import Body, Member
from exams.models.calendar_feed import CalendarFeed
from exams.models.campaign import AnnouncedCatalogue, Announcement, Campaign, ExamPart, Position
from exams.models.catalogue import Equivalence, Holiday, Post, Rank, Unit
from exams.models.clearance import Clearance
from exams.models.cost_plan import CostPlan
from exams.models.decision_file import DecisionFile
from exams.models.entry import Entry, Lot, Sanction, Script, Sitting, Stub
from exams.models.labels import LabelSheet, ScriptReception, StubEnvelope, StubReading
from exams.models.letter import Letter
from exams.models.posting import Posting
from exams.models.profile import ProfileVersion
from exams.models.relation import Recusal, Statement
from exams.models.team_target import TeamTarget
from exams.models.vacancy import Vacancy

__all__ = [
    "AnnouncedCatalogue",
    "Announcement",
    "Body",
    "CalendarFeed",
    "Campaign",
    "Clearance",
    "CostPlan",
    "DecisionFile",
    "Entry",
    "Equivalence",
    "ExamPart",
    "Holiday",
    "LabelSheet",
    "Letter",
    "Lot",
    "Member",
    "Position",
    "Post",
    "Posting",
    "ProfileVersion",
    "Rank",
    "Recusal",
    "Sanction",
    "Script",
    "ScriptReception",
    "Sitting",
    "Statement",
    "Stub",
    "StubEnvelope",
    "StubReading",
    "TeamTarget",
    "Unit",
    "Vacancy",
]
