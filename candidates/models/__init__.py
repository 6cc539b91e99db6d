from candidates.models.application import Application
from candidates.models.background_check import BackgroundCheck
from candidates.models.cadre import CadreRecord
from candidates.models.cadre_facts import (
    DegreeRecord,
    DisciplineRecord,
    PartyRatingRecord,
    PeriodRecord,
    RatingRecord,
    StatusRecord,
    TrainingRecord,
)
from candidates.models.case_review import CaseReview
from candidates.models.complaint import Complaint
from candidates.models.conference import BallotCount, ConferenceNominee, PlanningConference
from candidates.models.document import Document
from candidates.models.evaluation import MonthlyEvaluation, UnitEvaluation
from candidates.models.matching import RememberedMatch
from candidates.models.need import Need
from candidates.models.paper_request import PaperRequest
from candidates.models.planning import PlanningEntry, PlanningList
from candidates.models.planning_match import PlanningMatch
from candidates.models.relation import Relation
from candidates.models.screening import Decision, FindingRecord, RuleOpinion, Screening
from candidates.models.seal import Seal
from candidates.models.supplement import Supplement

__all__ = [
    "Application",
    "BackgroundCheck",
    "BallotCount",
    "CadreRecord",
    "CaseReview",
    "Complaint",
    "ConferenceNominee",
    "Decision",
    "DegreeRecord",
    "DisciplineRecord",
    "Document",
    "FindingRecord",
    "MonthlyEvaluation",
    "Need",
    "PaperRequest",
    "PartyRatingRecord",
    "PeriodRecord",
    "PlanningConference",
    "PlanningEntry",
    "PlanningList",
    "PlanningMatch",
    "RatingRecord",
    "Relation",
    "RememberedMatch",
    "RuleOpinion",
    "Screening",
    "Seal",
    "StatusRecord",
    "Supplement",
    "TrainingRecord",
    "UnitEvaluation",
]
